#ifndef RIGHTS_H
#define RIGHTS_H
#include "pc.h"

/* Call when the library is loaded. Finds out what this process may do, and marks it for its children. */
void rights_begin(void);
/* FALSE if pc.txt says `rights=helper` and this process is neither the elevated helper nor started by it. */
BOOL may_act(Pc *pc);
#endif
