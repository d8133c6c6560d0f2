import { textWidth } from '../../base/text/text-width.ts';
import type { ToastButton } from '../toasts/toast.ts';
import type { Shown } from './terminal-screen.ts';
import type { TerminalWords } from './words.ts';

/** Keys of the usual buttons, by their ids. */
const USUAL: Readonly<Record<string, string>> = { yes: 'y', no: 'n', note: 'm' };

/** Keys that always mean something else. */
const TAKEN = ['q', ...Object.values(USUAL)];

/**
 * The key of each button. A button that is not one of the usual three has the first free letter of its label, else
 * a digit.
 */
export function answerKeys(buttons: readonly ToastButton[]): ReadonlyMap<string, ToastButton> {
  const keys = new Map<string, ToastButton>();
  for (const button of buttons) {
    const letters = button.label.toLowerCase().match(/[a-z]/g) ?? [];
    const free = [...letters, ...'123456789'].find((key) => !TAKEN.includes(key) && !keys.has(key));
    const key = USUAL[button.id] ?? free;
    if (key !== undefined) keys.set(key, button);
  }
  return keys;
}

/** What the keys do at the moment, a text each. */
export interface KeysNow {
  /** Those that answer the question. */
  readonly answers: readonly string[];
  readonly others: readonly string[];
}

/** @param scrolls whether a longer text does not fit */
export function keysNow(shown: Shown, scrolls: boolean, { keys }: TerminalWords): KeysNow {
  const { question, page, cancelHint, notes } = shown;
  if (page !== null) {
    const leave = page.isBrief ? keys.anyKey : keys.back;
    return { answers: [], others: scrolls ? [keys.scroll, leave] : [leave] };
  }
  const buttons = question?.toast.buttons ?? [];
  const cancel = cancelHint !== '' ? [cancelHint] : notes.length > 0 ? [keys.clear] : [];
  return {
    answers: [...answerKeys(buttons)].map(([key, { label }]) => keys.answer(key, label)),
    others: [keys.choose, ...cancel, keys.help, keys.quit],
  };
}

/** As many keys on a line as fit. A key that is longer than a line has one of its own. */
export function keyLines(keys: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const key of keys) {
    const last = lines.at(-1);
    const longer = last === undefined ? key : `${last} · ${key}`;
    if (last !== undefined && textWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(key);
  }
  return lines;
}
