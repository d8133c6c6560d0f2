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
 * Rows are recognized by their columns, measured in display cells; where a line was shifted or narrowed,
 * from the right. Prompts, headers and sentences are skipped; a line that could be somebody and cannot be
 * read for certain is a problem. Never throws, never invents.
 */
export function parseQuser(text: string): QuserTable {
  const { rows, problems } = readTable(text, { idEnd: 44, read: readQuserRow });
  const stateOf = statesByRule(rows);
  return { sessions: rows.map((row) => meant(row, stateOf(row))), problems };
}

/**
 * The same for `query session` (`qwinsta`): no idle time, no logon time; sessions without a user and
 * listeners, whose ids are from 65536 on, are rows too.
 */
export function parseQuerySession(text: string): QuserTable {
  const { rows, problems } = readTable(text, { idEnd: 46, read: readQuerySessionRow });
  return { sessions: rows.map((row) => meant(row, stateOfWord(row.stateWord))), problems };
}

function meant({ idleText, ...row }: RawRow, state: QuserRow['state']): QuserRow {
  const idle = idleText === null ? UNKNOWN : idleOfField(idleText, state, row.stationName);
  return { ...row, state, idle };
}
