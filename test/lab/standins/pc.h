/* The simulated PC, read from and written to the one text file that the environment variable USHER_LAB_PC names.
 * Its format stands in test/lab/README.md. */
#ifndef PC_H
#define PC_H
#include <windows.h>

#define MOST_SESSIONS 256
#define MOST_SETTINGS 64

typedef struct {
    DWORD id;
    WCHAR station[33], user[320], domain[64], client[32];
    DWORD state;
    LONG flags;
    LONGLONG logon, connect, disconnect, input;
    USHORT protocol;
    BOOL readable;
} Session;

typedef struct {
    Session sessions[MOST_SESSIONS];
    int count;
    struct { char key[48]; char value[512]; } settings[MOST_SETTINGS];
    int setting_count;
} Pc;

/* Reads the PC; the lock is held until pc_close or pc_save. Never fails: a file that cannot be read is an empty PC. */
Pc *pc_open(void);
void pc_close(Pc *pc);
/* Replaces the file in one step, and closes. */
void pc_save(Pc *pc);

Session *pc_find(Pc *pc, DWORD id);
void pc_remove(Pc *pc, DWORD id);
/* The same session id with another user who has just signed in. */
void pc_replace(Session *session, const char *user);

/* A percent-encoded value as text. */
void pc_decode(const char *value, WCHAR *text, int size);

const char *pc_text(Pc *pc, const char *key, const char *otherwise);
long pc_number(Pc *pc, const char *key, long otherwise);
void pc_set_number(Pc *pc, const char *key, long value);

/* A number that changes with the sessions, and with nothing else. */
ULONGLONG pc_sessions_print(const Pc *pc);
LONGLONG now_filetime(void);

/* One line of calls.txt. */
void log_call(const char *format, ...);
/* A text as calls.txt has it: percent-encoded. Four of them may be in use at once. */
const char *encoded(const WCHAR *text);
#endif
