/* Who may act on other people's sessions. In Wine every process counts as elevated, so the elevated helper is known by
 * its command line, and what it starts by a variable that is inherited from it. */
#include "rights.h"
#include <string.h>
#include <wchar.h>

#define ELEVATED L"USHER_LAB_ELEVATED"

static BOOL is_helper(void)
{
    const WCHAR *line = GetCommandLineW();
    return wcsstr(line, L"--helper") && !wcsstr(line, L"--elevate");
}

void rights_begin(void)
{
    if (!is_helper()) return;
    Pc *pc = pc_open(L"");
    BOOL dies = pc_number(pc, "helper.dies", 0) != 0;
    pc_close(pc);
    if (dies) TerminateProcess(GetCurrentProcess(), 3);
    SetEnvironmentVariableW(ELEVATED, L"1");
}

BOOL may_act(Pc *pc)
{
    if (strcmp(pc_text(pc, "rights", "all"), "helper")) return TRUE;
    return GetEnvironmentVariableW(ELEVATED, NULL, 0) > 0;
}
