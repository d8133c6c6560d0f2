import type { Clock } from '../clock.ts';
import type { TerminalScreen } from './terminal-screen.ts';
import type { Toast, ToastEnd, Toaster } from './tray.ts';

/** A toast on Windows is dead after this long; so is one in the terminal. In ms. */
const LONGEST = 60_000;
const MOST_NOTES = 3;

/**
 * Toasts in a terminal: a question stands above the menu until it is answered there, a note is a line. The
 * menu's caption and row are the question's buttons, as on the taskbar, so no toast here has buttons of its own.
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
      screen.update({ question: toast });
      return new Promise((resolve) => {
        const finish = (end: ToastEnd) => {
          cancel();
          if (screen.shown().question === toast) screen.update({ question: null });
          resolve(end);
        };
        const cancel = clock.after(LONGEST, () => finish('timedOut'));
        signal.addEventListener('abort', () => finish('closed'), { once: true });
      });
    },
  };
}
