import type { Aim } from '../aims.ts';
import type { Measured } from '../verdict.ts';
import { cells, HEADINGS } from './text.ts';

/** The table for a terminal, with what each figure comes from below its row. */
export function table(aims: readonly Aim[], measured: Measured): string {
  const rows = [HEADINGS.slice(0, 5), ...aims.map((aim) => cells(aim, measured[aim.id]))];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const details = aims.map(({ id }) => measured[id]?.detail ?? '');
  return lines
    .flatMap((line, index) => [line, ...(details[index - 1] ? [`    ${details[index - 1]}`] : [])])
    .join('\n');
}

/** The same in Markdown. */
export function markdownTable(aims: readonly Aim[], measured: Measured): string {
  const rows = aims.map((aim) => [...cells(aim, measured[aim.id]), measured[aim.id]?.detail ?? '']);
  return [HEADINGS, HEADINGS.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
