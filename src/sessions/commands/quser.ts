import { readQuerySessionRow } from './query-session-row.ts';
import { readQuserRow } from './quser-row.ts';
import type { QuserTable } from './session-table.ts';
import { readTable } from './session-table.ts';

export type { QuserRow, QuserTable, RowProblem } from './session-table.ts';

/**
 * Reads the output of `quser` (`query user`), in any language, with or without its header.
 *
 * Rows are recognised by their columns, measured in display cells; where a line was shifted or narrowed,
 * from the right. Prompts, headers and sentences are skipped; a line that could be somebody and cannot be
 * read for certain is a problem. Never throws, never invents.
 */
export function parseQuser(text: string): QuserTable {
  return readTable(text, { idEnd: 44, read: readQuserRow });
}

/**
 * The same for `query session` (`qwinsta`): no idle time, no logon time; sessions without a user and
 * listeners, whose ids are from 65536 on, are rows too.
 */
export function parseQuerySession(text: string): QuserTable {
  return readTable(text, { idEnd: 46, read: readQuerySessionRow });
}
