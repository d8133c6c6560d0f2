import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import type { DisturbanceLine } from '../../src/history/cool-down.ts';
import { LONGEST_COOL_DOWN } from '../../src/history/cool-down.ts';
import { Disturbances } from '../../src/history/disturbances.ts';
import { historyEntry } from '../../src/history/history.ts';
import type { Session } from '../../src/sessions/session.ts';
import { allowedInstead } from '../../src/settings/schema.ts';
import { anna, kai, mia } from '../fakes/people.ts';
import { pinned } from '../fakes/pinned.ts';
import { seconds } from '../fakes/usher.ts';

const MINUTE = 60_000;

let history: DisturbanceLine[] | null;
let readings: number;
let questions: number;

beforeEach(() => {
  vi.useFakeTimers();
  history = [];
  readings = 0;
  questions = 5 * MINUTE;
});

afterEach(() => {
  vi.useRealTimers();
});

function start(): Disturbances {
  return new Disturbances({
    questions: () => questions,
    clock: clock(),
    disturbances() {
      readings += 1;
      return history;
    },
  });
}

/** Another process, or an earlier Usher, asks this person now. */
function askedElsewhere(session: Session): void {
  const asked = { event: 'countdown', consent: 'operator', asked: true } as const;
  history?.push(historyEntry(asked, pinned(session), kai(), new Date()));
}

const minutes = (disturbances: Disturbances, session = anna()) =>
  disturbances.look()('question', session).ms / MINUTE;

describe('somebody who was asked', () => {
  it('by this process is left in peace though the history holds nothing of it', async () => {
    const disturbances = start();
    disturbances.happened('question', anna());
    await seconds(120);
    expect([minutes(disturbances), minutes(disturbances, mia())]).toEqual([3, 0]);
    await seconds(180);
    expect(minutes(disturbances)).toBe(0);
  });

  it('by the command line, or before this process began, is left in peace too', async () => {
    askedElsewhere(anna());
    await seconds(60);
    const disturbances = start();
    expect(minutes(disturbances)).toBe(4);
    askedElsewhere(mia());
    expect(minutes(disturbances, mia())).toBe(5);
  });

  it.each([-3600, -60, 3600])(
    'by this process is left in peace however the clock is set: by %i s',
    async (by) => {
      const disturbances = start();
      disturbances.happened('question', anna());
      askedElsewhere(anna());
      vi.setSystemTime(Date.now() + by * 1000);
      expect(minutes(disturbances)).toBe(5);
      await seconds(600);
      expect(minutes(disturbances)).toBe(0);
    },
  );

  it('is looked up in one reading for as many people as are wanted, and in none where nobody is', () => {
    const disturbances = start();
    const left = disturbances.look();
    expect(readings).toBe(0);
    left('question', anna());
    left('question', mia());
    left('note', mia());
    expect(readings).toBe(1);
  });

  it('may be anybody where the history cannot be read, until this process knows by itself', async () => {
    history = null;
    const disturbances = start();
    await seconds(60);
    expect(disturbances.look()('question', anna())).toEqual({ ms: 4 * MINUTE, isKnown: false });
    disturbances.happened('question', anna());
    expect(disturbances.look()('question', anna())).toEqual({ ms: 5 * MINUTE, isKnown: true });
    await seconds(240);
    expect([minutes(disturbances), minutes(disturbances, mia())]).toEqual([1, 0]);
  });
});

describe('somebody who was asked a day ago', () => {
  it('is forgotten when the next one is asked, because no setting leaves anybody in peace for longer', async () => {
    const longest = LONGEST_COOL_DOWN / MINUTE;
    expect(allowedInstead('askAgainAfterMinutes', longest)).toBeNull();
    expect(allowedInstead('askAgainAfterMinutes', longest + 1)).not.toBeNull();
    const disturbances = start();
    disturbances.happened('question', anna());
    await seconds(longest * 60 - 1);
    disturbances.happened('question', mia());
    questions = 2 * LONGEST_COOL_DOWN;
    expect(minutes(disturbances)).toBeGreaterThan(longest);
    await seconds(1);
    disturbances.happened('note', kai());
    expect([minutes(disturbances), minutes(disturbances, mia())]).toEqual([0, 2 * longest - 1 / 60]);
  });

  it('is remembered if they were asked again since', async () => {
    const disturbances = start();
    disturbances.happened('question', anna());
    await seconds(LONGEST_COOL_DOWN / 1000 - 60);
    disturbances.happened('question', anna());
    await seconds(120);
    disturbances.happened('question', mia());
    expect(minutes(disturbances)).toBe(3);
  });
});

describe('somebody who was left a message', () => {
  it('gets no second one for five minutes, in any of their sessions, unless the first did not arrive', async () => {
    const disturbances = start();
    disturbances.happened('note', anna());
    const left = (session: Session) => disturbances.look()('note', session).ms / MINUTE;
    expect([left(anna({ sessionId: 9 })), left(mia()), minutes(disturbances)]).toEqual([5, 0, 0]);
    disturbances.forget('note', anna());
    expect(left(anna())).toBe(0);
  });
});
