/* WTSSendMessageW of the simulated PC: a real box on this screen, or the answer that pc.txt scripts. */
#include "rights.h"
#include "server.h"
#include <stdio.h>
#include <string.h>

#define ANSWER_TIMEOUT 32000
#define ANSWER_ASYNC 32001

/* In user32.dll since Windows XP, but in no header: a MessageBox that ends by itself. */
typedef int(WINAPI *TimedBox)(HWND, LPCWSTR, LPCWSTR, UINT, WORD, DWORD);

/* Each UTF-16 unit as four digits, so that any text is one word of a command line. */
static void put_word(WCHAR *line, const WCHAR *text)
{
    WCHAR *end = line + wcslen(line);
    *end++ = L' ';
    for (*end = 0; *text; text++) end += swprintf(end, 5, L"%04x", *text);
    wcscpy(end, L".");
}

/* Reads one back and moves past it. */
static WCHAR *take_word(WCHAR **at)
{
    WCHAR *text = *at, *end = text;
    for (unsigned unit; swscanf(*at, L"%4x", &unit) == 1; *at += 4) *end++ = (WCHAR)unit;
    *end = 0;
    *at += 2;
    return text;
}

/* The process of the other session that draws a box and ends with its answer: `rundll32 wtsapi32.dll,ShowLabBox …`. */
void CALLBACK ShowLabBoxW(HWND owner, HINSTANCE instance, WCHAR *line, int show)
{
    (void)owner; (void)instance; (void)show;
    unsigned style, seconds;
    int read = 0;
    swscanf(line, L"%u %u %n", &style, &seconds, &read);
    line += read;
    WCHAR *title = take_word(&line), *text = take_word(&line);
    TimedBox box = (TimedBox)(void *)GetProcAddress(LoadLibraryW(L"user32.dll"), "MessageBoxTimeoutW");
    ExitProcess(box ? (UINT)box(NULL, text, title, style, 0, seconds * 1000) : 0);
}

/*
 * As on Windows, the box belongs to a process of the other session. It stays open even if the waiting process ends.
 */
static DWORD show_box(const WCHAR *title, const WCHAR *text, DWORD style, DWORD seconds)
{
    static WCHAR line[16384];
    WCHAR folder[MAX_PATH], module[MAX_PATH];
    STARTUPINFOW startup = { .cb = sizeof startup };
    PROCESS_INFORMATION process;
    HMODULE self;
    DWORD answer = 0;
    GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS, (LPCWSTR)(void *)put_word, &self);
    GetModuleFileNameW(self, module, MAX_PATH);
    GetSystemDirectoryW(folder, MAX_PATH);
    swprintf(line, 1024, L"%ls\\rundll32.exe %ls,ShowLabBox %lu %lu", folder, module, style, seconds);
    put_word(line, title);
    put_word(line, text);
    if (!CreateProcessW(NULL, line, NULL, NULL, FALSE, DETACHED_PROCESS, NULL, NULL, &startup, &process)) return 0;
    CloseHandle(process.hThread);
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &answer);
    CloseHandle(process.hProcess);
    return answer;
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
