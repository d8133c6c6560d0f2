import { afterEach, describe, expect, it, vi } from 'vitest';
import { planOf } from '../../simulation/plan.ts';
import { Tally } from '../../simulation/report/tally.ts';
import { simulate } from '../../simulation/simulate.ts';

/*
 * The simulation of the whole PC itself. `npm run simulate` runs it for many seeds.
 */

afterEach(() => void vi.restoreAllMocks());

describe('a simulated PC', () => {
  it('tells the same story for the same seed', async () => {
    const plan = planOf(7, 45);
    const [one, other] = [new Tally(), new Tally()];
    const story = await simulate(plan, one);
    expect(await simulate(plan, other)).toEqual(story);
    expect([other.steps, other.transitions]).toEqual([one.steps, one.transitions]);
    expect(story.faults).toEqual([]);
    expect(one.steps).toBeGreaterThan(500);
  });

  it('leaves the clock and the files of this process alone afterwards', async () => {
    const before = [globalThis.setTimeout, performance.now, Date.now];
    await simulate(planOf(1, 5), new Tally());
    expect([globalThis.setTimeout, performance.now, Date.now]).toEqual(before);
  });
});
