/* Reads and writes pc.txt: one host's sessions and all settings. The sessions of other hosts stay unchanged. */
#include "pc.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const WCHAR MUTEX[] = L"Local\\UsherLabPc";
static HANDLE mutex;
/* This PC as it was read first, where nothing may change it. */
static Pc *frozen;

static void path_of(WCHAR *path, const WCHAR *name)
{
    wcscpy(path, LAB_FOLDER);
    wcscat(path, name ? name : L"pc.txt");
}

static void keep_line(Pc *pc, const char *line)
{
    size_t before = pc->others ? strlen(pc->others) : 0;
    pc->others = realloc(pc->others, before + strlen(line) + 2);
    sprintf(pc->others + before, "%s\n", line);
}

static void read_session(Pc *pc, const char *line)
{
    char fields[4096];
    WCHAR host[64] = L"";
    Session *s = &pc->sessions[pc->count];
    memset(s, 0, sizeof *s);
    s->readable = TRUE;
    strcpy(fields, line + strlen("session "));
    for (char *field = strtok(fields, " "); field; field = strtok(NULL, " ")) {
        char *value = strchr(field, '=');
        if (!value) continue;
        *value++ = 0;
        if (!strcmp(field, "host")) pc_decode(value, host, 64);
        else if (!strcmp(field, "id")) s->id = strtoul(value, NULL, 10);
        else if (!strcmp(field, "station")) pc_decode(value, s->station, 33);
        else if (!strcmp(field, "user")) pc_decode(value, s->user, 320);
        else if (!strcmp(field, "domain")) pc_decode(value, s->domain, 64);
        else if (!strcmp(field, "client")) pc_decode(value, s->client, 32);
        else if (!strcmp(field, "address")) pc_decode(value, s->address, 46);
        else if (!strcmp(field, "state")) s->state = strtoul(value, NULL, 10);
        else if (!strcmp(field, "flags")) s->flags = atol(value);
        else if (!strcmp(field, "logon")) s->logon = atoll(value);
        else if (!strcmp(field, "connect")) s->connect = atoll(value);
        else if (!strcmp(field, "disconnect")) s->disconnect = atoll(value);
        else if (!strcmp(field, "input")) s->input = atoll(value);
        else if (!strcmp(field, "protocol")) s->protocol = (USHORT)atoi(value);
        else if (!strcmp(field, "readable")) s->readable = atoi(value);
    }
    BOOL is_here = !_wcsicmp(host, pc->host);
    if (is_here && pc->count == MOST_SESSIONS) log_call("FAULT pc.txt has more than %d sessions of a host", MOST_SESSIONS);
    if (!is_here || pc->count == MOST_SESSIONS) {
        keep_line(pc, line);
        return;
    }
    /* The name in the file, however it was called. */
    wcscpy(pc->host, host);
    pc->count++;
}

static void read_setting(Pc *pc, char *field)
{
    char *value = strchr(field, '=');
    if (!value) return;
    *value++ = 0;
    if (pc->setting_count == MOST_SETTINGS) {
        log_call("FAULT pc.txt has more than %d settings", MOST_SETTINGS);
        return;
    }
    snprintf(pc->settings[pc->setting_count].key, sizeof pc->settings->key, "%s", field);
    snprintf(pc->settings[pc->setting_count++].value, sizeof pc->settings->value, "%s", value);
}

/* A host that cannot be opened, or only seems to be, answers nothing else either. */
static DWORD error_of(const Pc *pc)
{
    const char *open = pc_text(pc, "open", "yes");
    BOOL is_there = pc_is_known(pc) && strcmp(open, "zero") && strcmp(open, "later");
    return pc_number(pc, "error", is_there ? 0 : RPC_S_SERVER_UNAVAILABLE);
}

Pc *pc_open(const WCHAR *host)
{
    if (frozen && !host[0]) return frozen;
    WCHAR path[MAX_PATH];
    char line[4096];
    Pc *pc = calloc(1, sizeof *pc);
    wcsncpy(pc->host, host, 63);
    if (!mutex) mutex = CreateMutexW(NULL, FALSE, MUTEX);
    WaitForSingleObject(mutex, INFINITE);
    path_of(path, NULL);
    FILE *file = _wfopen(path, L"rb");
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = 0;
        if (!strncmp(line, "session ", 8)) read_session(pc, line);
        else if (!strncmp(line, "set ", 4)) read_setting(pc, line + 4);
    }
    if (file) fclose(file);
    if (host[0]) {
        snprintf(pc->prefix, sizeof pc->prefix, "host.%s.", encoded(pc->host));
        snprintf(pc->mark, sizeof pc->mark, " @%s", encoded(pc->host));
    }
    pc->error = error_of(pc);
    if (!frozen && !host[0] && pc_number(pc, "frozen", 0)) {
        frozen = pc;
        ReleaseMutex(mutex);
    }
    return pc;
}

Pc *pc_call(const WCHAR *host)
{
    Pc *pc = pc_open(host);
    long delay = pc_number(pc, "delay", 0);
    if (delay == 0) return pc;
    pc_close(pc);
    Sleep(delay);
    return pc_open(host);
}

void pc_close(Pc *pc)
{
    if (pc == frozen) return;
    free(pc->others);
    free(pc);
    ReleaseMutex(mutex);
}

BOOL pc_is_frozen(void)
{
    return frozen != NULL;
}

void pc_take_time(const Pc *pc)
{
    LARGE_INTEGER frequency, now;
    long micros = pc_number(pc, "call.micros", 0);
    if (micros == 0) return;
    QueryPerformanceFrequency(&frequency);
    QueryPerformanceCounter(&now);
    LONGLONG end = now.QuadPart + micros * frequency.QuadPart / 1000000;
    while (now.QuadPart < end) QueryPerformanceCounter(&now);
}

void pc_save(const Pc *pc)
{
    WCHAR path[MAX_PATH], fresh[MAX_PATH];
    if (pc == frozen) return;
    path_of(path, NULL);
    path_of(fresh, L"pc.txt.new");
    FILE *file = _wfopen(fresh, L"wb");
    if (!file) return;
    for (int i = 0; i < pc->count; i++) {
        const Session *s = &pc->sessions[i];
        fprintf(file, "session id=%lu%s%s station=%s user=%s", s->id, pc->host[0] ? " host=" : "", encoded(pc->host),
                encoded(s->station), encoded(s->user));
        fprintf(file, " domain=%s state=%lu flags=%ld logon=%lld connect=%lld disconnect=%lld input=%lld",
                encoded(s->domain), s->state, s->flags, s->logon, s->connect, s->disconnect, s->input);
        fprintf(file, " client=%s address=%s protocol=%u readable=%d\n", encoded(s->client), encoded(s->address),
                s->protocol, s->readable);
    }
    if (pc->others) fputs(pc->others, file);
    for (int i = 0; i < pc->setting_count; i++)
        fprintf(file, "set %s=%s\n", pc->settings[i].key, pc->settings[i].value);
    /* A host without people is still a host. */
    if (pc->count == 0 && pc->host[0] && !pc_has_settings(pc)) fprintf(file, "set %sopen=yes\n", pc->prefix);
    fclose(file);
    /* It fails while another process has the file open. */
    for (int tries = 0; tries < 1000; tries++) {
        if (MoveFileExW(fresh, path, MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH)) return;
        Sleep(10);
    }
}
