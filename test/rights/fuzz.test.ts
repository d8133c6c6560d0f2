import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readToHelper } from '../../src/rights/protocol.ts';
import { fakeHost } from '../fakes/host.ts';
import { seconds } from '../fakes/usher.ts';
import { guest, kai, mia } from '../people.ts';
import { serveHelper } from './served-helper.ts';

/** How many lines helpers are told in all. */
const LINES = 100_000;
/** How many of them are none, each told to a helper of its own: nothing is read after one. */
const MALFORMED = 2000;

const seed = Number(process.env.FUZZ_SEED ?? 4);

/** The only question that a helper can come to ask is the second one, and its id is left out. */
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

const person = fc.nat(1);

const wellFormed = fc.oneof(
  fc.constant({ kind: 'beat' }),
  fc.record({ kind: fc.constant('yes'), person, question }),
  fc.record({ kind: fc.constant('cancel'), person: fc.constant(1) }),
);

const written = (message: object) => JSON.stringify(message);
/** Much of JSON is a line of its own. */
const oneLine = (text: string) => text.replaceAll('\n', ' ');

const malformed = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 1500 }).map(oneLine),
    fc.json().map(oneLine),
    fc.record({ kind: fc.string(), person: fc.integer(), question: fc.string() }).map(written),
    fc.record({ kind: fc.constant('yes'), person, question, anyway: fc.boolean() }).map(written),
    fc.record({ kind: fc.constant('cancel'), person: fc.oneof(fc.double(), fc.string()) }).map(written),
    fc
      .record({ kind: fc.constantFrom('yes', 'cancel'), person: fc.integer({ min: 2 }), question })
      .map(written),
    fc
      .record({ kind: fc.constantFrom('hello', 'moved', 'ended', 'happened', 'signOut'), person })
      .map(written),
    wellFormed.chain((message) => fc.nat(5).map((cut) => written(message).slice(0, -1 - cut))),
    wellFormed.map((message) => `${written(message)}${' '.repeat(1100)}`),
  )
  .filter((line) => readToHelper(line) === null || line.length > 1000);

const run = fc.record({
  early: fc.array(wellFormed.map(written), { maxLength: 20 }),
  late: fc.array(wellFormed.map(written), { minLength: 40, maxLength: 200 }),
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A PC with two people who are there, and a helper about both. */
function helperAboutTwo() {
  const people = [mia(), guest()];
  const pc = fakeHost([kai(), ...people]);
  return { pc, helper: serveHelper(pc, people) };
}

describe('a hundred thousand lines from a tray that lies', () => {
  it('sign nobody out who does not answer, before the first listing or after', async () => {
    let told = 0;
    for (const { early, late } of fc.sample(run, { numRuns: 2000, seed })) {
      if (told >= LINES - MALFORMED) break;
      const { pc, helper } = helperAboutTwo();
      for (const line of early) helper.write(`${line}\n`);
      await seconds(0);
      const half = Math.floor(late.length / 2);
      for (const line of late.slice(0, half)) helper.write(`${line}\n`);
      await seconds(1);
      pc.asked[0]?.answer('noAnswer');
      for (const line of late.slice(half)) helper.write(`${line}\n`);
      told += early.length + late.length;
      // Long enough for whatever a line might have set off.
      await seconds(70);
      helper.leave();
      await seconds(1);
      expect([helper.isOver, pc.done.filter((done) => done !== 'list')]).toEqual([true, []]);
    }
    expect(told).toBeGreaterThanOrEqual(LINES - MALFORMED);
  });

  it('are over with the first one that is none', async () => {
    const lines = fc.sample(malformed, { numRuns: MALFORMED, seed });
    for (const line of lines) {
      const { pc, helper } = helperAboutTwo();
      await seconds(0);
      helper.write(`${line}\n`);
      await seconds(0);
      const told = [line, helper.isOver, pc.done.filter((done) => done !== 'list')];
      expect(told).toEqual([line, true, []]);
      helper.leave();
      await seconds(2);
    }
    expect(lines).toHaveLength(MALFORMED);
  });
});
