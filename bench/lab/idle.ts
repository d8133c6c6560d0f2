import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../test/lab/until.ts';
import { sum } from '../statistics.ts';
import type { Measured } from '../verdict.ts';
import type { LabOptions } from './lab.ts';
import { NODE, programsIn, start, USHER, type Usage, usageOf } from './processes.ts';
import { signedIn } from './refresh.ts';
import type { BenchLab } from './windows.ts';

const SESSIONS = 20;
/** Until then all that belongs to the start is done. */
const SETTLED_MS = 60_000;
const MB = 1024 ** 2;

const [BARE, OURS] = [901, 902];

/** An Usher at which nothing happens, beside a Node.js that does nothing. */
export async function idle(lab: BenchLab, { idleMinutes }: LabOptions): Promise<Measured> {
  await lab.prepare(signedIn(SESSIONS), { frozen: 1, events: 'endless' });
  start(lab, BARE, [NODE, '-e', 'setInterval(() => {}, 1e9)']);
  start(lab, OURS, [NODE, USHER]);
  await until(() => programsIn(OURS).includes('tray_windows_release.exe'), 60, 'the tray runs');
  await pause(SETTLED_MS);
  const before = { bare: usageOf(BARE), ours: usageOf(OURS) };
  await pause(idleMinutes * 60_000);
  const after = { bare: usageOf(BARE), ours: usageOf(OURS) };
  const [bare, ours] = [usedBetween(before.bare, after.bare), usedBetween(before.ours, after.ours)];
  return {
    'idle-processor': {
      value: sum(Object.values(ours)) - sum(Object.values(bare)),
      detail: `in ${idleMinutes} min: ${listed(ours, 'ms')}; bare ${listed(bare, 'ms')}`,
    },
    'idle-memory': {
      value: memory(after.ours) / memory(after.bare),
      detail: `${listed(megabytes(after.ours), 'MB')}; bare ${listed(megabytes(after.bare), 'MB')}`,
    },
  };
}

/** Processor time by program, in ms. @throws where others run than before */
function usedBetween(before: readonly Usage[], after: readonly Usage[]): Readonly<Record<string, number>> {
  const programs = (usages: readonly Usage[]) => usages.map(({ program }) => program).join();
  if (programs(before) !== programs(after)) throw new Error(`other programs run now: ${programs(after)}`);
  const used = after.map(({ program, processorMs }, index) => [
    program,
    processorMs - (before[index]?.processorMs ?? Number.NaN),
  ]);
  return Object.fromEntries(used);
}

function memory(usages: readonly Usage[]): number {
  return sum(usages.map(({ residentBytes }) => residentBytes));
}

function megabytes(usages: readonly Usage[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    usages.map(({ program, residentBytes }) => [program, Math.round(residentBytes / MB)]),
  );
}

function listed(byProgram: Readonly<Record<string, number>>, unit: string): string {
  return Object.entries(byProgram)
    .map(([program, count]) => `${program} ${count} ${unit}`)
    .join(', ');
}
