/* Replaces wtsapi32.dll: the session calls of a tray utility, on the simulated PC. */
#include "events.h"
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
    Pc *pc = server_call(server, "WTSEnumerateSessionsExW");
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
    *count = n;
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

/* An IPv4 address lies 2 bytes into its field, an IPv6 address at its begin. */
static BOOL give_address(const WCHAR *text, LPWSTR *buffer, DWORD *returned)
{
    WTS_CLIENT_ADDRESS address = { 0 };
    const WCHAR *end;
    if (!RtlIpv4StringToAddressW(text, TRUE, &end, address.Address + 2)) address.AddressFamily = FamilyInet;
    else if (!RtlIpv6StringToAddressW(text, &end, address.Address)) address.AddressFamily = FamilyInet6;
    return give_bytes(&address, sizeof address, buffer, returned);
}

BOOL WINAPI WTSQuerySessionInformationW(HANDLE server, DWORD id, WTS_INFO_CLASS class, LPWSTR *buffer, DWORD *returned)
{
    if (!buffer || !returned) return fail(ERROR_INVALID_PARAMETER);
    Pc *pc = server_call(server, "WTSQuerySessionInformationW");
    Session *found = pc_find(pc, id), s = { 0 };
    DWORD level0 = pc_number(pc, "query.level0", -1), cut = pc_number(pc, "query.short", -1);
    DWORD error = pc->error ? pc->error : found ? 0 : ERROR_CTX_WINSTATION_NOT_FOUND_;
    if (found) s = *found;
    /* The most frequent call, so it is logged only if a scenario is about the order of calls. */
    if (pc_number(pc, "query.log", 0)) log_call("WTSQuerySessionInformationW%s %lu %d -> %lu", pc->mark, id, class, error);
    pc_take_time(pc);
    pc_close(pc);
    if (error) return fail(error);
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
    case InfoClientAddress: return give_address(s.address, buffer, returned);
    case InfoProtocol: return give_bytes(&s.protocol, sizeof s.protocol, buffer, returned);
    case InfoState: return give_bytes(&state, sizeof state, buffer, returned);
    default: return fail(ERROR_NOT_SUPPORTED);
    }
}
