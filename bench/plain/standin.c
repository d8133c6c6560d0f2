/*
 * Windows' calls of one refresh, for koffi on Linux. Each call about sessions takes 50 µs, as we expect of Windows.
 * `refresh` makes the calls of one refresh, one after the other: that is the floor. Layouts: see
 * src/sessions/wts/session-info.ts and process-info.ts.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CALL_NS = 50000, ROW = 56, INFO = 232, PROCESS = 128, SESSION_INFO_EX = 25 };
enum { TOO_SHORT = (int32_t)0xc0000004 };

static uint32_t sessions = 1;
static char list[512 * 1024];

static void take_time(void)
{
    struct timespec begun, now;
    clock_gettime(CLOCK_MONOTONIC, &begun);
    do clock_gettime(CLOCK_MONOTONIC, &now);
    while ((now.tv_sec - begun.tv_sec) * 1000000000LL + now.tv_nsec - begun.tv_nsec < CALL_NS);
}

static void put_text(char *at, const char *text)
{
    for (; *text; text++, at += 2) *at = *text;
}

static void put_user(char *at, uint32_t id)
{
    char name[] = "user0000";
    for (int digit = 7; digit > 3; digit--, id /= 10) name[digit] = (char)('0' + id % 10);
    put_text(at, name);
}

static void put_number(char *at, int32_t number) { memcpy(at, &number, sizeof number); }
static void put_long(char *at, int64_t number) { memcpy(at, &number, sizeof number); }

void sign_in(uint32_t count) { sessions = count; }

int WTSEnumerateSessionsExW(void *server, uint32_t *level, uint32_t filter, void **info, uint32_t *count)
{
    char *rows = calloc(sessions, ROW + 64);
    take_time();
    for (uint32_t i = 0; i < sessions; i++) {
        char *row = rows + i * ROW, *texts = rows + sessions * ROW + i * 64;
        put_number(row + 4, i == 0 ? 0 : 4);
        put_number(row + 8, (int32_t)i + 1);
        put_user(texts, i);
        put_text(texts + 32, "DESKTOP-7");
        put_long(row + 32, (int64_t)(intptr_t)texts);
        put_long(row + 40, (int64_t)(intptr_t)(texts + 32));
    }
    *info = rows;
    *count = sessions;
    return 1;
}

int WTSFreeMemoryExW(int type, void *memory, uint32_t count)
{
    free(memory);
    return 1;
}

int WTSQuerySessionInformationW(void *server, uint32_t session, int what, void **buffer, uint32_t *bytes)
{
    char *info = calloc(1, INFO);
    take_time();
    *buffer = info;
    /* Everybody sits at this PC: the protocol is 0, and the client has no name. */
    *bytes = what == SESSION_INFO_EX ? INFO : 2;
    if (what != SESSION_INFO_EX) return 1;
    put_number(info, 1);
    put_number(info + 8, (int32_t)session);
    put_number(info + 12, session == 1 ? 0 : 4);
    put_number(info + 16, 1);
    put_user(info + 86, session - 1);
    put_text(info + 128, "DESKTOP-7");
    for (int at = 168; at <= 200; at += 8) put_long(info + at, 133500000000000000LL + session * 10000000LL);
    return 1;
}

void WTSFreeMemory(void *memory) { free(memory); }

/* One program in each session. */
int32_t NtQuerySystemInformation(int what, void *info, uint32_t length, uint32_t *returned)
{
    char *at = info;
    if (length < sessions * PROCESS) return TOO_SHORT;
    memset(at, 0, sessions * PROCESS);
    for (uint32_t i = 0; i < sessions; i++, at += PROCESS) {
        put_number(at, i + 1 < sessions ? PROCESS : 0);
        put_number(at + 56, 2 * 8);
        put_long(at + 64, (int64_t)(intptr_t)(at + 104));
        put_number(at + 80, (int32_t)(4000 + i));
        put_number(at + 100, (int32_t)i + 1);
        put_text(at + 104, "work.exe");
    }
    *returned = sessions * PROCESS;
    return 0;
}

int ProcessIdToSessionId(uint32_t process, uint32_t *session)
{
    *session = 1;
    return 1;
}

uint32_t GetSystemDirectoryW(char *folder, uint32_t size)
{
    put_text(folder, "C:\\Windows");
    return 10;
}

uint32_t GetLastError(void) { return 0; }

/* What a refresh does not call is only found. */
int WTSEnumerateProcessesExW(void) { return 0; }
int WTSLogoffSession(void) { return 0; }
int WTSDisconnectSession(void) { return 0; }
int WTSWaitSystemEvent(void) { return 0; }

void refresh(void)
{
    void *rows, *info;
    uint32_t level = 1, count, bytes;
    WTSEnumerateSessionsExW(NULL, &level, 0, &rows, &count);
    for (uint32_t id = 1; id <= count; id++) {
        WTSQuerySessionInformationW(NULL, id, SESSION_INFO_EX, &info, &bytes);
        WTSFreeMemory(info);
    }
    WTSFreeMemoryExW(2, rows, count);
    NtQuerySystemInformation(5, list, sizeof list, &bytes);
}
