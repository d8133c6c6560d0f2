/* WTSQuerySessionInformationW of the simulated PC. */
#include "memory.h"
#include "server.h"
#include "wts-ex.h"
#include <stdio.h>
#include <string.h>

static BOOL fail(DWORD error)
{
    SetLastError(error);
    return FALSE;
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

/* What pc.txt says of the answers about one session. */
typedef struct {
    DWORD error, late;
    /* The length that is told instead of the true one; negative for none. */
    long told;
} Query;

static Query read_query(Pc *pc, DWORD id, int class)
{
    char error[32], late[32];
    snprintf(error, sizeof error, "query.error.%lu", id);
    snprintf(late, sizeof late, "query.late.%lu", id);
    Query query = { .error = pc_number(pc, error, pc_number(pc, "query.error", 0)), .told = pc_number(pc, "query.bytes", -1) };
    if (class != InfoSessionEx || !(query.late = pc_number(pc, late, 0))) return query;
    pc_set_number(pc, late, 0);
    pc_save(pc);
    log_call("WTSQuerySessionInformationW%s %lu -> hangs", pc->mark, id);
    return query;
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

static BOOL query(HANDLE server, DWORD id, WTS_INFO_CLASS class, LPWSTR *buffer, DWORD *returned, Query *as)
{
    Pc *pc = server_call(server, "WTSQuerySessionInformationW");
    Session *found = pc_find(pc, id), s = { 0 };
    DWORD level0 = pc_number(pc, "query.level0", -1), cut = pc_number(pc, "query.short", -1);
    DWORD error = pc->error ? pc->error : found ? 0 : ERROR_CTX_WINSTATION_NOT_FOUND_;
    if (found) s = *found;
    *as = read_query(pc, id, class);
    if (!error) error = as->error;
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

BOOL WINAPI WTSQuerySessionInformationW(HANDLE server, DWORD id, WTS_INFO_CLASS class, LPWSTR *buffer, DWORD *returned)
{
    Query as;
    if (!buffer || !returned) return fail(ERROR_INVALID_PARAMETER);
    if (!query(server, id, class, buffer, returned, &as)) return FALSE;
    Sleep(as.late);
    if (as.told >= 0) *returned = (DWORD)as.told;
    return TRUE;
}
