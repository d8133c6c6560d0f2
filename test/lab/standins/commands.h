/* What quser.exe and logoff.exe have in common. */
#ifndef COMMANDS_H
#define COMMANDS_H
#include <windows.h>

/* The NAME of `/server:NAME`; NULL where the argument is another. */
const WCHAR *server_argument(const WCHAR *argument);
/* On stderr, as both commands tell an error of Windows. */
void print_error(DWORD error);
#endif
