/* The environment that Node.js gets: these variables and no others. */

/* A variable's value: the user's own one, none, or what stands behind Windows' folder. */
static const WCHAR OWN[] = L"own";
#define NONE NULL

typedef struct {
    const WCHAR *name;
    const WCHAR *usual;
    /* For the elevated helper. It gets nothing that a user could have set. */
    const WCHAR *helper;
} Variable;

/* Windows wants them in this order: https://learn.microsoft.com/windows/win32/procthread/changing-environment-variables */
static const Variable VARIABLES[] = {
    {L"ALLUSERSPROFILE", OWN, NONE},
    {L"APPDATA", OWN, NONE},
    {L"CI", OWN, NONE},
    {L"COMPUTERNAME", OWN, NONE},
    {L"ComSpec", L"\\System32\\cmd.exe", L"\\System32\\cmd.exe"},
#ifdef LAB
    {L"DISPLAY", OWN, OWN}, /* Wine's screen */
#endif
    {L"FORCE_COLOR", OWN, NONE},
    {L"HOMEDRIVE", OWN, NONE},
    {L"HOMEPATH", OWN, NONE},
    {L"LOCALAPPDATA", OWN, NONE},
    {L"NO_COLOR", OWN, NONE},
    {L"PATH", L"\\System32", L"\\System32"},
    {L"ProgramData", OWN, NONE},
    {L"PUBLIC", OWN, NONE},
    {L"SystemDrive", L"", L""}, /* cut to the drive */
    {L"SystemRoot", L"", L""},
    {L"TEMP", OWN, L"\\Temp"},
    {L"TERM", OWN, NONE},
    {L"TMP", OWN, L"\\Temp"},
    {L"USERDOMAIN", OWN, NONE},
    {L"USERNAME", OWN, NONE},
    {L"USERPROFILE", OWN, NONE},
#ifdef LAB
    {L"USHER_LAB_PC", OWN, OWN},
    {L"USHER_LAB_REQUIRE", OWN, OWN},
    {L"USHER_LAB_SESSION", OWN, OWN},
#endif
    {L"windir", L"", L""},
#ifdef LAB
    {L"WINEDEBUG", OWN, OWN},
    {L"WINEDLLOVERRIDES", OWN, OWN},
    {L"WINEPREFIX", OWN, OWN},
#endif
    {L"WT_SESSION", OWN, NONE},
};
