/* Stands in for wtsapi32.dll: the session calls that a tray utility makes, on the simulated PC. */
#include "memory.h"
#include "pc.h"
#include "rights.h"
#include "wts-ex.h"
#include <stdio.h>
#include <string.h>

static HANDLE flush_event;

BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID reserved)
{
    (void)module; (void)reserved;
    if (reason == DLL_PROCESS_ATTACH) {
        flush_event = CreateEventW(NULL, TRUE, FALSE, NULL);
        rights_begin();
    }
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
    if (server || !level || *level != 1 || filter) return fail(ERROR_INVALID_PARAMETER);
    Pc *pc = pc_open();
    DWORD error = pc_number(pc, "enumerate.error", 0), n = pc->count;
    long times = pc_number(pc, "enumerate.times", 0);
    if (error && times > 0) {
        pc_set_number(pc, "enumerate.times", times - 1);
        pc_save(pc);
        log_call("WTSEnumerateSessionsExW -> error:%lu", error);
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
    pc_close(pc);
    *info = rows;
    *count = n;
    log_call("WTSEnumerateSessionsExW -> %lu", n);
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

static void fill_info(WTSINFOEXW *info, const Session *s)
{
    WTSINFOEX_LEVEL1_W *one = &info->Data.Level1;
    info->Level = 1;
    one->SessionId = s->id;
    one->SessionState = s->state;
    one->SessionFlags = s->flags;
    /* The arrays are short; Windows cuts what does not fit. */
    wcsncpy(one->WinStationName, s->station, 32);
    wcsncpy(one->UserName, s->user, 20);
    wcsncpy(one->DomainName, s->domain, 17);
    one->LogonTime.QuadPart = s->logon;
    one->ConnectTime.QuadPart = s->connect;
    one->DisconnectTime.QuadPart = s->disconnect;
    one->LastInputTime.QuadPart = s->input;
    one->CurrentTime.QuadPart = now_filetime();
}

static BOOL give_bytes(const void *bytes, DWORD length, LPWSTR *buffer, DWORD *returned)
{
    void *memory = give(length, FOR_FREE_MEMORY);
    memcpy(memory, bytes, length);
    *buffer = memory;
    *returned = length;
    return TRUE;
}

BOOL WINAPI WTSQuerySessionInformationW(HANDLE server, DWORD id, WTS_INFO_CLASS class, LPWSTR *buffer, DWORD *returned)
{
    if (server || !buffer || !returned) return fail(ERROR_INVALID_PARAMETER);
    Pc *pc = pc_open();
    Session *found = pc_find(pc, id), s = { 0 };
    DWORD level0 = pc_number(pc, "query.level0", -1), cut = pc_number(pc, "query.short", -1);
    if (found) s = *found;
    pc_close(pc);
    if (!found) return fail(ERROR_CTX_WINSTATION_NOT_FOUND_);
    if (!s.readable) return fail(ERROR_ACCESS_DENIED);
    WTSINFOEXW info = { 0 };
    DWORD state = s.state;
    switch ((int)class) {
    case InfoSessionEx:
        fill_info(&info, &s);
        if (id == level0) info.Level = 0;
        return give_bytes(&info, id == cut ? 100 : sizeof info, buffer, returned);
    case InfoUserName: return give_bytes(s.user, (DWORD)(wcslen(s.user) + 1) * 2, buffer, returned);
    case InfoDomainName: return give_bytes(s.domain, (DWORD)(wcslen(s.domain) + 1) * 2, buffer, returned);
    case InfoClientName: return give_bytes(s.client, (DWORD)(wcslen(s.client) + 1) * 2, buffer, returned);
    case InfoProtocol: return give_bytes(&s.protocol, sizeof s.protocol, buffer, returned);
    case InfoState: return give_bytes(&state, sizeof state, buffer, returned);
    default: return fail(ERROR_NOT_SUPPORTED);
    }
}

static ULONGLONG sessions_print(void)
{
    Pc *pc = pc_open();
    ULONGLONG print = pc_sessions_print(pc);
    pc_close(pc);
    return print;
}

/* Wakes when a session of the simulated PC changed; a flush from any thread of this process releases every wait. */
BOOL WINAPI WTSWaitSystemEvent(HANDLE server, DWORD mask, DWORD *flags)
{
    if (server || !flags) return fail(ERROR_INVALID_PARAMETER);
    *flags = 0;
    if (mask == EVENT_FLUSH) {
        log_call("WTSWaitSystemEvent flush -> 1");
        return PulseEvent(flush_event);
    }
    for (ULONGLONG before = sessions_print(); WaitForSingleObject(flush_event, 100) == WAIT_TIMEOUT;) {
        if (sessions_print() == before) continue;
        *flags = EVENT_STATECHANGE;
        log_call("WTSWaitSystemEvent -> statechange");
        return TRUE;
    }
    log_call("WTSWaitSystemEvent -> flushed");
    return TRUE;
}

typedef struct { DWORD id, delay; } Ending;

static DWORD WINAPI end_later(void *argument)
{
    Ending ending = *(Ending *)argument;
    HeapFree(GetProcessHeap(), 0, argument);
    Sleep(ending.delay);
    Pc *pc = pc_open();
    pc_remove(pc, ending.id);
    pc_save(pc);
    return 0;
}

BOOL WINAPI WTSLogoffSession(HANDLE server, DWORD id, BOOL wait)
{
    if (server || wait) log_call("FAULT WTSLogoffSession server=%p wait=%d", server, wait);
    Pc *pc = pc_open();
    DWORD error = pc_number(pc, "logoffsession.error", 0);
    if (!pc_find(pc, id)) error = ERROR_CTX_WINSTATION_NOT_FOUND_;
    if (!may_act(pc)) error = ERROR_ACCESS_DENIED;
    Ending *ending = HeapAlloc(GetProcessHeap(), 0, sizeof *ending);
    ending->id = id;
    ending->delay = pc_number(pc, "logoffsession.delay", 0);
    pc_close(pc);
    if (error) log_call("WTSLogoffSession %lu -> error:%lu", id, error);
    else log_call("WTSLogoffSession %lu -> 1", id);
    if (error) return fail(error);
    CloseHandle(CreateThread(NULL, 0, end_later, ending, 0, NULL));
    return TRUE;
}
