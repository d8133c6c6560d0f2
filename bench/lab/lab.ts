import { type Figures, measureAll } from '../measure.ts';
import type { Measured } from '../verdict.ts';
import { clicks } from './clicks.ts';
import { deed } from './deed.ts';
import { facts } from './facts.ts';
import { idle } from './idle.ts';
import { refreshes } from './refresh.ts';
import { starts } from './starts.ts';
import { type BenchLab, openBenchLab } from './windows.ts';

export interface LabOptions {
  /** The beginning of the ids that are wanted. */
  readonly only: string;
  /** How long the idle Usher is watched. */
  readonly idleMinutes: number;
}

const FIGURES: Figures<[BenchLab, LabOptions]> = [
  [['refresh', 'quser'], refreshes],
  [['start'], starts],
  [['click'], clicks],
  [['deed'], deed],
  [['facts'], facts],
  [['idle'], idle],
];

/** Measures the Windows programs in Wine. @throws Error where Wine shows no desktop */
export async function labFigures(options: LabOptions): Promise<Measured> {
  const lab = await openBenchLab();
  try {
    return await measureAll(FIGURES, options.only, lab, options);
  } finally {
    await lab.close();
  }
}
