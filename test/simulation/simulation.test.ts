import { afterEach, describe, expect, it, vi } from 'vitest';
import { planOf } from '../../simulation/plan.ts';
import { progress } from '../../simulation/report/progress.ts';
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

  it('tells it in any order, whatever was simulated before', async () => {
    const seeds = [2, 3, 7];
    const storyOf = async (seed: number) => (await simulate(planOf(seed, 15), new Tally())).story;
    const stories = new Map<number, readonly string[]>();
    for (const seed of seeds) stories.set(seed, await storyOf(seed));
    for (const seed of seeds.toReversed()) expect(await storyOf(seed)).toEqual(stories.get(seed));
    expect(new Set([...stories.values()].map((story) => story.join('\n'))).size).toBe(seeds.length);
  });

  it('leaves the clock and the files of this process alone afterwards', async () => {
    const before = [globalThis.setTimeout, performance.now, Date.now];
    await simulate(planOf(1, 5), new Tally());
    expect([globalThis.setTimeout, performance.now, Date.now]).toEqual(before);
  });
});

describe('the counts of several processes', () => {
  it('are added up', () => {
    const [one, other] = [new Tally(), new Tally()];
    one.count('disconnect');
    for (const deed of ['disconnect', 'disconnect', 'deed by a tray']) other.count(deed);
    Object.assign(one, { seeds: 1, actions: 2, steps: 3, signOuts: 4 });
    Object.assign(other, { seeds: 10, actions: 20, steps: 30, signOuts: 40 });
    one.add(other.counts);
    expect(one.counts).toEqual({
      seeds: 11,
      actions: 22,
      steps: 33,
      signOuts: 44,
      deeds: new Map([
        ['disconnect', 3],
        ['deed by a tray', 1],
      ]),
      states: new Map(),
      transitions: new Map(),
    });
  });
});

describe('the progress of a long run', () => {
  it('is told every half a minute, after a seed', () => {
    let now = 0;
    const said: string[] = [];
    const counted = progress(
      2000,
      () => now,
      (sentence) => said.push(sentence),
    );
    for (const [at, hasFault] of [
      [29_000, true],
      [30_000, false],
      [59_000, false],
      [61_000, true],
    ] as const) {
      now = at;
      counted(hasFault);
    }
    expect(said).toEqual(['2 of 2,000 seeds, 1 with a fault', '4 of 2,000 seeds, 2 with a fault']);
  });
});
