import type { RowProblem } from './session-table.ts';

const LONGEST = 80;
const LONGEST_SHIFTED = 40;

/** A time of day, as `7:36`, `12.03`, `14 h 05` or `8時01`, in the digits of any script. */
const CLOCK = String.raw`(?<!\p{Nd})\p{Nd}{1,2}(?:[:.]|\s?[hH]\s?|[時时])\p{Nd}{2}(?!\p{Nd})`;
const HAS_CLOCK = new RegExp(CLOCK, 'u');

/** A sign of another row behind the logon time: its marker, its columns, or an id between two gaps. */
const ANOTHER_ROW = /\s{3,}|>|\s{2}\p{Nd}{1,5}\s{2}\S/u;

/**
 * Why this is no logon time, in a row with intact columns; null if it is one. A region may write date and time in
 * any form, with a blank between them: `Thu 26/11/2026 19:40`, `令和8年11月27日 8:01`.
 */
export function logonProblem(text: string): RowProblem | null {
  if (text.length > LONGEST || ANOTHER_ROW.test(text)) return 'joined';
  if (!/\p{Nd}/u.test(text)) return 'unreadable';
  return /\S\s+\S/.test(text) || HAS_CLOCK.test(text) ? null : 'truncated';
}

const SHIFTED = new RegExp(
  String.raw`^(?:\S+\s){1,6}?${CLOCK}(?:[:.]\p{Nd}{2})?(?:\s?[^\s\p{Nd}]\P{Nd}{0,14})?$`,
  'u',
);
const CLOCK_FIRST = new RegExp(String.raw`^${CLOCK}\s(?:\S+\s?){1,4}$`, 'u');

/** The same for a row that lost its columns. There only text that looks like a date and a time of day counts. */
export function shiftedLogonProblem(text: string): RowProblem | null {
  const isShort = text.length <= LONGEST_SHIFTED && !/\s{2}/.test(text);
  const groups = text.match(/\p{Nd}+/gu)?.length ?? 0;
  if (isShort && groups >= 4 && (SHIFTED.test(text) || CLOCK_FIRST.test(text))) return null;
  return HAS_CLOCK.test(text) ? 'joined' : 'truncated';
}
