import type { Clock } from '../../base/clock.ts';
import { demoPrograms } from '../../base/folders.ts';
import { run } from '../../base/run.ts';
import { demoHost, newDemoPc } from '../../sessions/demo/demo-host.ts';
import { DEMO_PEOPLE } from '../../sessions/demo/people.ts';
import type { SessionHost } from '../../sessions/session-host.ts';

export interface DemoPc {
  readonly host: SessionHost;
  readonly stateFile: string;
}

/** A fresh simulated PC in a temporary folder, with the usual people. */
export function demoPc(clock: Clock, runProgram = run): DemoPc {
  const stateFile = newDemoPc(DEMO_PEOPLE, clock.speed);
  return { stateFile, host: demoHost({ stateFile, programs: demoPrograms, clock, runProgram }) };
}
