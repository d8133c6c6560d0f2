import type { Clock } from '../../base/clock.ts';
import type { QuestionBox } from '../../engine/operator.ts';
import type { Toast, ToastButton, ToastEnd, Toaster } from '../toasts/toast.ts';
import type { TerminalNotes } from './terminal-notes.ts';
import type { StandingToast, TerminalScreen } from './terminal-screen.ts';

/** A toast ends after this long, as on Windows. In ms. */
const LONGEST = 60_000;

/**
 * Toasts in a terminal. A question stays above the menu until it is answered. A notice is a line that goes away. A
 * question that cannot be drawn whole ends as `notShown`.
 */
export function terminalToaster(screen: TerminalScreen, notes: TerminalNotes, clock: Clock): Toaster {
  return {
    async show(toast, signal) {
      if (toast.kind === 'notice') {
        notes.add(`${toast.title}. ${toast.text}`, toast.removeAfterMs ?? LONGEST);
        return 'dismissed';
      }
      let cancel = () => {};
      const end = await stand<ToastEnd>(screen, withMilder(toast), signal, 'closed', (finish) => {
        cancel = clock.after(LONGEST, () => finish('timedOut'));
        return { press: finish, notDrawn: () => finish('notShown') };
      });
      cancel();
      return end;
    },
  };
}

/** Every answer has a key here, the milder ones behind the yes. */
function withMilder({ milder = [], ...toast }: Toast): Toast {
  const [yes, ...rest] = toast.buttons;
  return { ...toast, buttons: [...(yes === undefined ? [] : [yes]), ...milder, ...rest] };
}

/**
 * The box for a question that could not be drawn. It stays in the same place until it is answered, and is drawn as
 * soon as there is room.
 * @param labels of its two buttons
 */
export function terminalBox(screen: TerminalScreen, labels: Record<'yes' | 'no', string>): QuestionBox {
  const buttons = [
    { id: 'yes', label: labels.yes },
    { id: 'no', label: labels.no },
  ] as const;
  return {
    ask: (title, text, signal) =>
      stand<'yes' | 'no'>(
        screen,
        { kind: 'question', title, text, buttons, silent: true },
        signal,
        'no',
        (finish) => ({
          press: (button: ToastButton['id']) => finish(button === 'yes' ? 'yes' : 'no'),
          notDrawn() {},
        }),
      ),
  };
}

/** Keeps a question open until something ends it. @param aborted its end if it is taken back */
function stand<End>(
  screen: TerminalScreen,
  toast: Toast,
  signal: AbortSignal,
  aborted: End,
  ends: (finish: (end: End) => void) => Omit<StandingToast, 'toast'>,
): Promise<End> {
  if (signal.aborted) return Promise.resolve(aborted);
  return new Promise((resolve) => {
    const finish = (end: End) => {
      if (screen.shown().question === standing) screen.update({ question: null });
      resolve(end);
    };
    const standing: StandingToast = { toast, ...ends(finish) };
    signal.addEventListener('abort', () => finish(aborted), { once: true });
    screen.update({ question: standing });
  });
}
