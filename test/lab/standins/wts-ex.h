/* What mingw-w64's wtsapi32.h lacks, after Microsoft's documentation of wtsapi32.h; offsets for 64-bit Windows.
 * https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wtsinfoex_level1_w
 * https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wts_session_info_1w */
#ifndef WTS_EX_H
#define WTS_EX_H
#include <stddef.h>
#include <windows.h>
#include <wtsapi32.h>

typedef struct {
    ULONG SessionId;
    WTS_CONNECTSTATE_CLASS SessionState;
    LONG SessionFlags;
    WCHAR WinStationName[33];
    WCHAR UserName[21];
    WCHAR DomainName[18];
    LARGE_INTEGER LogonTime, ConnectTime, DisconnectTime, LastInputTime, CurrentTime;
    DWORD IncomingBytes, OutgoingBytes, IncomingFrames, OutgoingFrames, IncomingCompressed, OutgoingCompressed;
} WTSINFOEX_LEVEL1_W;

typedef struct {
    DWORD Level;
    union { WTSINFOEX_LEVEL1_W Level1; } Data;
} WTSINFOEXW;

typedef struct {
    DWORD ExecEnvId;
    WTS_CONNECTSTATE_CLASS State;
    DWORD SessionId;
    LPWSTR pSessionName, pHostName, pUserName, pDomainName, pFarmName;
} WTS_SESSION_INFO_1W;

_Static_assert(sizeof(WTSINFOEXW) == 232, "WTSINFOEXW");
_Static_assert(offsetof(WTSINFOEXW, Data.Level1.SessionFlags) == 16, "SessionFlags");
_Static_assert(offsetof(WTSINFOEXW, Data.Level1.UserName) == 86, "UserName");
_Static_assert(offsetof(WTSINFOEXW, Data.Level1.DomainName) == 128, "DomainName");
_Static_assert(offsetof(WTSINFOEXW, Data.Level1.LogonTime) == 168, "LogonTime");
_Static_assert(offsetof(WTSINFOEXW, Data.Level1.LastInputTime) == 192, "LastInputTime");
_Static_assert(offsetof(WTSINFOEXW, Data.Level1.CurrentTime) == 200, "CurrentTime");
_Static_assert(sizeof(WTS_SESSION_INFO_1W) == 56, "WTS_SESSION_INFO_1W");
_Static_assert(offsetof(WTS_SESSION_INFO_1W, pUserName) == 32, "pUserName");

_Static_assert(sizeof(WTS_CLIENT_ADDRESS) == 24, "WTS_CLIENT_ADDRESS");
_Static_assert(offsetof(WTS_CLIENT_ADDRESS, Address) == 4, "Address");

/* AF_INET and AF_INET6 of ws2def.h, and what ntdll.dll makes of an address in text: 0 where it is one. */
enum { FamilyInet = 2, FamilyInet6 = 23 };
LONG NTAPI RtlIpv4StringToAddressW(const WCHAR *text, BOOLEAN strict, const WCHAR **end, void *address);
LONG NTAPI RtlIpv6StringToAddressW(const WCHAR *text, const WCHAR **end, void *address);

/* Values of WTS_INFO_CLASS and WTS_TYPE_CLASS. */
enum { InfoUserName = 5, InfoDomainName = 7, InfoState = 8, InfoClientName = 10, InfoClientAddress = 14 };
enum { InfoProtocol = 16, InfoSessionEx = 25 };
enum { TypeProcessInfoLevel1 = 1, TypeSessionInfoLevel1 = 2 };
#define EVENT_FLUSH 0x80000000
#define EVENT_STATECHANGE 0x80
#define ERROR_CTX_WINSTATION_NOT_FOUND_ 7022
#endif
