/*
 * Prints the visible top-level windows of the desktop and their controls, one JSON object a line (of the desktop that the
 * argument names, where there is one):
 *   {"depth":0,"window":131172,"pid":32,"program":"node.exe","class":"#32770","text":"Usher","enabled":1,"rect":[l,t,r,b]}
 * depth 1 is a control of the window above it. Rectangles are screen pixels. Texts that are not answered within
 * 500 ms (a program that hangs) are empty.
 */
#include <windows.h>
#include <stdio.h>

static void print_json(const WCHAR *text)
{
    char utf8[4096];
    if (!WideCharToMultiByte(CP_UTF8, 0, text, -1, utf8, sizeof utf8, NULL, NULL)) utf8[0] = 0;
    putchar('"');
    for (const unsigned char *c = (unsigned char *)utf8; *c; c++) {
        if (*c == '"' || *c == '\\') printf("\\%c", *c);
        else if (*c < 0x20) printf("\\u%04x", *c);
        else putchar(*c);
    }
    putchar('"');
}

static const WCHAR *program_of(DWORD pid, WCHAR *path, DWORD size)
{
    HANDLE process = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, pid);
    path[0] = 0;
    if (process) {
        if (!QueryFullProcessImageNameW(process, 0, path, &size)) path[0] = 0;
        CloseHandle(process);
    }
    WCHAR *name = wcsrchr(path, L'\\');
    return name ? name + 1 : path;
}

static void print_window(HWND window, int depth)
{
    WCHAR text[1024] = L"", class[256] = L"", path[MAX_PATH];
    RECT rect = {0};
    DWORD pid = 0;
    DWORD_PTR length;

    GetWindowThreadProcessId(window, &pid);
    GetClassNameW(window, class, 256);
    GetWindowRect(window, &rect);
    SendMessageTimeoutW(window, WM_GETTEXT, 1024, (LPARAM)text, SMTO_ABORTIFHUNG, 500, &length);

    printf("{\"depth\":%d,\"window\":%lu,\"pid\":%lu,\"program\":", depth, (unsigned long)(ULONG_PTR)window, pid);
    print_json(program_of(pid, path, MAX_PATH));
    printf(",\"class\":");
    print_json(class);
    printf(",\"text\":");
    print_json(text);
    printf(",\"enabled\":%d,\"rect\":[%ld,%ld,%ld,%ld]}\n", IsWindowEnabled(window) ? 1 : 0,
           rect.left, rect.top, rect.right, rect.bottom);
}

static BOOL CALLBACK each_control(HWND window, LPARAM unused)
{
    (void)unused;
    if (IsWindowVisible(window)) print_window(window, 1);
    return TRUE;
}

static BOOL CALLBACK each_window(HWND window, LPARAM unused)
{
    if (!IsWindowVisible(window)) return TRUE;
    print_window(window, 0);
    EnumChildWindows(window, each_control, unused);
    return TRUE;
}

int main(int count, char **args)
{
    if (count > 1) {
        HDESK desktop = OpenDesktopA(args[1], 0, FALSE, DESKTOP_READOBJECTS);
        if (!desktop || !SetThreadDesktop(desktop)) return 1;
    }
    return EnumWindows(each_window, 0) ? 0 : 1;
}
