import type { ToastButton, ToastEnd } from './toast.ts';

/** A program that ended as early as this without an answer has drawn nothing: Windows did not take the toast. */
const TAKEN_MS = 2_000;
/** A banner stands for five seconds at least. With Do not disturb its time is up at once: it was never drawn. */
const BANNER_MS = 4_000;
/** Nobody reads a toast and clicks its cross within this. */
const READ_MS = 1_000;

/** How one run of SnoreToast ended. */
export interface ToastRun {
  readonly id: string;
  /** The buttons as they were drawn. */
  readonly buttons: readonly ToastButton[];
  /** What came through the pipe: `action=…;notificationId=…;pipe=…;button=…;version=0.7.0;`, or ''. */
  readonly answer: string;
  readonly ranForMs: number;
}

/**
 * What a run of SnoreToast 0.7.0 means; its actions are those of snoreToastActions.h.
 *
 * Without an answer nothing tells a failed start, switched-off notifications and a lost click apart, so only
 * the time decides: early is `notShown`, later is `unknown`. Whatever cannot be read is `unknown` too. What ended
 * sooner than a toast that was drawn can end is `notShown`, whatever is said of it.
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

/** False where the program ended so early that it cannot have drawn anything. */
export function isTaken(ranForMs: number): boolean {
  return ranForMs >= TAKEN_MS;
}

function pressed(buttons: readonly ToastButton[], label: string): ToastEnd {
  const [button, second] = buttons.filter((it) => it.label.toLowerCase() === label.trim().toLowerCase());
  return button && !second ? button.id : 'unknown';
}

/** The first value of each field. What follows the last semicolon was cut off or is no text. */
function readAnswer(answer: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const field of answer.split(';').slice(0, -1)) {
    const sign = field.indexOf('=');
    const key = field.slice(0, Math.max(0, sign));
    if (key !== '' && !fields.has(key)) fields.set(key, field.slice(sign + 1));
  }
  return fields;
}
