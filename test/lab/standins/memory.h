#ifndef MEMORY_H
#define MEMORY_H
#include <windows.h>
typedef enum { FOR_FREE_MEMORY, FOR_FREE_MEMORY_EX } Kind;
void *give(SIZE_T size, Kind kind);
/* FALSE, and a FAULT line, if `function` must not free this address, or if it was freed before. */
BOOL take_back(void *address, Kind kind, const char *function);
#endif
