import type { Aim } from '../aims.ts';
import type { Figures } from './figures.ts';
import { measuredIn } from './figures.ts';
import { markdownTable } from './table.ts';

const BEGIN = '<!-- figures -->';
const END = '<!-- end of figures -->';

const GIGABYTE = 1024 ** 3;

/** The page with the table of these figures, and where and when they were measured. @throws Error without the marks */
export function withTable(page: string, figures: Figures, aims: readonly Aim[]): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the page lacks ${BEGIN} … ${END}`);
  const body = [BEGIN, '', machineText(figures), '', markdownTable(aims, measuredIn(figures)), '', ''].join(
    '\n',
  );
  return page.slice(0, begin) + body + page.slice(end);
}

function machineText({ machine, parts }: Figures): string {
  const { processor, cores, memory, kernel, node } = machine;
  const runs = Object.entries(parts).map(([where, { at, load }]) => {
    const name = where === 'lab' ? 'The Windows programs in Wine' : 'The PC in memory';
    return `${name}: measured on ${at.slice(0, 16).replace('T', ' at ')} UTC, with a load of ${load.join(' before and ')} after.`;
  });
  return [
    `Measured on: ${processor}, ${cores} cores, ${(memory / GIGABYTE).toFixed(0)} GB, ${kernel}, Node.js ${node}.`,
    ...runs,
  ].join('\n');
}
