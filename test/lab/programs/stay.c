/*
 * Stays on the desktop until it is killed. Wine closes a desktop a second after the last program has left it. The
 * next program may then find one that is half gone.
 */
#include <windows.h>

int main(void)
{
    if (!CreateWindowExW(0, L"STATIC", L"", 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, NULL, NULL)) return 1;
    Sleep(INFINITE);
    return 0;
}
