/* WTSSendMessageW of the simulated PC: a real box on this screen, or the answer that pc.txt scripts. */
#include "rights.h"
#include "server.h"
#include <stdio.h>
#include <string.h>

#define ANSWER_TIMEOUT 32000
#define ANSWER_ASYNC 32001

/* In user32.dll since Windows XP, in no header: a MessageBox that ends by itself. */
typedef int(WINAPI *TimedBox)(HWND, LPCWSTR, LPCWSTR, UINT, WORD, DWORD);

static DWORD show_box(const WCHAR *title, const WCHAR *text, DWORD style, DWORD seconds)
{
    TimedBox box = (TimedBox)(void *)GetProcAddress(GetModuleHandleW(L"user32.dll"), "MessageBoxTimeoutW");
    if (!box) box = (TimedBox)(void *)GetProcAddress(LoadLibraryW(L"user32.dll"), "MessageBoxTimeoutW");
    return box ? (DWORD)box(NULL, text, title, style, 0, seconds * 1000) : 0;
}

static void check_length(const char *what, const WCHAR *text, DWORD bytes)
{
    if (bytes != wcslen(text) * sizeof *text) log_call("FAULT WTSSendMessageW %s of %lu bytes", what, bytes);
}

BOOL WINAPI WTSSendMessageW(HANDLE server, DWORD id, LPWSTR title, DWORD title_bytes, LPWSTR text, DWORD text_bytes,
                            DWORD style, DWORD seconds, DWORD *response, BOOL wait)
{
    char key[32], answer[32], mark[80];
    check_length("title", title, title_bytes);
    check_length("text", text, text_bytes);
    if (wait && seconds == 0) log_call("FAULT WTSSendMessageW for ever");
    Pc *pc = server_call(server, "WTSSendMessageW");
    snprintf(key, sizeof key, "ask.answer.%lu", id);
    snprintf(answer, sizeof answer, "%s", pc_text(pc, key, pc_text(pc, "ask.answer", "box")));
    snprintf(mark, sizeof mark, "%s", pc->mark);
    long delay = pc_number(pc, "ask.delay", 0);
    DWORD error = pc->error;
    if (!error && !pc_find(pc, id)) error = 7022;
    if (!error && (!strcmp(answer, "denied") || !may_act(pc))) error = ERROR_ACCESS_DENIED;
    pc_close(pc);
    if (error) {
        log_call("WTSSendMessageW%s %lu %s -> error:%lu", mark, id, encoded(title), error);
        SetLastError(error);
        return FALSE;
    }
    if (!wait) {
        *response = ANSWER_ASYNC;
        log_call("WTSSendMessageW%s %lu %s %s -> async", mark, id, encoded(title), encoded(text));
        return TRUE;
    }
    log_call("WTSSendMessageW%s %lu %s -> asks", mark, id, encoded(title));
    server_busy(server, 1);
    Sleep(!strcmp(answer, "never") ? INFINITE : (DWORD)delay);
    if (!strcmp(answer, "ok")) *response = IDOK;
    else if (!strcmp(answer, "cancel")) *response = IDCANCEL;
    else if (!strcmp(answer, "zero")) *response = 0;
    else if (!strcmp(answer, "async")) *response = ANSWER_ASYNC;
    else if (!strcmp(answer, "timeout")) { Sleep(seconds * 1000 - delay); *response = ANSWER_TIMEOUT; }
    else *response = show_box(title, text, style, seconds);
    server_busy(server, -1);
    log_call("WTSSendMessageW%s %lu answer -> %lu", mark, id, *response);
    return TRUE;
}
