/* The common parts of quser.exe and logoff.exe. */
#ifndef COMMANDS_H
#define COMMANDS_H
#include <windows.h>

/* The NAME of `/server:NAME`; NULL for any other argument. */
const WCHAR *server_argument(const WCHAR *argument);
/* Prints an error of Windows to stderr, as both commands do. */
void print_error(DWORD error);
#endif
