/* WTSLogoffSession of the simulated PC: answers at once, the session ends later. */
#include "hang.h"
#include "rights.h"
#include "server.h"
#include "wts-ex.h"
#include <string.h>

typedef struct { WCHAR host[64]; DWORD id, delay; } Ending;

static void end_session(const WCHAR *host, DWORD id)
{
    Pc *pc = pc_open(host);
    pc_remove(pc, id);
    pc_save(pc);
    pc_close(pc);
}

static DWORD WINAPI end_later(void *argument)
{
    Ending ending = *(Ending *)argument;
    HeapFree(GetProcessHeap(), 0, argument);
    Sleep(ending.delay);
    end_session(ending.host, ending.id);
    return 0;
}

BOOL WINAPI WTSLogoffSession(HANDLE server, DWORD id, BOOL wait)
{
    if (wait) log_call("FAULT WTSLogoffSession wait=%d", wait);
    Pc *pc = pc_after_hang(server_call(server, "WTSLogoffSession"), "logoffsession");
    Ending ending = { .id = id, .delay = pc_number(pc, "logoffsession.delay", 0) };
    wcscpy(ending.host, pc->host);
    DWORD error = pc_find(pc, id) ? pc_number(pc, "logoffsession.error", 0) : ERROR_CTX_WINSTATION_NOT_FOUND_;
    if (!may_act(pc)) error = ERROR_ACCESS_DENIED;
    if (pc->error) error = pc->error;
    BOOL has_effect = strcmp(pc_text(pc, "logoffsession.effect", "gone"), "none");
    Session *back = error ? pc_find(pc, pc_number(pc, "logoffsession.comesback", -1)) : NULL;
    if (back) {
        back->state = 0;
        back->connect = now_filetime();
        pc_save(pc);
    }
    if (error) log_call("WTSLogoffSession%s %lu -> error:%lu", pc->mark, id, error);
    else log_call("WTSLogoffSession%s %lu -> 1", pc->mark, id);
    pc_close(pc);
    if (error) {
        SetLastError(error);
        return FALSE;
    }
    if (!has_effect) return TRUE;
    /* A process that ends takes its threads with it. */
    if (!ending.delay) {
        end_session(ending.host, id);
        return TRUE;
    }
    Ending *later = HeapAlloc(GetProcessHeap(), 0, sizeof *later);
    *later = ending;
    CloseHandle(CreateThread(NULL, 0, end_later, later, 0, NULL));
    return TRUE;
}
