/* WTSDisconnectSession of the simulated PC: the session stays, without anybody connected to it. */
#include "rights.h"
#include "server.h"
#include "wts-ex.h"

/* Everybody may leave their own session. */
static BOOL may_disconnect(Pc *pc, DWORD id)
{
    return (!*pc->host && id == 1) || may_act(pc);
}

BOOL WINAPI WTSDisconnectSession(HANDLE server, DWORD id, BOOL wait)
{
    if (wait) log_call("FAULT WTSDisconnectSession wait=%d", wait);
    Pc *pc = server_call(server, "WTSDisconnectSession");
    Session *session = pc_find(pc, id);
    DWORD error = session ? pc_number(pc, "disconnectsession.error", 0) : ERROR_CTX_WINSTATION_NOT_FOUND_;
    if (!may_disconnect(pc, id)) error = ERROR_ACCESS_DENIED;
    if (pc->error) error = pc->error;
    if (error) log_call("WTSDisconnectSession%s %lu -> error:%lu", pc->mark, id, error);
    else {
        log_call("WTSDisconnectSession%s %lu -> 1", pc->mark, id);
        session->state = 4;
        session->station[0] = 0;
        session->disconnect = now_filetime();
        pc_save(pc);
    }
    pc_close(pc);
    if (!error) return TRUE;
    SetLastError(error);
    return FALSE;
}
