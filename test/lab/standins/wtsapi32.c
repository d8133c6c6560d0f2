/* Replaces wtsapi32.dll: the session calls of a tray utility, on the simulated PC. */
#include "events.h"
#include "hang.h"
#include "memory.h"
#include "rights.h"
#include "server.h"
#include "wts-ex.h"
#include <string.h>

BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID reserved)
{
    (void)module; (void)reserved;
    if (reason == DLL_PROCESS_ATTACH) {
        events_begin();
        rights_begin();
    }
    if (reason == DLL_PROCESS_DETACH) servers_end();
    return TRUE;
}

static BOOL fail(DWORD error)
{
    SetLastError(error);
    return FALSE;
}

static WCHAR *put_text(WCHAR **heap, const WCHAR *text)
{
    WCHAR *at = *heap;
    wcscpy(at, text);
    *heap += wcslen(text) + 1;
    return at;
}

BOOL WINAPI WTSEnumerateSessionsExW(HANDLE server, DWORD *level, DWORD filter, WTS_SESSION_INFO_1W **info, DWORD *count)
{
    if (!level || *level != 1 || filter) return fail(ERROR_INVALID_PARAMETER);
    Pc *pc = pc_after_hang(server_call(server, "WTSEnumerateSessionsExW"), "enumerate");
    DWORD error = pc_listing_error(pc), n = pc->count;
    if (error) {
        log_call("WTSEnumerateSessionsExW%s -> error:%lu", pc->mark, error);
        pc_close(pc);
        return fail(error);
    }
    SIZE_T texts = 0;
    for (DWORD i = 0; i < n; i++) {
        Session *s = &pc->sessions[i];
        texts += (wcslen(s->station) + wcslen(s->user) + wcslen(s->domain) + 3) * sizeof(WCHAR);
    }
    WTS_SESSION_INFO_1W *rows = n ? give(n * sizeof *rows + texts, FOR_FREE_MEMORY_EX) : NULL;
    WCHAR *heap = (WCHAR *)(rows + n);
    for (DWORD i = 0; i < n; i++) {
        Session *s = &pc->sessions[i];
        rows[i].ExecEnvId = rows[i].SessionId = s->id;
        rows[i].State = s->state;
        rows[i].pSessionName = put_text(&heap, s->station);
        if (s->user[0]) rows[i].pUserName = put_text(&heap, s->user);
        if (s->domain[0]) rows[i].pDomainName = put_text(&heap, s->domain);
    }
    *info = rows;
    *count = (DWORD)pc_number(pc, "enumerate.count", n);
    log_call("WTSEnumerateSessionsExW%s -> %lu", pc->mark, n);
    pc_take_time(pc);
    pc_close(pc);
    return TRUE;
}

BOOL WINAPI WTSFreeMemoryExW(int type, void *memory, ULONG count)
{
    (void)count;
    if (type != TypeSessionInfoLevel1 && type != TypeProcessInfoLevel1) {
        log_call("FAULT WTSFreeMemoryExW of type %d", type);
        return fail(ERROR_INVALID_PARAMETER);
    }
    return take_back(memory, FOR_FREE_MEMORY_EX, "WTSFreeMemoryExW") || fail(ERROR_INVALID_PARAMETER);
}

void WINAPI WTSFreeMemory(void *memory)
{
    take_back(memory, FOR_FREE_MEMORY, "WTSFreeMemory");
}
