/* Calls of the simulated PC that take their time, as `set` lines say. */
#ifndef HANG_H
#define HANG_H
#include "pc.h"

/* The same PC after the time that the next calls of this name take: `enumerate.hang=3000`, `enumerate.hangs=1`. */
Pc *pc_after_hang(Pc *pc, const char *call);
#endif
