import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookBetween } from '../../../src/neighbors/own-session/look.ts';
import type { OwnFacts } from '../../../src/sessions/could-be-lost.ts';

const HOUR = 3_600_000;
const facts = (over: Partial<OwnFacts> = {}): OwnFacts => ({
  idleMs: HOUR,
  isAway: true,
  couldBeLost: { word: 'nothing', programs: [] },
  takenAt: 0,
  ...over,
});

describe('a look right before the deed', () => {
  it('sees input, however short a time ago the facts were taken', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 0, max: 5000 })
          .chain((elapsed) =>
            fc.record({ elapsed: fc.constant(elapsed), idleMs: fc.integer({ min: 0, max: elapsed }) }),
          ),
        ({ elapsed, idleMs }) => {
          expect(lookBetween(facts(), facts({ idleMs }), elapsed)).toBe('there');
        },
      ),
    );
  });

  it('sees nothing new where the idle time has only grown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 50 }), (elapsed, jitter) => {
        const idleMs = HOUR + Math.max(0, elapsed - jitter);
        expect(lookBetween(facts(), facts({ idleMs }), elapsed)).toBe('same');
      }),
    );
  });
});
