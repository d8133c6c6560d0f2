#ifndef TOAST_WINDOW_H
#define TOAST_WINDOW_H
#include <windows.h>

#define MOST_BUTTONS 3

/* How a toast ended: a button's number from 0, or one of these. */
enum { BODY = -1, DISMISSED = -2, TIMED_OUT = -3, HIDDEN = -4 };

typedef struct {
    const WCHAR *title, *text;
    WCHAR *buttons[MOST_BUTTONS];
    int button_count;
    /* Signaled to close it from outside. */
    HANDLE close;
} Toast;

/* Shows it at the bottom right until it is answered, closed, or a minute is over. */
int show_toast(const Toast *toast);
#endif
