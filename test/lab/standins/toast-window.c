/* A window that looks like a toast, so that the mouse can answer it and a screenshot shows it. */
#include "toast-window.h"
#include <windowsx.h>

enum { WIDTH = 384, HEIGHT = 184, MARGIN = 16, BUTTON_HEIGHT = 30, TASKBAR = 48, LONGEST = 60000 };

static const Toast *shown;
static int answer;
static HFONT font, bold;

static void paint(HWND window)
{
    PAINTSTRUCT paint;
    HDC dc = BeginPaint(window, &paint);
    RECT head = { MARGIN, 10, WIDTH - MARGIN, 28 }, title = { MARGIN, 32, WIDTH - MARGIN, 52 };
    RECT text = { MARGIN, 54, WIDTH - MARGIN, HEIGHT - BUTTON_HEIGHT - 14 };
    SetBkMode(dc, TRANSPARENT);
    SelectObject(dc, font);
    SetTextColor(dc, RGB(96, 96, 96));
    DrawTextW(dc, L"Usher", -1, &head, DT_SINGLELINE);
    SetTextColor(dc, RGB(0, 0, 0));
    DrawTextW(dc, shown->text, -1, &text, DT_WORDBREAK | DT_NOPREFIX);
    SelectObject(dc, bold);
    DrawTextW(dc, shown->title, -1, &title, DT_SINGLELINE | DT_NOPREFIX | DT_END_ELLIPSIS);
    EndPaint(window, &paint);
}

static LRESULT CALLBACK on_message(HWND window, UINT message, WPARAM w, LPARAM l)
{
    switch (message) {
    case WM_PAINT:
        paint(window);
        return 0;
    case WM_COMMAND:
        answer = (int)LOWORD(w) - 100;
        DestroyWindow(window);
        return 0;
    case WM_LBUTTONUP:
        answer = BODY;
        DestroyWindow(window);
        return 0;
    case WM_CLOSE:
        answer = DISMISSED;
        DestroyWindow(window);
        return 0;
    case WM_DESTROY:
        PostQuitMessage(0);
        return 0;
    default:
        return DefWindowProcW(window, message, w, l);
    }
}

static void add_buttons(HWND window)
{
    int count = shown->button_count, width = count ? (WIDTH - MARGIN * 2 - 8 * (count - 1)) / count : 0;
    for (int i = 0; i < count; i++) {
        HWND button = CreateWindowW(L"BUTTON", shown->buttons[i], WS_CHILD | WS_VISIBLE, MARGIN + i * (width + 8),
                                    HEIGHT - BUTTON_HEIGHT - 10, width, BUTTON_HEIGHT, window,
                                    (HMENU)(INT_PTR)(100 + i), NULL, NULL);
        SendMessageW(button, WM_SETFONT, (WPARAM)font, TRUE);
    }
}

int show_toast(const Toast *toast)
{
    WNDCLASSW class = { .lpfnWndProc = on_message, .lpszClassName = L"LabToast", .hCursor = LoadCursorW(NULL, (LPCWSTR)IDC_ARROW),
                        .hbrBackground = CreateSolidBrush(RGB(243, 243, 243)) };
    RECT screen;
    DWORD began = GetTickCount();
    shown = toast;
    answer = DISMISSED;
    font = CreateFontW(-13, 0, 0, 0, FW_NORMAL, 0, 0, 0, DEFAULT_CHARSET, 0, 0, CLEARTYPE_QUALITY, 0, L"Segoe UI");
    bold = CreateFontW(-13, 0, 0, 0, FW_BOLD, 0, 0, 0, DEFAULT_CHARSET, 0, 0, CLEARTYPE_QUALITY, 0, L"Segoe UI");
    RegisterClassW(&class);
    SystemParametersInfoW(SPI_GETWORKAREA, 0, &screen, 0);
    HWND window = CreateWindowExW(WS_EX_TOPMOST | WS_EX_TOOLWINDOW | WS_EX_NOACTIVATE, L"LabToast", toast->title,
                                  WS_POPUP | WS_BORDER, screen.right - WIDTH - 12, screen.bottom - HEIGHT - TASKBAR,
                                  WIDTH, HEIGHT, NULL, NULL, NULL, NULL);
    add_buttons(window);
    ShowWindow(window, SW_SHOWNOACTIVATE);
    for (;;) {
        DWORD left = LONGEST - (GetTickCount() - began);
        MSG message;
        if (left > LONGEST) left = 0;
        DWORD what = MsgWaitForMultipleObjects(1, &toast->close, FALSE, left, QS_ALLINPUT);
        if (what == WAIT_OBJECT_0) return HIDDEN;
        if (what == WAIT_TIMEOUT) return TIMED_OUT;
        while (PeekMessageW(&message, NULL, 0, 0, PM_REMOVE)) {
            if (message.message == WM_QUIT) return answer;
            TranslateMessage(&message);
            DispatchMessageW(&message);
        }
    }
}
