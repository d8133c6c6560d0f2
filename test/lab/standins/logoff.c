/* Replaces logoff.exe: ends one session by its id, or fails as pc.txt says. */
#include "commands.h"
#include "pc.h"
#include "rights.h"
#include <stdio.h>
#include <string.h>

typedef struct { const WCHAR *host, *id; } Order;

/* `id` is NULL if the arguments are not a session's id and, at most, a server. */
static Order read_order(int argc, WCHAR **argv)
{
    Order order = { .host = L"" };
    for (int i = 1; i < argc; i++) {
        const WCHAR *host = server_argument(argv[i]);
        if (host) order.host = host;
        else if (!order.id) order.id = argv[i];
        else return (Order){ 0 };
    }
    return order;
}

static int failed(DWORD error, DWORD id)
{
    fprintf(stderr, "Could not logoff session ID %lu from session Console, Error code %lu\r\n", id, error);
    print_error(error);
    return 1;
}

int wmain(int argc, WCHAR **argv)
{
    Order order = read_order(argc, argv);
    if (!order.id) {
        log_call("FAULT logoff.exe with %d arguments", argc - 1);
        return 1;
    }
    DWORD id = wcstoul(order.id, NULL, 10);
    Pc *pc = pc_call(order.host);
    long delay = pc_number(pc, "logoff.delay", 0);
    pc_close(pc);
    Sleep(delay);

    pc = pc_open(order.host);
    Session *session = pc_find(pc, id);
    long exit = pc_number(pc, "logoff.exit", 0), told = pc_number(pc, "logoff.error", 0);
    const char *replacement = pc_text(pc, "logoff.replace", NULL);
    const char *effect = pc_text(pc, "logoff.effect", exit == 0 ? "gone" : "none");
    DWORD error = pc->error ? pc->error : !session ? 7022 : may_act(pc) ? 0 : ERROR_ACCESS_DENIED;
    if (error) {
        log_call("logoff.exe%s %ls -> %lu", pc->mark, order.id, error);
        pc_close(pc);
        return failed(error, id);
    }
    if (replacement) pc_replace(session, replacement);
    else if (effect[0] == 'g') pc_remove(pc, id);
    if (replacement || effect[0] == 'g') pc_save(pc);
    log_call("logoff.exe%s %ls -> %ld", pc->mark, order.id, exit);
    pc_close(pc);
    if (told) failed(told, id);
    return exit;
}
