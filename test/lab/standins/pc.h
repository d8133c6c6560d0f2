/*
 * The simulated PC and the other hosts, read from and written to one text file, pc.txt. test/lab/README.md
 * describes its format.
 */
#ifndef PC_H
#define PC_H
#include <windows.h>

/* The folder of pc.txt and of the log of calls. */
#define LAB_FOLDER L"C:\\lab\\"
#define MOST_SESSIONS 1024
#define MOST_SETTINGS 256

typedef struct {
    DWORD id;
    WCHAR station[33], user[320], domain[64], client[32];
    /* The client's; empty for none. */
    WCHAR address[46];
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
    /* The prefix of its keys in pc.txt, and its mark in calls.txt: `host.SRV1.` and ` @SRV1`; empty for this PC. */
    char prefix[80], mark[80];
    /* The error of every call on it; 0 if it answers. */
    DWORD error;
    /* The last one is only a buffer: a line is read there before its host is known. */
    Session sessions[MOST_SESSIONS + 1];
    int count;
    struct { char key[96]; char value[512]; } settings[MOST_SETTINGS];
    int setting_count;
    /* The lines of the other hosts' sessions. */
    char *others;
} Pc;

/* Reads that host and holds the lock until pc_close. Never fails: an unreadable file is an empty PC. */
Pc *pc_open(const WCHAR *host);
/* The same, after the time that a call on that host takes. */
Pc *pc_call(const WCHAR *host);
void pc_close(Pc *pc);
/* TRUE if this PC was read for good: nothing changes it, and no call is written down. */
BOOL pc_is_frozen(void);
/* Keeps the processor busy for the time that a call takes. */
void pc_take_time(const Pc *pc);
/* Replaces the file in one step. */
void pc_save(const Pc *pc);

/* FALSE if no line names this host. */
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
/* The number of `key` for the next so many calls as `times` says, which is counted down in the file; else 0. */
long pc_next(Pc *pc, const char *key, const char *times);
/* TRUE if any setting is for this host alone. */
BOOL pc_has_settings(const Pc *pc);

/* The error of this listing, 0 if it works. Counts `enumerate.times` down. */
DWORD pc_listing_error(Pc *pc);

/* A number that changes only with the sessions. */
ULONGLONG pc_sessions_print(const Pc *pc);
LONGLONG now_filetime(void);

/* One line of calls.txt. */
void log_call(const char *format, ...);
/* A text as in calls.txt: percent-encoded. Sixteen of them may be in use at once. */
const char *encoded(const WCHAR *text);
#endif
