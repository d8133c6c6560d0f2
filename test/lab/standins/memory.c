/* Keeps a record of given memory. A wrong or double free is then a line of calls.txt and not a crash. */
#include "memory.h"
#include "pc.h"
#include <stdlib.h>

typedef struct Block { struct Block *next; void *address; Kind kind; } Block;
static Block *blocks;
static SRWLOCK lock = SRWLOCK_INIT;

void *give(SIZE_T size, Kind kind)
{
    Block *block = malloc(sizeof *block);
    block->address = calloc(1, size);
    block->kind = kind;
    AcquireSRWLockExclusive(&lock);
    block->next = blocks;
    blocks = block;
    ReleaseSRWLockExclusive(&lock);
    return block->address;
}

BOOL take_back(void *address, Kind kind, const char *function)
{
    const char *fault = "of what was never given out";
    AcquireSRWLockExclusive(&lock);
    for (Block **at = &blocks; *at; at = &(*at)->next) {
        Block *block = *at;
        if (block->address != address) continue;
        if (block->kind != kind) { fault = "of what another function frees"; break; }
        *at = block->next;
        free(block->address);
        free(block);
        fault = NULL;
        break;
    }
    ReleaseSRWLockExclusive(&lock);
    if (fault) log_call("FAULT %s %s", function, fault);
    return !fault;
}
