import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Aim } from '../aims.ts';
import type { Machine } from '../machine.ts';
import type { Measured } from '../verdict.ts';
import { verdict } from '../verdict.ts';

/** One part of the aims, as it was measured at one time. */
export interface Part {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The load of the machine before and after, which tells how quiet it was. */
  readonly load: readonly [number, number];
  readonly measured: Measured;
}

/** What figures.json has: the last run of each part on one machine. */
export interface Figures {
  readonly machine: Machine;
  readonly parts: Readonly<Partial<Record<Aim['where'], Part>>>;
}

/** The figures of both parts. */
export function measuredIn({ parts }: Figures): Measured {
  return { ...parts.plain?.measured, ...parts.lab?.measured };
}

/**
 * The figures so far with a new run. Those of another machine are dropped.
 * @param isWhole false where only some figures were measured anew, and the others of that part stay
 */
export function withPart(
  before: Figures | null,
  machine: Machine,
  where: Aim['where'],
  part: Part,
  isWhole = true,
): Figures {
  const isSame = before !== null && JSON.stringify(before.machine) === JSON.stringify(machine);
  const parts = isSame ? before.parts : {};
  const measured = isWhole ? part.measured : { ...parts[where]?.measured, ...part.measured };
  return { machine, parts: { ...parts, [where]: { ...part, measured } } };
}

export function readFigures(file: string): Figures | null {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** Writes them with the verdict of each aim, for other programs to read. */
export function writeFigures(file: string, figures: Figures, aims: readonly Aim[]): void {
  const measured = measuredIn(figures);
  const verdicts = Object.fromEntries(aims.map((aim) => [aim.id, verdict(aim, measured[aim.id])]));
  writeFileSync(file, `${JSON.stringify({ ...figures, aims, verdicts }, null, 2)}\n`);
}
