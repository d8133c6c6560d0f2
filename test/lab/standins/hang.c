#include "hang.h"
#include <stdio.h>
#include <wchar.h>

Pc *pc_after_hang(Pc *pc, const char *call)
{
    char key[32], times[32];
    WCHAR host[64];
    snprintf(key, sizeof key, "%s.hang", call);
    snprintf(times, sizeof times, "%s.hangs", call);
    long ms = pc_next(pc, key, times);
    if (!ms) return pc;
    log_call("%s%s -> hangs", call, pc->mark);
    wcscpy(host, pc->host);
    pc_close(pc);
    Sleep(ms);
    return pc_open(host);
}
