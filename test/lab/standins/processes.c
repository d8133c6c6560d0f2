/*
 * WTSEnumerateProcessesExW of the simulated PC. pc.txt has the programs of session 2 as `set
 * processes.2=winword.exe,explorer.exe*3`. If it has none, this account may not read processes.
 */
#include "memory.h"
#include "rights.h"
#include "server.h"
#include "wts-ex.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_PROCESSES 2048
#define MEMORY (100u << 20)

typedef struct {
    DWORD SessionId, ProcessId;
    LPWSTR pProcessName;
    PSID pUserSid;
    DWORD NumberOfThreads, HandleCount, PagefileUsage, PeakPagefileUsage, WorkingSetSize, PeakWorkingSetSize;
    LARGE_INTEGER UserTime, KernelTime;
} WTS_PROCESS_INFO_EXW;

_Static_assert(sizeof(WTS_PROCESS_INFO_EXW) == 64, "WTS_PROCESS_INFO_EXW");
_Static_assert(offsetof(WTS_PROCESS_INFO_EXW, WorkingSetSize) == 40, "WorkingSetSize");

typedef struct { DWORD session; WCHAR name[260]; } Process;

static int read_session(Pc *pc, DWORD id, Process *list, int count)
{
    char key[32], names[512];
    snprintf(key, sizeof key, "processes.%lu", id);
    snprintf(names, sizeof names, "%s", pc_text(pc, key, ""));
    for (char *name = strtok(names, ","); name; name = strtok(NULL, ",")) {
        char *times = strrchr(name, '*');
        int repeat = times ? atoi(times + 1) : 1;
        if (times) *times = 0;
        while (repeat-- > 0 && count < MOST_PROCESSES) {
            list[count].session = id;
            pc_decode(name, list[count++].name, 260);
        }
    }
    return count;
}

BOOL WINAPI WTSEnumerateProcessesExW(HANDLE server, DWORD *level, DWORD session, WTS_PROCESS_INFO_EXW **info,
                                     DWORD *count)
{
    if (*level != 1 || session != (DWORD)-2) log_call("FAULT WTSEnumerateProcessesExW level %lu", *level);
    Process *list = calloc(MOST_PROCESSES, sizeof *list);
    Pc *pc = server_call(server, "WTSEnumerateProcessesExW");
    int n = 0;
    for (int i = 0; may_act(pc) && i < pc->count && !pc->error; i++) n = read_session(pc, pc->sessions[i].id, list, n);
    DWORD error = pc->error ? pc->error : n == 0 ? ERROR_ACCESS_DENIED : 0;
    if (error) log_call("WTSEnumerateProcessesExW%s -> error:%lu", pc->mark, error);
    else log_call("WTSEnumerateProcessesExW%s -> %d", pc->mark, n);
    pc_take_time(pc);
    pc_close(pc);
    if (error) {
        free(list);
        SetLastError(error);
        return FALSE;
    }
    WTS_PROCESS_INFO_EXW *rows = give(n * (sizeof *rows + sizeof list->name), FOR_FREE_MEMORY_EX);
    WCHAR *names = (WCHAR *)(rows + n);
    for (int i = 0; i < n; i++, names += 260) {
        rows[i].SessionId = list[i].session;
        rows[i].ProcessId = 1000 + 4 * i;
        rows[i].WorkingSetSize = MEMORY;
        rows[i].pProcessName = wcscpy(names, list[i].name);
    }
    free(list);
    *info = rows;
    *count = n;
    return TRUE;
}
