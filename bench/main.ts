import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AIMS } from './aims.ts';
import { labFigures } from './lab/lab.ts';
import { load, thisMachine } from './machine.ts';
import { plainFigures } from './plain/plain.ts';
import { measuredIn, readFigures, withPart, writeFigures } from './report/figures.ts';
import { withTable } from './report/page.ts';
import { table } from './report/table.ts';
import { areAllMet } from './verdict.ts';

const ROOT = join(import.meta.dirname, '..');
const FIGURES = join(import.meta.dirname, 'figures.json');
const PAGE = join(ROOT, 'docs', 'performance.md');

const { values } = parseArgs({
  options: {
    /** Measures the Windows programs in Wine instead of the PC in memory. */
    lab: { type: 'boolean', default: false },
    /** How long the idle Usher is watched. */
    'idle-minutes': { type: 'string', default: '10' },
    /** Only the figures whose ids begin so; the others stay as they were measured last. */
    only: { type: 'string', default: '' },
    /** Writes all figures into docs/performance.md. */
    docs: { type: 'boolean', default: false },
  },
});

const where = values.lab ? 'lab' : 'plain';
const aims = AIMS.filter((aim) => aim.where === where && aim.id.startsWith(values.only));
const before = load();
const at = new Date().toISOString();
const options = { only: values.only, idleMinutes: Number(values['idle-minutes']) };
const measured = values.lab ? await labFigures(options) : await plainFigures(values.only);
const part = { at, load: [before, load()] as const, measured };
const known = readFigures(FIGURES);
// A run that measures nothing, for the page alone, leaves the time and load of the last one.
const figures =
  known !== null && aims.length === 0
    ? known
    : withPart(known, thisMachine(), where, part, values.only === '');
writeFigures(FIGURES, figures, AIMS);
console.log(table(aims, measured));
if (values.docs) writeFileSync(PAGE, withTable(readFileSync(PAGE, 'utf8'), figures, AIMS));
// A figure that is missing, or misses its aim, is a failure.
if (!areAllMet(aims, values.docs ? measuredIn(figures) : measured)) process.exitCode = 1;
