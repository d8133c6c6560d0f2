#ifndef RIGHTS_H
#define RIGHTS_H
#include "pc.h"

/* To be called when the library is loaded: tells what this process may do, and to what it starts. */
void rights_begin(void);
/* False where pc.txt says `rights=helper` and this process is neither the elevated helper nor started by it. */
BOOL may_act(Pc *pc);
#endif
