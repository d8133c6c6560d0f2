import type { ToastButton, ToastEnd } from './toast.ts';

/** A program that ended this early without an answer has drawn nothing: Windows did not accept the toast. */
const TAKEN_MS = 2_000;
/** A banner is shown for at least five seconds. With Do not disturb it times out at once and was never drawn. */
const BANNER_MS = 4_000;
/** Nobody can read a toast and click its cross within this time. */
const READ_MS = 1_000;

/** How one run of SnoreToast ended. */
export interface ToastRun {
  readonly id: string;
  readonly buttons: readonly ToastButton[];
  /** The answer from the pipe: `action=…;notificationId=…;pipe=…;button=…;version=0.7.0;`, or ''. */
  readonly answer: string;
  readonly ranForMs: number;
}

/**
 * What a run of SnoreToast 0.7.0 means. Its actions are those of snoreToastActions.h.
 *
 * Without an answer, a failed start, disabled notifications and a lost click look the same. Then only the time
 * decides: an early end is `notShown`, a later one `unknown`. An unreadable answer is `unknown` too. A toast that
 * was dismissed or timed out sooner than possible was never drawn, so it is `notShown`.
 */
export function toastEnd({ id, buttons, answer, ranForMs }: ToastRun): ToastEnd {
  const fields = readAnswer(answer);
  if (fields.size === 0) return isTaken(ranForMs) ? 'unknown' : 'notShown';
  if (fields.get('notificationId') !== id) return 'unknown';
  switch (fields.get('action')) {
    case 'clicked':
      return 'body';
    case 'buttonClicked':
      return pressed(buttons, fields.get('button') ?? '');
    case 'dismissed':
      return ranForMs < READ_MS ? 'notShown' : 'dismissed';
    case 'timedout':
      return ranForMs < BANNER_MS ? 'notShown' : 'timedOut';
    case 'hidden':
      return 'closed';
    default:
      return 'unknown';
  }
}

/** False if the program ended too early to have drawn anything. */
export function isTaken(ranForMs: number): boolean {
  return ranForMs >= TAKEN_MS;
}

function pressed(buttons: readonly ToastButton[], label: string): ToastEnd {
  const [button, second] = buttons.filter((it) => it.label.toLowerCase() === label.trim().toLowerCase());
  return button && !second ? button.id : 'unknown';
}

/** The first value of each field. Text after the last semicolon was cut off or is invalid. */
function readAnswer(answer: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const field of answer.split(';').slice(0, -1)) {
    const sign = field.indexOf('=');
    const key = field.slice(0, Math.max(0, sign));
    if (key !== '' && !fields.has(key)) fields.set(key, field.slice(sign + 1));
  }
  return fields;
}
