import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookBetween } from '../../../src/neighbors/own-session/look.ts';
import type { OwnFacts } from '../../../src/sessions/could-be-lost.ts';

const HOUR = 3_600_000;
const edge = { name: 'Edge', why: 'restores' } as const;

const facts = (over: Partial<OwnFacts> = {}): OwnFacts => ({
  idleMs: HOUR,
  isAway: true,
  couldBeLost: { word: 'restores', programs: [edge] },
  takenAt: 0,
  ...over,
});

describe('a look at one’s own session', () => {
  it('is the same where nobody came, typed or opened anything', () => {
    expect(lookBetween(facts(), facts({ idleMs: HOUR + 2000 }), 2000)).toBe('same');
  });

  it('is the same where something was closed', () => {
    const nothing = { word: 'nothing', programs: [] } as const;
    expect(lookBetween(facts(), facts({ couldBeLost: nothing }), 100)).toBe('same');
  });

  it.each([
    ['somebody typed in between', facts({ idleMs: 100 })],
    ['somebody unlocked or connected', facts({ isAway: false })],
    [
      'a program was opened',
      facts({ couldBeLost: { word: 'work', programs: [{ name: 'Word', why: 'work' }, edge] } }),
    ],
    [
      'a program has got unsaved work',
      facts({ couldBeLost: { word: 'unsaved', programs: [{ name: 'Edge', why: 'unsaved' }] } }),
    ],
  ])('finds them there where %s', (_, now) => {
    expect(lookBetween(facts(), now, 5000)).toBe('there');
  });

  it.each([
    ['nothing can be trusted', null],
    ['nobody tells whether they are away', facts({ isAway: null })],
    ['nobody tells the last input', facts({ idleMs: null })],
    ['the windows cannot be listed', facts({ couldBeLost: { word: 'unknown', programs: [] } })],
  ])('says nothing where %s', (_, now) => {
    expect(lookBetween(facts(), now, 100)).toBe('unknown');
  });

  it('says nothing where nobody told the last input before', () => {
    expect(lookBetween(facts({ idleMs: null }), facts(), 100)).toBe('unknown');
  });

  it('allows two clocks to differ by 50 ms', () => {
    const since = facts({ idleMs: 0 });
    expect([4950, 4949].map((idleMs) => lookBetween(since, facts({ idleMs }), 5000))).toEqual([
      'same',
      'there',
    ]);
  });

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
