import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Said } from '../../../src/neighbors/own/said.ts';
import { mayDelay, saidYes, waitingFor } from '../../../src/neighbors/own/said.ts';
import { runs } from '../../fakes/runs.ts';

const MINUTE = 60_000;
const said = (answer: Said['answer'], over: Partial<Said> = {}): Said => ({
  sid: 'kai',
  sessionId: 1,
  answer,
  at: 0,
  ...over,
});

describe('a yes', () => {
  it('counts for half a minute, for whoever had asked', () => {
    expect([0, 30_000, 30_001].map((now) => saidYes(said('signOut'), 'kai', now))).toEqual([
      true,
      true,
      false,
    ]);
    const later = said('signOut', { at: 50_000 });
    expect([49_999, 50_000, 80_000, 80_001].map((now) => saidYes(later, 'kai', now))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(saidYes(said('signOut'), 'anna', 0)).toBe(false);
    expect(saidYes(null, 'kai', 0)).toBe(false);
  });

  it('is nothing but a click on *Sign out*, and never lies ahead', () => {
    fc.assert(
      fc.property(fc.constantFrom('kai', 'anna'), fc.integer(), fc.integer(), (sid, at, now) => {
        expect(saidYes(said('later', { at }), sid, now)).toBe(false);
        if (now < at) expect(saidYes(said('signOut', { at }), sid, now)).toBe(false);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('keeps others out until it is followed or void', () => {
    expect(waitingFor(said('signOut'), 'anna', 30_000)).toBe(1);
    expect(waitingFor(said('signOut'), 'anna', 30_001)).toBe(null);
    expect(waitingFor(said('signOut'), 'kai', 0)).toBe(null);
  });
});

describe('more time', () => {
  it('is given once in an hour to each asker', () => {
    expect(mayDelay(null, 'kai', 0)).toBe(true);
    expect(mayDelay(said('later'), 'kai', 60 * MINUTE)).toBe(false);
    expect(mayDelay(said('later'), 'kai', 60 * MINUTE + 1)).toBe(true);
    expect(mayDelay(said('later'), 'anna', 0)).toBe(true);
  });

  it('is not disturbed by others', () => {
    expect(waitingFor(said('later'), 'anna', 10 * MINUTE)).toBe(1);
    expect(waitingFor(said('later'), 'anna', 10 * MINUTE + 1)).toBe(null);
    expect(waitingFor(said('later'), 'kai', 0)).toBe(null);
  });
});
