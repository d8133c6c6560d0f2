import type { IdleTime } from '../session.ts';
import { idleOfField } from './idle-field.ts';
import { readQuerySessionRow } from './query-session-row.ts';
import { readQuserRow } from './quser-row.ts';
import type { QuserRow, QuserTable, RawRow } from './session-table.ts';
import { readTable } from './session-table.ts';
import { stateOfWord, statesByRule } from './state-words.ts';

export type { QuserRow, QuserTable, RowProblem } from './session-table.ts';

const UNKNOWN: IdleTime = { kind: 'unknown', ms: null };

/**
 * Reads the output of `quser` (`query user`), in any language, with or without its header.
 *
 * Rows are recognized by their columns, in display cells; a shifted or narrowed line is read from the right.
 * Prompts, headers and sentences are skipped. A line that may be somebody but is not certain is a problem. Never
 * throws, never invents.
 */
export function parseQuser(text: string): QuserTable {
  const { rows, problems } = readTable(text, { idEnd: 44, read: readQuserRow });
  const stateOf = statesByRule(rows);
  return { sessions: rows.map((row) => meant(row, stateOf(row))), problems };
}

/**
 * The same for `query session` (`qwinsta`), which has no idle time and no logon time. Sessions without a user are
 * rows too, and so are listeners (ids from 65536 on).
 */
export function parseQuerySession(text: string): QuserTable {
  const { rows, problems } = readTable(text, { idEnd: 46, read: readQuerySessionRow });
  return { sessions: rows.map((row) => meant(row, stateOfWord(row.stateWord))), problems };
}

function meant({ idleText, ...row }: RawRow, state: QuserRow['state']): QuserRow {
  const idle = idleText === null ? UNKNOWN : idleOfField(idleText, state, row.stationName);
  return { ...row, state, idle };
}
