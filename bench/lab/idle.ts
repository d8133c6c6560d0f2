import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../test/lab/until.ts';
import type { Measured } from '../verdict.ts';
import type { LabOptions } from './lab.ts';
import { NODE, programsIn, start, USHER, usageOf } from './processes.ts';
import { signedIn } from './refresh.ts';
import type { BenchLab } from './windows.ts';

const SESSIONS = 20;
/** Until then all that belongs to the start is done. */
const SETTLED_MS = 30_000;
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
  if (before.ours.programs.join() !== after.ours.programs.join()) throw new Error('other programs run now');
  const used = {
    bare: after.bare.processorMs - before.bare.processorMs,
    ours: after.ours.processorMs - before.ours.processorMs,
  };
  const memory = { bare: after.bare.residentBytes, ours: after.ours.residentBytes };
  return {
    'idle-processor': {
      value: used.ours - used.bare,
      detail: `in ${idleMinutes} minutes ${used.ours} ms, bare ${used.bare} ms`,
    },
    'idle-memory': {
      value: memory.ours / memory.bare,
      detail: `${(memory.ours / MB).toFixed(0)} MB in ${after.ours.programs.join(' and ')}, bare ${(memory.bare / MB).toFixed(0)} MB`,
    },
  };
}
