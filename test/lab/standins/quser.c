/* Replaces quser.exe: prints Windows' table, in its columns and in the OEM code page. */
#include "commands.h"
#include "pc.h"
#include <stdio.h>
#include <string.h>

static void print(const WCHAR *text)
{
    char bytes[1024];
    int n = WideCharToMultiByte(CP_OEMCP, 0, text, -1, bytes, sizeof bytes, NULL, NULL);
    if (n > 1) fwrite(bytes, 1, n - 1, stdout);
}

static void idle_text(const Session *s, WCHAR *text)
{
    LONGLONG since = s->state == 4 ? s->disconnect : s->input;
    LONGLONG minutes = since ? (now_filetime() - since) / 600000000 : 0;
    if (!since) wcscpy(text, L"none");
    else if (minutes < 1) wcscpy(text, L".");
    else if (minutes < 60) swprintf(text, 24, L"%lld", minutes);
    else if (minutes < 1440) swprintf(text, 24, L"%lld:%02lld", minutes / 60, minutes % 60);
    else swprintf(text, 24, L"%lld+%02lld:%02lld", minutes / 1440, minutes / 60 % 24, minutes % 60);
}

static void print_row(const Session *s, BOOL is_own)
{
    WCHAR user[32], idle[24], line[256];
    SYSTEMTIME at;
    FILETIME logon = { (DWORD)s->logon, (DWORD)(s->logon >> 32) };
    FileTimeToSystemTime(&logon, &at);
    swprintf(user, 32, L"%.20ls", s->user);
    CharLowerW(user);
    idle_text(s, idle);
    BOOL none = !wcscmp(idle, L"none");
    swprintf(line, 256, L"%lc%-22ls%-17ls%4lu  %-8ls", is_own ? L'>' : L' ', user, s->station, s->id,
             s->state == 0 ? L"Active" : s->state == 4 ? L"Disc" : L"Conn");
    print(line);
    if (none) print(L"    none   ");
    else { swprintf(line, 256, L"%9ls  ", idle); print(line); }
    swprintf(line, 256, L"%u/%u/%u %u:%02u %ls\r\n", at.wMonth, at.wDay, at.wYear,
             at.wHour % 12 ? at.wHour % 12 : 12, at.wMinute, at.wHour < 12 ? L"AM" : L"PM");
    print(line);
}

int wmain(int argc, WCHAR **argv)
{
    const WCHAR *host = L"";
    for (int i = 1; i < argc; i++) {
        host = server_argument(argv[i]);
        if (host) continue;
        log_call("FAULT quser.exe with %s", encoded(argv[i]));
        return 1;
    }
    Pc *pc = pc_call(host);
    DWORD error = pc_listing_error(pc);
    log_call("quser.exe%s -> %lu", pc->mark, error);
    if (error) {
        pc_close(pc);
        fprintf(stderr, "Error 0x%08lX enumerating sessionnames\r\n", error);
        print_error(error);
        return 1;
    }
    print(L" USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME\r\n");
    for (int i = 0; i < pc->count; i++)
        if (pc->sessions[i].user[0]) print_row(&pc->sessions[i], pc->sessions[i].id == 1 && !host[0]);
    pc_close(pc);
    return 0;
}
