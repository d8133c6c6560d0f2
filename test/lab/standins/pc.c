/* The content of pc.txt about one host, and its encoding. */
#include "pc.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    static char results[16][4096];
    static LONG next;
    char *result = results[InterlockedIncrement(&next) & 15], bytes[1024] = "";
    size_t n = 0;
    WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes - 1, NULL, NULL);
    for (const unsigned char *at = (unsigned char *)bytes; *at; at++) {
        if (*at > 0x20 && *at < 0x7f && *at != '%' && *at != '=') result[n++] = (char)*at;
        else n += sprintf(result + n, "%%%02X", *at);
    }
    result[n] = 0;
    return result;
}

BOOL pc_is_known(const Pc *pc)
{
    return !pc->host[0] || pc->count > 0 || pc_has_settings(pc);
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

/* The index of that key's value, or -1. Ignores case, because host names do. */
static int setting_index(const Pc *pc, const char *key)
{
    char full[96];
    snprintf(full, sizeof full, "%s%s", pc->prefix, key);
    for (int i = 0; i < pc->setting_count; i++)
        if (!_stricmp(pc->settings[i].key, full)) return i;
    return -1;
}

const char *pc_text(const Pc *pc, const char *key, const char *otherwise)
{
    int at = setting_index(pc, key);
    return at < 0 ? otherwise : pc->settings[at].value;
}

long pc_number(const Pc *pc, const char *key, long otherwise)
{
    const char *value = pc_text(pc, key, NULL);
    return value ? atol(value) : otherwise;
}

void pc_set_number(Pc *pc, const char *key, long value)
{
    int at = setting_index(pc, key);
    if (at >= 0) snprintf(pc->settings[at].value, sizeof pc->settings->value, "%ld", value);
}

BOOL pc_has_settings(const Pc *pc)
{
    size_t length = strlen(pc->prefix);
    for (int i = 0; length && i < pc->setting_count; i++)
        if (!_strnicmp(pc->settings[i].key, pc->prefix, length)) return TRUE;
    return FALSE;
}

long pc_next(Pc *pc, const char *key, const char *times)
{
    long number = pc_number(pc, key, 0), left = pc_number(pc, times, 0);
    if (pc->error || !number || left <= 0) return 0;
    pc_set_number(pc, times, left - 1);
    pc_save(pc);
    return number;
}

DWORD pc_listing_error(Pc *pc)
{
    return pc->error ? pc->error : (DWORD)pc_next(pc, "enumerate.error", "enumerate.times");
}
