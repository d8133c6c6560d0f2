#include "server.h"
#include <stdlib.h>
#include <string.h>

/* Never freed, so that a closed handle is recognized. */
typedef struct Server {
    struct Server *next;
    WCHAR host[64];
    char mark[80];
    LONG busy;
    BOOL is_closed;
} Server;

static Server *servers;
static SRWLOCK lock = SRWLOCK_INIT;

static Server *find(HANDLE handle)
{
    AcquireSRWLockShared(&lock);
    Server *server = servers;
    while (server && server != handle) server = server->next;
    ReleaseSRWLockShared(&lock);
    return server;
}

/* NULL, and a FAULT line, if it is not open. */
static Server *find_open(HANDLE handle, const char *function)
{
    Server *server = find(handle);
    if (!server) log_call("FAULT %s of a server that was never opened", function);
    else if (server->is_closed) log_call("FAULT %s of a closed server%s", function, server->mark);
    return server && !server->is_closed ? server : NULL;
}

void server_busy(HANDLE handle, int change)
{
    Server *server = handle ? find(handle) : NULL;
    if (server) InterlockedExchangeAdd(&server->busy, change);
}

Pc *server_call(HANDLE handle, const char *function)
{
    if (!handle) return pc_call(L"");
    Server *server = find_open(handle, function);
    if (!server) {
        Pc *nowhere = pc_open(L"?");
        nowhere->error = ERROR_INVALID_HANDLE;
        return nowhere;
    }
    server_busy(handle, 1);
    Pc *pc = pc_call(server->host);
    server_busy(handle, -1);
    return pc;
}

static HANDLE open_server(const WCHAR *name, const char *function)
{
    if (!name || !name[0]) log_call("FAULT %s without a name", function);
    Pc *pc = pc_open(name && name[0] ? name : L"?");
    DWORD error = pc->error;
    BOOL is_refused = !pc_is_known(pc) || !strcmp(pc_text(pc, "open", "yes"), "zero");
    long delay = is_refused ? pc_number(pc, "delay", 0) : 0;
    Server *server = is_refused ? NULL : calloc(1, sizeof *server);
    if (server) {
        wcscpy(server->host, pc->host);
        strcpy(server->mark, pc->mark);
        AcquireSRWLockExclusive(&lock);
        server->next = servers;
        servers = server;
        ReleaseSRWLockExclusive(&lock);
        log_call("%s%s -> opened", function, pc->mark);
    } else {
        log_call("%s%s -> error:%lu", function, pc->mark, error);
    }
    pc_close(pc);
    Sleep(delay);
    if (is_refused) SetLastError(error);
    return server;
}

HANDLE WINAPI WTSOpenServerW(LPWSTR name) { return open_server(name, "WTSOpenServerW"); }

HANDLE WINAPI WTSOpenServerExW(LPWSTR name) { return open_server(name, "WTSOpenServerExW"); }

void WINAPI WTSCloseServer(HANDLE handle)
{
    Server *server = find_open(handle, "WTSCloseServer");
    if (!server) return;
    if (server->busy) log_call("FAULT WTSCloseServer%s during a call on it", server->mark);
    server->is_closed = TRUE;
    log_call("WTSCloseServer%s -> closed", server->mark);
}

/* Without the lock: at a process's end the other threads are gone, with everything they held. */
void servers_end(void)
{
    for (const Server *server = servers; server; server = server->next)
        if (!server->is_closed) log_call("FAULT WTSCloseServer%s was never called", server->mark);
}
