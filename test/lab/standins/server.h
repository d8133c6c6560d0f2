/*
 * The server handles from WTSOpenServerW and WTSOpenServerExW, with a record of them. The wrong use of one is a
 * FAULT line of calls.txt and not a crash.
 */
#ifndef SERVER_H
#define SERVER_H
#include "pc.h"

/*
 * The host for a call of that name, after the time that it takes. For a closed or unknown handle it is a host with
 * the error ERROR_INVALID_HANDLE.
 */
Pc *server_call(HANDLE server, const char *function);
/* Between +1 and -1 a call on it is running, and it must not be closed. */
void server_busy(HANDLE server, int change);
/* Writes FAULT lines for handles that were not closed. */
void servers_end(void);
#endif
