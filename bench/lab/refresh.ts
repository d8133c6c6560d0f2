import { ben, kai, minutesAgo } from '../../test/lab/people.ts';
import type { SimulatedSession } from '../../test/lab/simulated-session.ts';
import { againstC } from '../against-c.ts';
import { median } from '../statistics.ts';
import type { Measured } from '../verdict.ts';
import type { BenchLab } from './windows.ts';

interface Took {
  /** µs of one refresh, by round. */
  readonly ours: readonly number[];
  readonly floor: readonly number[];
}

const CALL_MICROS = 50;
const ROUNDS = 9;

/** The operator and others who are away. */
export function signedIn(count: number): readonly SimulatedSession[] {
  const others = Array.from({ length: count - 1 }, (_, index) =>
    ben({ id: index + 2, user: `user${index}`, logon: minutesAgo(300 + index), connect: minutesAgo(200) }),
  );
  return [kai(), ...others];
}

/** One refresh through koffi against the same calls from C, and against Windows' command. */
export async function refreshes(lab: BenchLab): Promise<Measured> {
  const measured: Record<string, Measured[string]> = {};
  for (const [sessions, each] of [
    [5, 200],
    [50, 40],
    [500, 5],
  ] as const) {
    await lab.prepare(signedIn(sessions), { frozen: 1, 'call.micros': CALL_MICROS });
    const { ours, floor } = await lab.probe<Took>('bench-refresh', [`${ROUNDS}`, `${each}`]);
    measured[`refresh-${sessions}`] = againstC(ours, floor);
  }
  await lab.prepare(signedIn(5), { frozen: 1, 'call.micros': CALL_MICROS });
  const { ours, floor } = await lab.probe<Took>('bench-refresh', [`${ROUNDS}`, '50', 'quser']);
  measured.quser = {
    value: median(floor) / median(ours),
    detail: `${(median(floor) / 1000).toFixed(0)} ms, by Windows' calls ${(median(ours) / 1000).toFixed(2)} ms`,
  };
  return measured;
}
