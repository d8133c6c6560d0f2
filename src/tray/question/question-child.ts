import { argument, oneLine } from '../../base/text/plain-text.ts';
import type { WindowQuestion } from '../../engine/operator.ts';

/*
 * How this program and its child that asks the operator understand each other: the question by arguments, the answer by
 * the exit code.
 */

/** Exit codes. Node.js itself uses none of these. */
export const WINDOW_END = { yes: 0x51, no: 0x52, note: 0x53, notShown: 0x54 } as const;

export type WindowEnd = keyof typeof WINDOW_END;

/** In code points. Windows takes 32,767 UTF-16 units for all arguments together. */
const LONGEST_TEXT = 4000;
const LONGEST_LABEL = 60;

export function windowArguments({ title, text, yes, no, note, seconds }: WindowQuestion): readonly string[] {
  const label = (given: string) => oneLine(given, LONGEST_LABEL);
  return [
    String(seconds),
    argument(title, LONGEST_TEXT),
    argument(text, LONGEST_TEXT),
    label(yes),
    label(no),
    label(note ?? ''),
  ];
}

/** @returns null for arguments that are no question */
export function readWindowArguments(args: readonly string[]): WindowQuestion | null {
  const [given = '', title = '', text = '', yes = '', no = '', note = ''] = args;
  const seconds = Number(given);
  if (!Number.isSafeInteger(seconds) || seconds < 1 || [title, yes, no].includes('')) return null;
  return { title, text, yes, no, note: note === '' ? null : note, seconds };
}

/** Any code that means nothing is the end of a program that failed. */
export function windowEndOf(exitCode: number): WindowEnd {
  const ends: readonly WindowEnd[] = ['yes', 'no', 'note'];
  return ends.find((end) => WINDOW_END[end] === exitCode) ?? 'notShown';
}
