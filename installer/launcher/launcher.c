/*
 * Usher.exe and bin\usher.exe. Both start node.exe with usher.cjs, from their own folder, and wait for its end. Node.js
 * gets the variables of variables.h and no others, because others (NODE_OPTIONS, OPENSSL_CONF) make it run somebody's
 * code before Usher's. build.sh defines CONSOLE for bin\usher.exe, and LAB for the tests' Windows lab.
 */
#include <stdio.h>
#include <windows.h>
#include "variables.h"

/* The last of the levels at which Windows ends programs at a sign-out. Node.js asks for the one before it, to see which
 * programs object; it would end with this process.
 * https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-setprocessshutdownparameters */
#define LAST_LEVEL 0x100

/* The longest command line, path and variable of Windows, with its NUL. */
#define LONGEST 32768

static WCHAR folder[LONGEST], windows[MAX_PATH], line[LONGEST], environment[LONGEST * 2];
static PROCESS_INFORMATION node;

/* Says what keeps Usher from starting. Its words are here, because the languages are Node.js' part. */
static int fail(const WCHAR *what)
{
    WCHAR text[200];
    _snwprintf(text, 200, L"Usher can't start: %ls (error %lu). Please install Usher again.", what, GetLastError());
    text[199] = 0;
#ifdef CONSOLE
    fputws(text, stderr);
    fputws(L"\n", stderr);
#else
    MessageBoxW(NULL, text, L"Usher", MB_ICONERROR);
#endif
    return 1;
}

static BOOL cut_name(WCHAR *path)
{
    WCHAR *last = wcsrchr(path, L'\\');
    if (last) *last = 0;
    return last != NULL;
}

/* The folder with node.exe and usher.cjs: that of Usher.exe, and the one above of bin\usher.exe. */
static BOOL find_folders(void)
{
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    if (length == 0 || length == LONGEST || !cut_name(folder)) return FALSE;
#ifdef CONSOLE
    if (!cut_name(folder)) return FALSE;
#endif
    length = GetSystemWindowsDirectoryW(windows, MAX_PATH);
    return length > 2 && length < MAX_PATH;
}

/* TRUE also where Windows does not tell. */
static BOOL is_elevated(void)
{
    TOKEN_ELEVATION elevation = {1};
    HANDLE token;
    DWORD size;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token)) return TRUE;
    if (!GetTokenInformation(token, TokenElevation, &elevation, sizeof elevation, &size)) elevation.TokenIsElevated = 1;
    CloseHandle(token);
    return elevation.TokenIsElevated != 0;
}

/* Each variable ends with a NUL, and so do all together. */
static BOOL make_environment(BOOL is_helper)
{
    static WCHAR value[LONGEST];
    WCHAR *end = environment, *const limit = environment + LONGEST * 2 - 1;
    for (size_t i = 0; i < sizeof VARIABLES / sizeof *VARIABLES; i++) {
        const Variable *variable = &VARIABLES[i];
        const WCHAR *source = is_helper ? variable->helper : variable->usual;
        if (source == NONE) continue;
        if (source == OWN) {
            DWORD length = GetEnvironmentVariableW(variable->name, value, LONGEST);
            if (length == 0 || length >= LONGEST) continue;
        } else {
            _snwprintf(value, LONGEST, L"%ls%ls", windows, source);
            if (!wcscmp(variable->name, L"SystemDrive")) value[2] = 0;
        }
        int length = _snwprintf(end, limit - end, L"%ls=%ls", variable->name, value);
        if (length < 0 || end + length >= limit) return FALSE;
        end += length + 1;
    }
    return TRUE;
}

/* Our own arguments as they came, with the blanks before them. A quotation mark in the program's name escapes nothing:
 * https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments */
static const WCHAR *arguments(void)
{
    const WCHAR *rest = GetCommandLineW();
    for (BOOL is_quoted = FALSE; *rest && (is_quoted || (*rest != L' ' && *rest != L'\t')); rest++)
        if (*rest == L'"') is_quoted = !is_quoted;
    return rest;
}

/* An OpenSSL configuration, which node.exe looks for in Program Files too, could name a library to load. */
static BOOL make_command_line(BOOL is_helper)
{
    static WCHAR more[MAX_PATH + 16];
#ifdef LAB
    WCHAR probe[MAX_PATH];
    DWORD size = GetEnvironmentVariableW(L"USHER_LAB_REQUIRE", probe, MAX_PATH);
    if (!is_helper && size > 0 && size < MAX_PATH) _snwprintf(more, MAX_PATH + 15, L" --require \"%ls\"", probe);
#else
    (void)is_helper;
#endif
    int length = _snwprintf(line, LONGEST, L"\"%ls\\node.exe\" --openssl-config=NUL%ls \"%ls\\usher.cjs\"%ls", folder,
                            more, folder, arguments());
    return length > 0 && length < LONGEST;
}

/* Node.js ends with this process, however that ends. What Node.js starts is not in the job: its own children end with
 * it by a job of libuv, and what it opens for the user (an editor) goes on. */
static BOOL tie_together(void)
{
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limit = {0};
    HANDLE job = CreateJobObjectW(NULL, NULL);
    limit.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK;
    return job && SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limit, sizeof limit)
        && AssignProcessToJobObject(job, node.hProcess);
}

#ifdef CONSOLE
/* Node.js gets the same event, and decides. A console that closes waits for us, and so for Node.js. */
static BOOL WINAPI leave_to_node(DWORD event)
{
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT) WaitForSingleObject(node.hProcess, INFINITE);
    return TRUE;
}
#endif

/* Node.js is a console program: without a console of its own, it shows no window. */
static BOOL start_node(BOOL is_helper)
{
    static WCHAR program[LONGEST], system[MAX_PATH + 16];
    STARTUPINFOW start = {.cb = sizeof start};
    DWORD flags = CREATE_SUSPENDED | CREATE_UNICODE_ENVIRONMENT;
    _snwprintf(system, MAX_PATH + 15, L"%ls\\System32", windows);
    if (_snwprintf(program, LONGEST, L"%ls\\node.exe", folder) < 0) return FALSE;
#ifdef CONSOLE
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
    start.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
    start.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    SetConsoleCtrlHandler(leave_to_node, TRUE);
    return CreateProcessW(program, line, NULL, NULL, TRUE, flags, environment, is_helper ? system : NULL, &start, &node);
#else
    (void)is_helper;
    return CreateProcessW(program, line, NULL, NULL, FALSE, flags | DETACHED_PROCESS, environment, system, &start, &node);
#endif
}

int wmain(int argc, WCHAR **argv)
{
    DWORD code = 1;
    BOOL is_helper = argc > 1 && !wcscmp(argv[1], L"--helper") && is_elevated();
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32);
    /* No library is taken from the current folder, by Node.js neither:
     * https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setdlldirectoryw */
    SetDllDirectoryW(L"");
    SetProcessShutdownParameters(LAST_LEVEL, 0);
    if (!find_folders()) return fail(L"its folder is not known");
    if (!make_environment(is_helper) || !make_command_line(is_helper)) return fail(L"the command line or a variable is too long");
    if (!start_node(is_helper)) return fail(L"node.exe does not start");
    if (!tie_together()) {
        TerminateProcess(node.hProcess, 1);
        return fail(L"node.exe cannot be held");
    }
    ResumeThread(node.hThread);
    WaitForSingleObject(node.hProcess, INFINITE);
    GetExitCodeProcess(node.hProcess, &code);
    return (int)code;
}
