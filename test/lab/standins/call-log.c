#include "pc.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* 100 ns from 1601 to 1970. */
#define UNIX_EPOCH 116444736000000000LL

LONGLONG now_filetime(void)
{
    FILETIME now;
    GetSystemTimeAsFileTime(&now);
    return ((LONGLONG)now.dwHighDateTime << 32) | now.dwLowDateTime;
}

void log_call(const char *format, ...)
{
    char line[8192];
    DWORD written;
    va_list args;
    if (pc_is_frozen() && strncmp(format, "FAULT", 5)) return;
    int n = snprintf(line, 64, "%lld %lu ", (now_filetime() - UNIX_EPOCH) / 10000, GetCurrentProcessId());
    va_start(args, format);
    n += vsnprintf(line + n, sizeof line - n - 2, format, args);
    va_end(args);
    if (n > (int)sizeof line - 2) n = sizeof line - 2;
    line[n++] = '\n';
    HANDLE file = CreateFileW(LAB_FOLDER L"calls.txt", FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_ALWAYS, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) return;
    WriteFile(file, line, (DWORD)n, &written, NULL);
    CloseHandle(file);
}
