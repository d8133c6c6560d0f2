/* WTSWaitSystemEvent of the simulated PC. */
#include "events.h"
#include "server.h"
#include "wts-ex.h"
#include <string.h>

static HANDLE flush_event;

void events_begin(void)
{
    flush_event = CreateEventW(NULL, TRUE, FALSE, NULL);
}

static ULONGLONG sessions_print(void)
{
    Pc *pc = pc_open(L"");
    ULONGLONG print = pc_sessions_print(pc);
    pc_close(pc);
    return print;
}

/* As on a PC where nothing happens: it wakes nobody and looks at nothing. */
static BOOL is_silent(void)
{
    Pc *pc = pc_open(L"");
    BOOL silent = !strcmp(pc_text(pc, "events", ""), "endless");
    pc_close(pc);
    return silent;
}

/* Another host reports no events: the call fails, or waits for ever. */
static BOOL wait_remote(HANDLE server)
{
    Pc *pc = server_call(server, "WTSWaitSystemEvent");
    DWORD error = pc->error ? pc->error : ERROR_NOT_SUPPORTED;
    BOOL is_endless = !pc->error && !strcmp(pc_text(pc, "events", "none"), "endless");
    if (is_endless) log_call("WTSWaitSystemEvent%s -> waits", pc->mark);
    else log_call("WTSWaitSystemEvent%s -> error:%lu", pc->mark, error);
    pc_close(pc);
    if (is_endless) {
        server_busy(server, 1);
        Sleep(INFINITE);
    }
    SetLastError(error);
    return FALSE;
}

/* Wakes when a session of this PC changed; a flush from any thread of this process releases every wait. */
BOOL WINAPI WTSWaitSystemEvent(HANDLE server, DWORD mask, DWORD *flags)
{
    if (!flags) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    *flags = 0;
    if (server) return wait_remote(server);
    if (mask == EVENT_FLUSH) {
        log_call("WTSWaitSystemEvent flush -> 1");
        return PulseEvent(flush_event);
    }
    ULONGLONG before = sessions_print();
    DWORD every = is_silent() ? INFINITE : 100;
    log_call("WTSWaitSystemEvent -> waits");
    while (WaitForSingleObject(flush_event, every) == WAIT_TIMEOUT) {
        if (sessions_print() == before) continue;
        *flags = EVENT_STATECHANGE;
        log_call("WTSWaitSystemEvent -> statechange");
        return TRUE;
    }
    log_call("WTSWaitSystemEvent -> flushed");
    return TRUE;
}
