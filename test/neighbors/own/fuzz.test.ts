import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readToNeighbor, VERSION, writeLine } from '../../../src/neighbors/protocol.ts';
import { runs } from '../../fakes/runs.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';
import type { Facts } from './own-pc.ts';
import { AWAY, KAI, MINUTE, OwnPc } from './own-pc.ts';

inFakeTime();

const HELLO = writeLine({ kind: 'hello', version: VERSION });
/** Lines to one Usher. Each is read: it has a talk of its own, because an invalid line ends the talk. */
const LINES_OF_ONE = 10;

const likely = fc.constantFrom(
  '{"kind":"signOut"}',
  '{"kind":"facts"}',
  '{"kind":"beat"}',
  '{"kind":"note","text":"Hi"}',
  '{"kind":"noteShown"}',
  '{"kind":"noteShown","to":"Anna"}',
  '{"kind":"signOut","force":true}',
  '{"kind":"signOut","isAway":true,"idleMs":99999999}',
  '{"kind":"hello","version":1}',
  '{"kind":"leaving"}',
  '{"__proto__":{"kind":"signOut"}}',
  '["signOut"]',
  ' {"kind":"signOut"} ',
);
/** A line with one character too many, too few or changed. */
const damaged = fc
  .tuple(likely, fc.nat(30), fc.nat(1), fc.string({ maxLength: 2 }))
  .map(([line, at, cut, put]) => line.slice(0, at) + put + line.slice(at + cut));
const anyLine = fc
  .oneof(
    { weight: 3, arbitrary: likely },
    { weight: 3, arbitrary: damaged },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ minLength: 1020, maxLength: 1030 }) },
  )
  .map((line) => line.replaceAll('\n', ' '));

const anyFacts: fc.Arbitrary<Facts | null> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(AWAY) },
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 6,
    arbitrary: fc.record({
      idleMs: fc.constantFrom(null, 0, 4 * MINUTE, 6 * MINUTE, 31 * MINUTE),
      isAway: fc.constantFrom(true, true, false, null),
      couldBeLost: fc
        .constantFrom('nothing', 'restores', 'work', 'working', 'unsaved', 'unknown')
        .map((word) => ({ word, programs: [] }) as const),
    }),
  },
);

const anyPc = fc.record({
  facts: anyFacts,
  setting: fc.constantFrom('whenNothingIsLost', 'politely', 'politely', 'askMe', 'never'),
  look: fc.constantFrom('same', 'same', 'same', 'same', 'there', 'unknown'),
  listingAge: fc.constantFrom(0, 0, 0, 0, 0, 2 * MINUTE),
  factsAge: fc.constantFrom(0, 0, 0, 0, 0, 6000),
} as const);

const ALLOWED = {
  facts: AWAY,
  setting: 'whenNothingIsLost',
  look: 'same',
  listingAge: 0,
  factsAge: 0,
} as const;

/** The rule in other words than the decision's. */
function mayLeave({ facts, setting, look, listingAge, factsAge }: OwnPc): boolean {
  if (facts === null || facts.isAway !== true || facts.idleMs === null) return false;
  if (look !== 'same' || listingAge > MINUTE || factsAge > 5000) return false;
  const minutes = facts.idleMs / MINUTE;
  const { word } = facts.couldBeLost;
  if (setting === 'askMe' || setting === 'never') return false;
  if (word === 'nothing') return minutes >= 5;
  return minutes >= 30 && (word === 'restores' || (word === 'work' && setting === 'politely'));
}

describe('20,000 lines after a right hello', () => {
  it('sign somebody out once where it is asked for and allowed, after the receipt, and never else', async () => {
    let left = 0;
    await fc.assert(
      fc.asyncProperty(
        anyPc,
        fc.array(anyLine, { minLength: LINES_OF_ONE, maxLength: LINES_OF_ONE }),
        fc.nat(20),
        async (world, lines, cut) => {
          const pc = Object.assign(new OwnPc(), world);
          await seconds(10);
          const broken: string[] = [];
          pc.before = (port) => {
            if (port !== 'leave') return;
            left += 1;
            if (!mayLeave(pc)) broken.push('against the decision');
            if (pc.done.join() !== 'receipt,look,look') broken.push(pc.done.join());
          };
          for (const line of lines) {
            const talker = pc.connect(KAI);
            await talker.write(HELLO.slice(0, cut));
            await talker.write(`${HELLO.slice(cut)}${line.slice(0, cut)}`);
            // Each talk is open until its line comes, or the line would show nothing.
            expect(talker.isClosed).toBe(pc.listingAge > MINUTE);
            await talker.write(`${line.slice(cut)}\n`);
            expect(talker.lines.length).toBeLessThan(4);
            await seconds(0.01);
            await talker.close();
          }
          const isAsked = lines.some((line) => readToNeighbor(line)?.kind === 'signOut');
          expect([broken, pc.leaves]).toEqual([[], isAsked && mayLeave(pc) ? 1 : 0]);
          await seconds(20);
        },
      ),
      {
        numRuns: runs(20_000 / LINES_OF_ONE),
        examples: [[ALLOWED, Array(LINES_OF_ONE).fill('{"kind":"signOut"}'), 5]],
      },
    );
    // Else it would show nothing.
    expect(left).toBeGreaterThan(0);
  });
});
