#include "pc.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const WCHAR MUTEX[] = L"Local\\UsherLabPc";
static HANDLE mutex;

static void path_of(WCHAR *path, const WCHAR *name)
{
    DWORD length = GetEnvironmentVariableW(L"USHER_LAB_PC", path, MAX_PATH);
    if (length == 0 || length >= MAX_PATH) ExitProcess(99);
    if (!name) return;
    WCHAR *slash = wcsrchr(path, L'\\');
    wcscpy(slash ? slash + 1 : path, name);
}

void pc_decode(const char *value, WCHAR *text, int size)
{
    char bytes[2048];
    size_t n = 0;
    for (const char *at = value; *at && n < sizeof bytes - 1; at++) {
        unsigned byte;
        if (*at == '%' && sscanf(at + 1, "%2x", &byte) == 1) { bytes[n++] = (char)byte; at += 2; }
        else bytes[n++] = *at;
    }
    bytes[n] = 0;
    if (!MultiByteToWideChar(CP_UTF8, 0, bytes, -1, text, size)) text[size - 1] = 0;
}

const char *encoded(const WCHAR *text)
{
    static char results[4][4096];
    static int next;
    char *result = results[next++ % 4], bytes[1024] = "";
    size_t n = 0;
    WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes - 1, NULL, NULL);
    for (const unsigned char *at = (unsigned char *)bytes; *at; at++) {
        if (*at > 0x20 && *at < 0x7f && *at != '%' && *at != '=') result[n++] = (char)*at;
        else n += sprintf(result + n, "%%%02X", *at);
    }
    result[n] = 0;
    return result;
}

static void read_session(Pc *pc, char *fields)
{
    if (pc->count == MOST_SESSIONS) return;
    Session *s = &pc->sessions[pc->count++];
    memset(s, 0, sizeof *s);
    s->readable = TRUE;
    for (char *field = strtok(fields, " "); field; field = strtok(NULL, " ")) {
        char *value = strchr(field, '=');
        if (!value) continue;
        *value++ = 0;
        if (!strcmp(field, "id")) s->id = strtoul(value, NULL, 10);
        else if (!strcmp(field, "station")) pc_decode(value, s->station, 33);
        else if (!strcmp(field, "user")) pc_decode(value, s->user, 320);
        else if (!strcmp(field, "domain")) pc_decode(value, s->domain, 64);
        else if (!strcmp(field, "client")) pc_decode(value, s->client, 32);
        else if (!strcmp(field, "state")) s->state = strtoul(value, NULL, 10);
        else if (!strcmp(field, "flags")) s->flags = atol(value);
        else if (!strcmp(field, "logon")) s->logon = atoll(value);
        else if (!strcmp(field, "connect")) s->connect = atoll(value);
        else if (!strcmp(field, "disconnect")) s->disconnect = atoll(value);
        else if (!strcmp(field, "input")) s->input = atoll(value);
        else if (!strcmp(field, "protocol")) s->protocol = (USHORT)atoi(value);
        else if (!strcmp(field, "readable")) s->readable = atoi(value);
    }
}

static void read_setting(Pc *pc, char *field)
{
    char *value = strchr(field, '=');
    if (!value || pc->setting_count == MOST_SETTINGS) return;
    *value++ = 0;
    snprintf(pc->settings[pc->setting_count].key, 48, "%s", field);
    snprintf(pc->settings[pc->setting_count++].value, 512, "%s", value);
}

Pc *pc_open(void)
{
    WCHAR path[MAX_PATH];
    char line[4096];
    Pc *pc = calloc(1, sizeof *pc);
    if (!mutex) mutex = CreateMutexW(NULL, FALSE, MUTEX);
    WaitForSingleObject(mutex, INFINITE);
    path_of(path, NULL);
    FILE *file = _wfopen(path, L"rb");
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = 0;
        if (!strncmp(line, "session ", 8)) read_session(pc, line + 8);
        else if (!strncmp(line, "set ", 4)) read_setting(pc, line + 4);
    }
    if (file) fclose(file);
    return pc;
}

void pc_close(Pc *pc)
{
    free(pc);
    ReleaseMutex(mutex);
}

void pc_save(Pc *pc)
{
    WCHAR path[MAX_PATH], fresh[MAX_PATH];
    path_of(path, NULL);
    path_of(fresh, L"pc.txt.new");
    FILE *file = _wfopen(fresh, L"wb");
    for (int i = 0; file && i < pc->count; i++) {
        Session *s = &pc->sessions[i];
        fprintf(file, "session id=%lu station=%s user=%s domain=%s", s->id, encoded(s->station), encoded(s->user),
                encoded(s->domain));
        fprintf(file, " state=%lu flags=%ld logon=%lld connect=%lld disconnect=%lld input=%lld", s->state, s->flags,
                s->logon, s->connect, s->disconnect, s->input);
        fprintf(file, " client=%s protocol=%u readable=%d\n", encoded(s->client), s->protocol, s->readable);
    }
    for (int i = 0; file && i < pc->setting_count; i++)
        fprintf(file, "set %s=%s\n", pc->settings[i].key, pc->settings[i].value);
    if (file) fclose(file);
    MoveFileExW(fresh, path, MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH);
    pc_close(pc);
}

Session *pc_find(Pc *pc, DWORD id)
{
    for (int i = 0; i < pc->count; i++)
        if (pc->sessions[i].id == id) return &pc->sessions[i];
    return NULL;
}

void pc_remove(Pc *pc, DWORD id)
{
    Session *s = pc_find(pc, id);
    if (s) *s = pc->sessions[--pc->count];
}

void pc_replace(Session *session, const char *user)
{
    pc_decode(user, session->user, 320);
    session->logon = session->connect = now_filetime();
}

/* FNV-1a, over structures that were zeroed before they were filled. */
ULONGLONG pc_sessions_print(const Pc *pc)
{
    ULONGLONG print = 14695981039346656037ULL;
    const unsigned char *bytes = (const unsigned char *)pc->sessions;
    for (size_t i = 0; i < pc->count * sizeof *pc->sessions; i++) print = (print ^ bytes[i]) * 1099511628211ULL;
    return print;
}

const char *pc_text(Pc *pc, const char *key, const char *otherwise)
{
    for (int i = 0; i < pc->setting_count; i++)
        if (!strcmp(pc->settings[i].key, key)) return pc->settings[i].value;
    return otherwise;
}

long pc_number(Pc *pc, const char *key, long otherwise)
{
    const char *value = pc_text(pc, key, NULL);
    return value ? atol(value) : otherwise;
}

void pc_set_number(Pc *pc, const char *key, long value)
{
    for (int i = 0; i < pc->setting_count; i++)
        if (!strcmp(pc->settings[i].key, key)) snprintf(pc->settings[i].value, 512, "%ld", value);
}
