import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnAnswer } from '../../../src/neighbors/own/own-question.ts';
import { runs } from '../../fakes/runs.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';
import { ANNA, AWAY, KAI, OwnPc } from './own-pc.ts';

inFakeTime();

const THERE = { ...AWAY, isAway: false, idleMs: 0 };
const SIGN_OUT = { kind: 'signOut' } as const;

describe('their own yes', () => {
  it('is the only way to sign out somebody who is there, whatever is asked and answered', async () => {
    const request = fc.constantFrom<(OwnAnswer | 'signOut')[]>(
      ...(['signOut', 'later', 'noAnswer', 'cannotBeAsked'] as const).map((kind): OwnAnswer => ({ kind })),
      { kind: 'stay', reason: null } as const,
      'signOut',
    );
    const step = fc.record({
      by: fc.constantFrom(KAI, ANNA),
      request,
      wait: fc.constantFrom(0, 1, 29, 31, 301, 601),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const pc = new OwnPc();
        pc.facts = THERE;
        await seconds(2);
        const yes = new Map<string | null, number>();
        for (const { by, request: asks, wait } of steps) {
          const before = pc.leaves;
          if (asks === 'signOut') {
            await pc.ask(SIGN_OUT, by);
            const at = yes.get(by.user);
            yes.delete(by.user);
            if (at === undefined || pc.clock.now() - at > 32_000) expect(pc.leaves).toBe(before);
          } else {
            const asked = pc.asked.length;
            const talker = pc.connect(by);
            await talker.say(
              { kind: 'hello', version: 1 },
              { kind: 'ask', seconds: 60, reason: null, silenceSignsOut: false },
            );
            await seconds(0.5);
            pc.asked[asked]?.answer(asks);
            await seconds(0.5);
            if (pc.asked.length > asked && asks.kind === 'signOut') yes.set(by.user, pc.clock.now());
            expect(pc.leaves).toBe(before);
          }
          await seconds(wait);
        }
        expect(pc.receipts.length).toBeGreaterThanOrEqual(pc.leaves);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('clocks that are set, sleep or run apart', () => {
  it('sign out nobody who is there without their own yes, and no yes twice', async () => {
    const step = fc.record({
      by: fc.constantFrom(KAI, ANNA),
      asks: fc.constantFrom('ask', 'yes', 'signOut', 'facts'),
      isAway: fc.constantFrom(true, false, null),
      /** How far this Usher's clock jumps before it, in ms. */
      jump: fc.oneof(fc.constant(0), fc.integer({ min: -3_600_000, max: 3_600_000 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const pc = new OwnPc();
        await seconds(2);
        const yes = new Set<string | null>();
        for (const { by, asks, isAway, jump } of steps) {
          pc.facts = { ...AWAY, isAway, idleMs: isAway === true ? AWAY.idleMs : 0 };
          pc.blockedMs += jump;
          const [leaves, asked] = [pc.leaves, pc.asked.length];
          if (asks === 'signOut' || asks === 'facts') await pc.ask({ kind: asks }, by);
          else {
            const request = { kind: 'ask', seconds: 60, reason: null, silenceSignsOut: false } as const;
            const talker = pc.connect(by);
            await talker.say({ kind: 'hello', version: 1 }, request);
            await seconds(0.5);
            pc.asked[asked]?.answer({ kind: asks === 'yes' ? 'signOut' : 'noAnswer' });
            await seconds(0.5);
            if (asks === 'yes' && pc.asked.length > asked) yes.add(by.user);
          }
          if (pc.leaves > leaves && isAway !== true) expect(yes.delete(by.user)).toBe(true);
          // It lives on, as after a program that objects.
          await seconds(16);
        }
        expect(pc.receipts.length).toBeGreaterThanOrEqual(pc.leaves);
      }),
      { numRuns: runs(200) },
    );
  });
});
