import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { VERSION } from '../../../src/neighbors/protocol.ts';
import { anna } from '../../fakes/people.ts';
import { runs } from '../../fakes/runs.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';
import type { Facts } from './own-pc.ts';
import { AWAY, KAI, KAIS_HELPER, MINUTE, OwnPc } from './own-pc.ts';

inFakeTime();

const HELLO = { kind: 'hello', version: VERSION } as const;
const SIGN_OUT = { kind: 'signOut' } as const;
const FACTS = { kind: 'facts' } as const;
const LEAVING = { kind: 'leaving' } as const;
const no = (because: string) => ({ kind: 'no', because });

/** Ben is switched out for a moment, and Word has unsaved work. */
const UNSAVED: Facts = {
  idleMs: 2000,
  isAway: true,
  couldBeLost: { word: 'unsaved', programs: [{ name: 'Word', why: 'unsaved' }] },
};

let pc: OwnPc;
beforeEach(async () => {
  pc = new OwnPc();
  pc.setting = 'never';
  pc.facts = UNSAVED;
  await seconds(2);
});

describe('an own Usher that an elevated administrator asks', () => {
  it('signs its person out politely whatever they have set, while they are away', async () => {
    expect(await pc.ask(FACTS, KAIS_HELPER)).toMatchObject([{ kind: 'facts', allows: true }]);
    pc.facts = { ...UNSAVED, idleMs: 5000 };
    expect(await pc.ask(SIGN_OUT, KAIS_HELPER)).toEqual([LEAVING]);
    expect(pc.done).toEqual(['receipt', 'look', 'look', 'leave']);
  });

  it('allows the same to nobody else', async () => {
    expect(await pc.ask(FACTS)).toMatchObject([{ kind: 'facts', allows: false }]);
    expect([await pc.ask(SIGN_OUT), pc.done]).toEqual([[no('notAllowed')], []]);
  });

  it('tells which program objects', async () => {
    await pc.ask(FACTS, KAIS_HELPER);
    pc.facts = { ...UNSAVED, idleMs: 5000 };
    const talker = pc.connect(KAIS_HELPER);
    await talker.say(HELLO, SIGN_OUT);
    await talker.beatFor(16);
    expect(talker.answers).toEqual([LEAVING, { kind: 'kept', programs: ['Word'] }]);
  });

  it('writes the person of that session on the receipt, whoever gave the password', async () => {
    pc.facts = AWAY;
    await pc.ask(SIGN_OUT, { ...KAIS_HELPER, token: { user: anna().sid, isAdministrator: true } });
    expect(pc.receipts.map(({ asker }) => asker.userName)).toEqual(['kai']);
  });

  it('does not sign out a person who is there', async () => {
    pc.facts = { ...AWAY, isAway: false };
    expect(await pc.ask(SIGN_OUT, KAIS_HELPER)).toEqual([no('there')]);
    await pc.ask(FACTS, KAIS_HELPER);
    expect(await pc.ask(SIGN_OUT, KAIS_HELPER)).toEqual([no('notAllowed')]);
    expect(pc.done).toEqual([]);
  });

  it('does not sign out a person who came back since it was told', async () => {
    pc.facts = AWAY;
    await pc.ask(FACTS, KAIS_HELPER);
    await seconds(20);
    pc.facts = { ...AWAY, idleMs: 10_000 };
    expect([await pc.ask(SIGN_OUT, KAIS_HELPER), pc.done]).toEqual([[no('there')], []]);
  });

  it('takes its request although an ordinary program of that session has asked just before', async () => {
    pc.facts = AWAY;
    expect(await pc.ask(SIGN_OUT)).toEqual([no('notAllowed')]);
    expect(await pc.ask(SIGN_OUT)).toEqual([no('tooOften')]);
    expect(await pc.ask(SIGN_OUT, KAIS_HELPER)).toEqual([LEAVING]);
  });

  it('takes its next request too, because a no would be followed by a sign-out without any question', async () => {
    pc.facts = AWAY;
    for (let each = 0; each < 3; each += 1) {
      const talker = pc.connect(KAIS_HELPER);
      await talker.say(HELLO, SIGN_OUT);
      await talker.beatFor(17);
      expect(talker.answers).toEqual([LEAVING, { kind: 'kept', programs: ['Word'] }]);
    }
    expect(await pc.ask(FACTS, KAIS_HELPER)).toMatchObject([{ allows: true }]);
    // An ordinary program has used up none of that, and gains nothing by it.
    pc.setting = 'whenNothingIsLost';
    expect([await pc.ask(SIGN_OUT), await pc.ask(SIGN_OUT)]).toEqual([[LEAVING], [no('busy')]]);
  });
});

describe('an elevated administrator', () => {
  it('may ask for anything else as often as everybody', async () => {
    const note = { kind: 'note', text: 'The PC restarts at 5.' } as const;
    for (let each = 0; each < 3; each += 1) await pc.ask(note, KAIS_HELPER);
    expect(await pc.ask(note, KAIS_HELPER)).toEqual([no('tooOften')]);
    expect(pc.notes).toHaveLength(3);
  });
});

const anyToken = fc.oneof(
  fc.constant(null),
  fc.record({
    user: fc.constantFrom(KAI.user, anna().sid, null),
    isAdministrator: fc.constantFrom(true, false, null),
  }),
);

const anyFacts: fc.Arbitrary<Facts> = fc.record({
  idleMs: fc.constantFrom(null, 0, 2 * MINUTE, 6 * MINUTE, 31 * MINUTE),
  isAway: fc.constantFrom(true, false, null),
  couldBeLost: fc
    .constantFrom('nothing', 'restores', 'work', 'working', 'unsaved', 'unknown')
    .map((word) => ({ word, programs: [] }) as const),
});

describe('any token', () => {
  it('never has somebody signed out who is there, and counts only where Windows says so', async () => {
    const left = { asAdministrator: 0, asOrdinary: 0 };
    await fc.assert(
      fc.asyncProperty(
        anyToken,
        anyFacts,
        fc.constantFrom('whenNothingIsLost', 'politely', 'askMe', 'never'),
        fc.boolean(),
        async (token, facts, setting, isTold) => {
          const any = Object.assign(new OwnPc(), { facts, setting } as const);
          await seconds(10);
          const client = { ...KAI, user: null, token };
          if (isTold) await any.ask(FACTS, client);
          await any.ask(SIGN_OUT, client);
          if (any.leaves === 0) return;
          expect(facts.isAway).toBe(true);
          if (token?.isAdministrator === true) left.asAdministrator += 1;
          else {
            left.asOrdinary += 1;
            expect([token?.user ?? KAI.user, setting === 'askMe' || setting === 'never']).toEqual([
              KAI.user,
              false,
            ]);
            expect(['nothing', 'restores', 'work']).toContain(facts.couldBeLost.word);
            expect(facts.idleMs).toBeGreaterThan(5 * MINUTE);
          }
        },
      ),
      {
        numRuns: runs(3000),
        examples: [
          [null, AWAY, 'politely', true],
          [KAIS_HELPER.token, AWAY, 'never', true],
        ],
      },
    );
    // Else it would show nothing.
    expect(Math.min(left.asAdministrator, left.asOrdinary)).toBeGreaterThan(0);
  });
});
