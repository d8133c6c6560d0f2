/*
 * Who may act on other people's sessions. In Wine every process counts as elevated, so the elevated helper and the
 * Usher that setup starts are recognized by their command lines. Each marks itself by a mutex, and its children mark themselves too, because the
 * helper passes on no variables.
 */
#include "rights.h"
#include <stdio.h>
#include <string.h>
#include <tlhelp32.h>
#include <wchar.h>

static void mark_name(WCHAR *name, DWORD process)
{
    swprintf(name, 64, L"Local\\UsherLabElevated-%lu", process);
}

static BOOL is_marked(DWORD process)
{
    WCHAR name[64];
    mark_name(name, process);
    HANDLE mark = OpenMutexW(SYNCHRONIZE, FALSE, name);
    if (mark) CloseHandle(mark);
    return mark != NULL;
}

static DWORD parent_process(void)
{
    PROCESSENTRY32W entry = {.dwSize = sizeof entry};
    DWORD parent = 0;
    HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    if (all == INVALID_HANDLE_VALUE) return 0;
    for (BOOL more = Process32FirstW(all, &entry); more && !parent; more = Process32NextW(all, &entry))
        if (entry.th32ProcessID == GetCurrentProcessId()) parent = entry.th32ParentProcessID;
    CloseHandle(all);
    return parent;
}

static BOOL is_helper(void)
{
    const WCHAR *line = GetCommandLineW();
    return wcsstr(line, L"--helper") && !wcsstr(line, L"--elevate");
}

/* Setup is elevated, and starts Usher so. */
static BOOL is_of_setup(void)
{
    return wcsstr(GetCommandLineW(), L"--everybody") != NULL;
}

static BOOL is_elevated(void)
{
    return is_helper() || is_of_setup() || is_marked(GetCurrentProcessId()) || is_marked(parent_process());
}

void rights_begin(void)
{
    WCHAR name[64];
    if (!is_elevated()) return;
    if (is_helper()) {
        Pc *pc = pc_open(L"");
        BOOL dies = pc_number(pc, "helper.dies", 0) != 0;
        pc_close(pc);
        if (dies) TerminateProcess(GetCurrentProcess(), 3);
    }
    mark_name(name, GetCurrentProcessId());
    CreateMutexW(NULL, FALSE, name);
}

BOOL may_act(Pc *pc)
{
    return strcmp(pc_text(pc, "rights", "all"), "helper") || is_elevated();
}
