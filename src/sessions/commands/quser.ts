import { idleOfField } from './idle-field.ts';
import { readQuserRow } from './quser-row.ts';
import type { QuserRow, QuserTable, RawRow } from './session-table.ts';
import { readTable } from './session-table.ts';
import { statesByRule } from './state-words.ts';

export type { QuserRow, QuserTable, RowProblem } from './session-table.ts';

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

function meant({ idleText, ...row }: RawRow, state: QuserRow['state']): QuserRow {
  return { ...row, state, idle: idleOfField(idleText, state, row.stationName) };
}
