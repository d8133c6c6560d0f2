import type { Plan, Step } from './plan.ts';
import { Tally } from './report/tally.ts';
import { simulate } from './simulate.ts';

/** Without the numbers that differ from run to run. */
export function kindOf(fault: string): string {
  return fault
    .replace(/[A-Z-]+\d*\\\w+/g, 'somebody')
    .replace(/"(?!.*not true|.*judged)[^"]*"/g, '""')
    .replace(/\d+/g, 'N');
}

/**
 * The fewest steps that still lead to the same kind of fault: ever smaller pieces are left out, for as long as it is
 * found all the same.
 */
export async function shrunk(plan: Plan, fault: string): Promise<Plan> {
  const isSame = async (steps: readonly Step[]) => {
    const { faults } = await simulate({ ...plan, steps }, new Tally());
    return faults[0] !== undefined && kindOf(faults[0]) === kindOf(fault);
  };
  let steps = plan.steps;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < steps.length; ) {
      // Time passes all the same: what follows must not come too soon.
      const left = [...steps.slice(0, at), ...steps.slice(at + size)];
      const waited = withTime(steps, at, size);
      if (await isSame(left)) steps = left;
      else if (waited.length < steps.length && (await isSame(waited))) steps = waited;
      else at += size;
    }
  }
  return { ...plan, steps };
}

/** Without those steps, but with the time that they took. */
function withTime(steps: readonly Step[], at: number, size: number): readonly Step[] {
  const took = steps.slice(at, at + size).reduce((sum, { after }) => sum + after, 0);
  const [next, ...rest] = steps.slice(at + size);
  const later = next === undefined ? [] : [{ ...next, after: next.after + took }];
  return [...steps.slice(0, at), ...later, ...rest];
}
