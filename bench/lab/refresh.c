/*
 * The floor of a refresh: the calls that Usher makes for one, made from C, one after the other. Argument: how many
 * refreshes. Prints how long one took in the mean, in µs.
 */
#include "../../test/lab/standins/wts-ex.h"
#include <stdio.h>
#include <stdlib.h>
#include <winternl.h>

typedef BOOL(WINAPI *Enumerate)(HANDLE, DWORD *, DWORD, WTS_SESSION_INFO_1W **, DWORD *);
typedef BOOL(WINAPI *FreeTyped)(int, void *, ULONG);
typedef BOOL(WINAPI *Query)(HANDLE, DWORD, int, LPWSTR *, DWORD *);
typedef void(WINAPI *Free)(void *);
typedef BOOL(WINAPI *Processes)(HANDLE, DWORD *, DWORD, void **, DWORD *);
typedef LONG(WINAPI *System)(int, void *, ULONG, ULONG *);

static Enumerate enumerate;
static FreeTyped free_typed;
static Query query;
static Free free_memory;
static Processes processes;
static System read_system;
static char list[512 * 1024];

static void refresh(void)
{
    WTS_SESSION_INFO_1W *rows;
    DWORD level = 1, count, bytes;
    ULONG length;
    LPWSTR info;
    void *found;
    if (!enumerate(NULL, &level, 0, &rows, &count)) exit(2);
    for (DWORD i = 0; i < count; i++) {
        if (!query(NULL, rows[i].SessionId, InfoSessionEx, &info, &bytes)) exit(3);
        free_memory(info);
    }
    free_typed(TypeSessionInfoLevel1, rows, count);
    if (read_system(SystemProcessInformation, list, sizeof list, &length)) exit(4);
    /* Wine's own list has nothing of these sessions, so Usher asks here, too. */
    if (processes(NULL, &level, (DWORD)-2, &found, &count)) free_typed(TypeProcessInfoLevel1, found, count);
}

int main(int argc, char **argv)
{
    LARGE_INTEGER frequency, begun, ended;
    HMODULE wts = LoadLibraryW(L"wtsapi32.dll");
    int times = argc > 1 ? atoi(argv[1]) : 1;
    enumerate = (Enumerate)(void *)GetProcAddress(wts, "WTSEnumerateSessionsExW");
    free_typed = (FreeTyped)(void *)GetProcAddress(wts, "WTSFreeMemoryExW");
    query = (Query)(void *)GetProcAddress(wts, "WTSQuerySessionInformationW");
    free_memory = (Free)(void *)GetProcAddress(wts, "WTSFreeMemory");
    processes = (Processes)(void *)GetProcAddress(wts, "WTSEnumerateProcessesExW");
    read_system = (System)(void *)GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "NtQuerySystemInformation");
    refresh();
    QueryPerformanceFrequency(&frequency);
    QueryPerformanceCounter(&begun);
    for (int i = 0; i < times; i++) refresh();
    QueryPerformanceCounter(&ended);
    printf("%lld", (ended.QuadPart - begun.QuadPart) * 1000000 / frequency.QuadPart / times);
    return 0;
}
