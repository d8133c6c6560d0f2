#ifndef EVENTS_H
#define EVENTS_H
/* Once in a process, before the first WTSWaitSystemEvent. */
void events_begin(void);
#endif
