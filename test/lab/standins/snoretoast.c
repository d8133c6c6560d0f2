/*
 * Replaces SnoreToast 0.7.0: its command line, its answers through the pipe and its exit codes.
 * https://github.com/KDE/snoretoast/blob/v0.7.0/README.md
 */
#include "pc.h"
#include "toast-window.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const WCHAR *pipe, *id, *close;
    Toast toast;
} Order;

static Order read_order(int argc, WCHAR **argv)
{
    Order order = { .id = L"" };
    for (int i = 1; i < argc; i++) {
        const WCHAR *flag = argv[i];
        if (!wcscmp(flag, L"-silent")) continue;
        if (i + 1 == argc) break;
        WCHAR *value = argv[++i];
        if (!wcscmp(flag, L"-pipeName")) order.pipe = value;
        else if (!wcscmp(flag, L"-id")) order.id = value;
        else if (!wcscmp(flag, L"-close")) order.close = value;
        else if (!wcscmp(flag, L"-t")) order.toast.title = value;
        else if (!wcscmp(flag, L"-m")) order.toast.text = value;
        else if (!wcscmp(flag, L"-b")) {
            for (WCHAR *label = wcstok(value, L";"); label && order.toast.button_count < MOST_BUTTONS;
                 label = wcstok(NULL, L";"))
                order.toast.buttons[order.toast.button_count++] = label;
        }
    }
    return order;
}

static HANDLE close_event(const WCHAR *id)
{
    WCHAR name[128];
    swprintf(name, 128, L"Local\\ToastEvent%ls", id);
    return CreateEventW(NULL, TRUE, FALSE, name);
}

static void tell(const Order *order, const WCHAR *action, const WCHAR *button)
{
    WCHAR text[1024];
    DWORD written;
    if (!order->pipe) return;
    HANDLE pipe = CreateFileW(order->pipe, GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    if (pipe == INVALID_HANDLE_VALUE) return;
    int n = swprintf(text, 1024, L"action=%ls;notificationId=%ls;pipe=%ls;%ls%ls%lsversion=0.7.0;", action, order->id,
                     order->pipe, button ? L"button=" : L"", button ? button : L"", button ? L";" : L"");
    WriteFile(pipe, text, n * sizeof *text, &written, NULL);
    CloseHandle(pipe);
}

/* `button:0,1500`: the answer, and after how many ms. */
static int scripted(const char *script)
{
    const char *delay = strchr(script, ',');
    Sleep(delay ? atoi(delay + 1) : 0);
    if (!strncmp(script, "button:", 7)) return atoi(script + 7);
    if (!strncmp(script, "dismissed", 9)) return DISMISSED;
    if (!strncmp(script, "timeout", 7)) return TIMED_OUT;
    return BODY;
}

static int finish(const Order *order, int how)
{
    static const struct { const WCHAR *action; int code; } ENDS[] = {
        [-BODY] = { L"clicked", 0 }, [-DISMISSED] = { L"dismissed", 2 },
        [-TIMED_OUT] = { L"timedout", 3 }, [-HIDDEN] = { L"hidden", 1 },
    };
    BOOL is_button = how >= 0 && how < order->toast.button_count;
    if (how >= 0 && !is_button) how = DISMISSED;
    if (is_button) tell(order, L"buttonClicked", order->toast.buttons[how]);
    else tell(order, ENDS[-how].action, NULL);
    log_call("snoretoast %s -> %ls", encoded(order->id), is_button ? order->toast.buttons[how] : ENDS[-how].action);
    return is_button ? 4 : ENDS[-how].code;
}

int wmain(int argc, WCHAR **argv)
{
    Order order = read_order(argc, argv);
    if (order.close) {
        SetEvent(close_event(order.close));
        log_call("snoretoast -close %s -> 0", encoded(order.close));
        return 0;
    }
    Pc *pc = pc_open(L"");
    char mode[32], script[64];
    snprintf(mode, sizeof mode, "%s", pc_text(pc, "toast.mode", "window"));
    snprintf(script, sizeof script, "%s", pc_text(pc, "toast.script", "none"));
    long slow = pc_number(pc, "toast.slow", 0);
    pc_close(pc);
    Sleep(slow);
    if (!order.toast.text || !order.toast.text[0]) {
        log_call("FAULT snoretoast without a text");
        return 0;
    }
    if (!strcmp(mode, "disabled")) {
        fprintf(stderr, "Notifications are disabled\r\n");
        log_call("snoretoast %s -> disabled", encoded(order.id));
        return 0;
    }
    log_call("snoretoast shows %s %s", encoded(order.toast.title), encoded(order.toast.text));
    order.toast.close = close_event(order.id);
    BOOL is_scripted = !strcmp(mode, "script") && strncmp(script, "none", 4);
    return finish(&order, is_scripted ? scripted(script) : show_toast(&order.toast));
}
