/* Stands in for logoff.exe: ends one session by its id, or fails as it is told to. */
#include "pc.h"
#include "rights.h"
#include <stdio.h>
#include <stdlib.h>

static int failed(long error, const char *text, DWORD id)
{
    fprintf(stderr, "Could not logoff session ID %lu from session Console, Error code %ld\r\n", id, error);
    fprintf(stderr, "Error [%ld]:%s\r\n", error, text);
    return 1;
}

int wmain(int argc, WCHAR **argv)
{
    if (argc != 2) {
        log_call("FAULT logoff.exe with %d arguments", argc - 1);
        return 1;
    }
    DWORD id = wcstoul(argv[1], NULL, 10);
    Pc *pc = pc_open();
    long delay = pc_number(pc, "logoff.delay", 0);
    long exit = pc_number(pc, "logoff.exit", 0);
    long error = pc_number(pc, "logoff.error", 0);
    if (!may_act(pc)) exit = 1, error = 5;
    pc_close(pc);
    Sleep(delay);

    pc = pc_open();
    Session *session = pc_find(pc, id);
    const char *replacement = pc_text(pc, "logoff.replace", NULL);
    const char *effect = pc_text(pc, "logoff.effect", exit == 0 ? "gone" : "none");
    if (!session) {
        pc_close(pc);
        log_call("logoff.exe %ls -> 7022", argv[1]);
        return failed(7022, "The specified session cannot be found.", id);
    }
    if (replacement) {
        pc_replace(session, replacement);
        pc_save(pc);
    } else if (effect[0] == 'g') {
        pc_remove(pc, id);
        pc_save(pc);
    } else {
        pc_close(pc);
    }
    log_call("logoff.exe %ls -> %ld", argv[1], exit);
    if (error) failed(error, "Access is denied.", id);
    return exit;
}
