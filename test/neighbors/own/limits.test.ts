import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asked, RequestKind } from '../../../src/neighbors/own/limits.ts';
import { counted, isTooOften, MOST_ASKERS, NOBODY_ASKED } from '../../../src/neighbors/own/limits.ts';
import { runs } from '../../fakes/runs.ts';

const MINUTE = 60_000;
const KINDS = ['facts', 'ask', 'signOut', 'note', 'noteShown'] as const;

/** Asks again and again at one moment. @returns how often it was taken up */
function takenUp(kind: RequestKind, from: Asked = NOBODY_ASKED, now = 0): [number, Asked] {
  let asked = from;
  let count = 0;
  for (let tries = 0; tries < 100; tries += 1) {
    if (isTooOften(asked, 'kai', kind, now)) continue;
    asked = counted(asked, 'kai', kind, now);
    count += 1;
  }
  return [count, asked];
}

describe('the limits of an asker', () => {
  it('are 30 questions for facts in a minute, and one to the person, one sign-out, three notes and twenty shown ones in five', () => {
    expect(KINDS.map((kind) => takenUp(kind)[0])).toEqual([30, 1, 1, 3, 20]);
  });

  it.each([
    ['facts', MINUTE],
    ['ask', 5 * MINUTE],
    ['signOut', 5 * MINUTE],
    ['note', 5 * MINUTE],
    ['noteShown', 5 * MINUTE],
  ] as const)('for %s are over after their time, and not before', (kind, time) => {
    const [, asked] = takenUp(kind);
    expect(isTooOften(asked, 'kai', kind, time - 1)).toBe(true);
    expect(isTooOften(asked, 'kai', kind, time)).toBe(false);
  });

  it('are each their own: one kind uses up no other, and one account no other', () => {
    const [, asked] = takenUp('signOut');
    for (const kind of ['facts', 'ask', 'note', 'noteShown'] as const) {
      expect(isTooOften(asked, 'kai', kind, 0)).toBe(false);
    }
    expect(isTooOften(asked, 'anna', 'signOut', 0)).toBe(false);
  });

  it('never let more through, whenever somebody asks', () => {
    const times = fc.array(fc.record({ wait: fc.nat(2 * MINUTE), kind: fc.constantFrom(...KINDS) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(times, (steps) => {
        let asked = NOBODY_ASKED;
        let now = 0;
        const signOuts: number[] = [];
        for (const { wait, kind } of steps) {
          now += wait;
          if (isTooOften(asked, 'kai', kind, now)) continue;
          asked = counted(asked, 'kai', kind, now);
          if (kind === 'signOut') signOuts.push(now);
        }
        const gaps = signOuts.slice(1).map((at, index) => at - (signOuts[index] ?? 0));
        expect(gaps.filter((gap) => gap < 5 * MINUTE)).toEqual([]);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('remember a bounded number of accounts, and forget none to let another in', () => {
    let asked = NOBODY_ASKED;
    for (let each = 0; each < MOST_ASKERS; each += 1) asked = counted(asked, `${each}`, 'signOut', 0);
    expect(isTooOften(asked, 'one more', 'facts', MINUTE)).toBe(true);
    expect(isTooOften(asked, '0', 'facts', MINUTE)).toBe(false);
    expect(isTooOften(asked, '0', 'signOut', MINUTE)).toBe(true);
    expect(isTooOften(asked, 'one more', 'facts', 5 * MINUTE)).toBe(false);
    expect(counted(asked, 'one more', 'facts', 5 * MINUTE).size).toBe(1);
  });
});
