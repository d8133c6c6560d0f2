/* The server handles that WTSOpenServerW and WTSOpenServerExW give out, with an account of them: the wrong use of one
 * is a FAULT line of calls.txt and not a crash. */
#ifndef SERVER_H
#define SERVER_H
#include "pc.h"

/* The host that a call of that name is made on, after as long as it takes. Where the handle is closed or was never
 * given out: a host with the error ERROR_INVALID_HANDLE. */
Pc *server_call(HANDLE server, const char *function);
/* Between +1 and -1 a call on it has not returned, and it must not be closed. */
void server_busy(HANDLE server, int change);
/* FAULT lines for those that were not closed. */
void servers_end(void);
#endif
