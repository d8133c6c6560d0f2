import { duplexPair } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../src/clock.ts';
import { serveTray } from '../../src/rights/helper.ts';
import { targetOf } from '../../src/rights/request.ts';
import { english } from '../../src/words/english.ts';
import { fakeHost } from '../fakes/host.ts';
import { kai, mia } from '../people.ts';
import { NOTHING_OPEN, pinned } from '../pinned.ts';
import { REQUEST } from './helped-usher.ts';

/** How many lines the helper is told in all. */
const LINES = 100_000;

/** The only question that this helper can come to ask is the second one, and its id is left out. */
const question = fc.constantFrom(
  '0',
  '1',
  '2',
  '2-anyway',
  '0-anyway',
  '1-',
  'anyway',
  '1-helper-1',
  '__proto__',
);

const wellFormed = fc.oneof(
  fc.constant({ kind: 'beat' }),
  fc.record({ kind: fc.constant('yes'), person: fc.nat(19), question }),
  fc.record({ kind: fc.constant('cancel'), person: fc.integer({ min: 1, max: 19 }) }),
);

const malformed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 1500 }),
  fc.json(),
  fc
    .record({ kind: fc.string(), person: fc.integer(), question: fc.string() })
    .map((each) => JSON.stringify(each)),
  fc
    .record({ kind: fc.constant('yes'), person: fc.constant(0), question, anyway: fc.boolean() })
    .map((each) => JSON.stringify(each)),
);

const lines = fc
  .tuple(
    fc.array(
      wellFormed.map((message) => JSON.stringify(message)),
      { minLength: 40, maxLength: 200 },
    ),
    fc.option(malformed),
  )
  .map(([good, bad]) => (bad === null ? good : [...good, bad]));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a hundred thousand lines from a tray that lies', () => {
  it('sign nobody out who does not answer', { timeout: 60_000 }, async () => {
    let told = 0;
    for (const each of fc.sample(lines, { numRuns: 2000, seed: Number(process.env.FUZZ_SEED ?? 4) })) {
      if (told >= LINES) break;
      const pc = fakeHost([kai(), mia()]);
      const [tray, helper] = duplexPair();
      tray.resume();
      const target = targetOf(pinned(mia()), NOTHING_OPEN);
      if (target === null) throw new Error('no target');
      const parts = { host: pc.host, clock: clock(), words: english, asleep: () => null, log: () => {} };
      const over = serveTray({ ...REQUEST, people: [target] }, 'a'.repeat(32), helper, parts);
      await vi.advanceTimersByTimeAsync(0);
      const half = Math.floor(each.length / 2);
      for (const line of each.slice(0, half)) tray.write(`${line}\n`);
      await vi.advanceTimersByTimeAsync(1000);
      pc.asked[0]?.answer('noAnswer');
      for (const line of each.slice(half)) tray.write(`${line}\n`);
      told += each.length;
      // Long enough for whatever a line might have set off; then it is silent, which ends the helper.
      const beat = setInterval(() => tray.write('{"kind":"beat"}\n'), 1000);
      await vi.advanceTimersByTimeAsync(70_000);
      clearInterval(beat);
      await vi.advanceTimersByTimeAsync(10_000);
      await over;
      expect(pc.done.filter((done) => done !== 'list')).toEqual([]);
    }
    expect(told).toBeGreaterThanOrEqual(LINES);
  });
});
