import { runCommand } from '../../test/lab/command.ts';
import type { Lab } from '../../test/lab/lab.ts';
import { Neighbor } from '../../test/lab/neighbor.ts';
import { ben, kai, minutesAgo } from '../../test/lab/people.ts';
import { until } from '../../test/lab/until.ts';
import type { Measured } from '../verdict.ts';
import type { BenchLab } from './windows.ts';

const TIMES = 200;

interface Facts {
  readonly asked: number;
  readonly answered: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

/** How soon Ben's Usher answers what could be lost. */
export async function facts(lab: BenchLab): Promise<Measured> {
  const askers = Array.from({ length: 10 }, (_, index) =>
    ben({ id: 11 + index, user: `pupil${index}`, logon: minutesAgo(200) }),
  );
  await lab.prepare([kai(), ben(), ...askers]);
  // All that a neighbor needs of the lab of the scenarios.
  const neighbor = new Neighbor({ desktop: lab.desktop, pc: lab.pc, until } as unknown as Lab, ben());
  await neighbor.start({ open: 'hidden' });
  const args = ['2', `${TIMES}`, ...askers.map(({ id }) => `${id}`)];
  const { out } = await runCommand(lab.desktop.display, args, {
    program: 'probes\\facts.cjs',
    session: 11,
    seconds: 300,
  });
  const { asked, answered, p50, p99, most }: Facts = JSON.parse(out);
  if (answered !== TIMES) throw new Error(`${answered} of ${TIMES} questions were answered`);
  return {
    facts: {
      value: p99,
      detail: `${asked} questions: half ${p50} ms, 99 % ${p99} ms, the slowest ${most} ms`,
    },
  };
}
