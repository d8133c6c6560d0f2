import type { Clock } from '../clock.ts';
import type { TerminalScreen } from './terminal-screen.ts';
import type { Toast, ToastEnd, Toaster } from './tray.ts';

/** A toast on Windows is dead after this long; so is one in the terminal. In ms. */
const LONGEST = 60_000;
const MOST_NOTES = 3;

/**
 * Toasts in a terminal: a question stands above the menu until it is answered, a note is a line. Yes and no are
 * the menu's caption and row, as on the taskbar; what has no row has a key.
 */
export function terminalToaster(screen: TerminalScreen, clock: Clock): Toaster {
  return {
    show(toast: Toast, signal: AbortSignal): Promise<ToastEnd> {
      if (toast.kind === 'note') {
        const notes = [...screen.shown().notes, `${toast.title}. ${toast.text}`].slice(-MOST_NOTES);
        screen.update({ notes });
        return Promise.resolve('dismissed');
      }
      if (signal.aborted) return Promise.resolve('closed');
      return new Promise((resolve) => {
        const finish = (end: ToastEnd) => {
          cancel();
          if (screen.shown().question === standing) screen.update({ question: null });
          resolve(end);
        };
        const standing = { toast, press: finish };
        screen.update({ question: standing });
        const cancel = clock.after(LONGEST, () => finish('timedOut'));
        signal.addEventListener('abort', () => finish('closed'), { once: true });
      });
    },
  };
}
