#include "commands.h"
#include <stdio.h>

static const WCHAR SERVER[] = L"/server:";

const WCHAR *server_argument(const WCHAR *argument)
{
    size_t length = wcslen(SERVER);
    return _wcsnicmp(argument, SERVER, length) ? NULL : argument + length;
}

static const char *text_of(DWORD error)
{
    switch (error) {
    case RPC_S_SERVER_UNAVAILABLE: return "The RPC server is unavailable.";
    case 7022: return "The specified session cannot be found.";
    default: return "Access is denied.";
    }
}

void print_error(DWORD error)
{
    fprintf(stderr, "Error [%lu]:%s\r\n", error, text_of(error));
}
