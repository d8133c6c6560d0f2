/* The simulated PC and the further hosts, read from and written to one text file, pc.txt. Its format stands in
 * test/lab/README.md. */
#ifndef PC_H
#define PC_H
#include <windows.h>

/* Where it stands, with the log of calls. */
#define LAB_FOLDER L"C:\\lab\\"
#define MOST_SESSIONS 256
#define MOST_SETTINGS 256

typedef struct {
    DWORD id;
    WCHAR station[33], user[320], domain[64], client[32];
    DWORD state;
    LONG flags;
    LONGLONG logon, connect, disconnect, input;
    USHORT protocol;
    BOOL readable;
} Session;

/* One host: its sessions, and its settings by the keys that this PC has too. */
typedef struct {
    /* Empty: this PC. */
    WCHAR host[64];
    /* What its keys begin with in pc.txt, and how calls.txt names it: `host.SRV1.` and ` @SRV1`; empty for this PC. */
    char prefix[80], mark[80];
    /* What every call on it fails with; 0 where it answers. */
    DWORD error;
    /* The last one is never used: a line is read there before it is known whose it is. */
    Session sessions[MOST_SESSIONS + 1];
    int count;
    struct { char key[96]; char value[512]; } settings[MOST_SETTINGS];
    int setting_count;
    /* The lines of the other hosts' sessions. */
    char *others;
} Pc;

/* Reads that host; the lock is held until pc_close. Never fails: a file that cannot be read is an empty PC. */
Pc *pc_open(const WCHAR *host);
/* The same after as long as a call on that host takes. */
Pc *pc_call(const WCHAR *host);
void pc_close(Pc *pc);
/* Replaces the file in one step. */
void pc_save(const Pc *pc);

/* FALSE where no line names this host. */
BOOL pc_is_known(const Pc *pc);
Session *pc_find(Pc *pc, DWORD id);
void pc_remove(Pc *pc, DWORD id);
/* The same session id with another user who has just signed in. */
void pc_replace(Session *session, const char *user);

/* A percent-encoded value as text. */
void pc_decode(const char *value, WCHAR *text, int size);

const char *pc_text(const Pc *pc, const char *key, const char *otherwise);
long pc_number(const Pc *pc, const char *key, long otherwise);
void pc_set_number(Pc *pc, const char *key, long value);
/* TRUE where any setting is for this host alone. */
BOOL pc_has_settings(const Pc *pc);

/* What this listing fails with, 0 where it works. Counts `enumerate.times` down. */
DWORD pc_listing_error(Pc *pc);

/* A number that changes with the sessions, and with nothing else. */
ULONGLONG pc_sessions_print(const Pc *pc);
LONGLONG now_filetime(void);

/* One line of calls.txt. */
void log_call(const char *format, ...);
/* A text as calls.txt has it: percent-encoded. Sixteen of them may be in use at once. */
const char *encoded(const WCHAR *text);
#endif
