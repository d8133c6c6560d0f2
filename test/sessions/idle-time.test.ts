import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdleFacts } from '../../src/sessions/idle-time.ts';
import { acrossStep, idleTime, isAwayFor } from '../../src/sessions/idle-time.ts';
import type { IdleTime, Session } from '../../src/sessions/session.ts';
import { SESSION_STATES } from '../../src/sessions/session.ts';
import { anna, ben, guest, kai, LISTED_AT, mia, minutesAgo } from '../fakes/people.ts';

/** Somebody active over RDP with input just now, unless given otherwise. */
function facts(over: Partial<IdleFacts>): IdleFacts {
  return {
    state: 'active',
    protocol: 'remote',
    currentTime: LISTED_AT,
    disconnectTime: null,
    lastInputTime: LISTED_AT,
    ...over,
  };
}

const away = (ms: number | null): IdleTime => ({ kind: 'away', ms });
const noInput = (ms: number): IdleTime => ({ kind: 'noInput', ms });
const inUse = (ms: number): IdleTime => ({ kind: 'inUse', ms });
const unknown: IdleTime = { kind: 'unknown', ms: null };

describe('idle time', () => {
  it.each<[string, Partial<IdleFacts>, IdleTime]>([
    ['since the disconnect', { state: 'disconnected', disconnectTime: minutesAgo(134) }, away(134 * 60_000)],
    [
      'since the disconnect at the console, too',
      {
        state: 'disconnected',
        protocol: 'console',
        disconnectTime: minutesAgo(5),
        lastInputTime: minutesAgo(90),
      },
      away(5 * 60_000),
    ],
    ['away since an unknown time', { state: 'disconnected' }, away(null)],
    [
      'away since an unknown time without a clock',
      { state: 'disconnected', disconnectTime: minutesAgo(5), currentTime: null },
      away(null),
    ],
    [
      'no less than zero where the disconnect lies in the future',
      { state: 'disconnected', disconnectTime: LISTED_AT + 46_000 },
      away(0),
    ],
    ['in use', {}, inUse(0)],
    ['in use for a minute after the last input', { lastInputTime: LISTED_AT - 59_999 }, inUse(59_999)],
    ['without input from a minute on', { lastInputTime: LISTED_AT - 60_000 }, noInput(60_000)],
    ['in use where the last input lies in the future', { lastInputTime: LISTED_AT + 46_000 }, inUse(0)],
    ['unknown without a last input', { lastInputTime: null }, unknown],
    ['unknown without a clock', { currentTime: null }, unknown],
    ['unknown at the console, whatever Windows says', { protocol: 'console' }, unknown],
    ['unknown at the console after hours', { protocol: 'console', lastInputTime: minutesAgo(600) }, unknown],
    ['unknown where the protocol is', { protocol: null }, unknown],
  ])('is %s', (_, over, expected) => {
    expect(idleTime(facts(over))).toEqual(expected);
  });

  it('is never negative, never a guess from a missing time, and away for the disconnected only', () => {
    const time = fc.option(fc.integer({ min: 1, max: LISTED_AT * 2 }));
    const any = fc.record({
      state: fc.constantFrom(...SESSION_STATES, 'unknown' as const),
      protocol: fc.constantFrom('console' as const, 'remote' as const, null),
      currentTime: time,
      disconnectTime: time,
      lastInputTime: time,
    });
    fc.assert(
      fc.property(any, (each) => {
        const idle = idleTime(each);
        const from = each.state === 'disconnected' ? each.disconnectTime : each.lastInputTime;
        expect(idle.kind === 'away').toBe(each.state === 'disconnected');
        expect(idle.ms === null || idle.ms >= 0).toBe(true);
        if (from === null || each.currentTime === null) expect(idle.ms).toBeNull();
      }),
    );
  });
});

describe('away for an hour', () => {
  const HOUR = 60 * 60_000;

  it.each<[string, IdleTime, boolean]>([
    ['who has been away for exactly that long', away(HOUR), true],
    ['who has been away for less', away(HOUR - 1), false],
    ['who is away since an unknown moment', away(null), false],
    ['who has not typed for that long', noInput(HOUR), true],
    ['who has typed since', noInput(HOUR - 1), false],
    ['who is using the PC, whatever the number says', inUse(2 * HOUR), false],
    ['who is using the PC since an unknown moment', { kind: 'inUse', ms: null }, false],
    ['of whom Windows cannot tell', unknown, false],
  ])('somebody %s: %j, %s', (_, idle, expected) => {
    expect(isAwayFor({ idle }, HOUR)).toBe(expected);
  });

  it('is nobody whose idle time is unknown, however short the time', () => {
    expect([isAwayFor({ idle: away(null) }, 0), isAwayFor({ idle: unknown }, 0)]).toEqual([false, false]);
  });
});

describe('an idle time that was measured across a step of the clock', () => {
  /** The clock was set 10 minutes before the listing. */
  const step = (sessions: readonly Session[]) =>
    acrossStep(sessions, minutesAgo(10), LISTED_AT).map(({ idle }) => idle);
  const MINUTE = 60_000;

  it('is not known, and whoever was away still is', () => {
    const others = [ben(), anna(), mia({ idle: inUse(11 * MINUTE) }), guest()];
    expect(step([kai(), ...others])).toEqual([unknown, away(null), unknown, unknown, unknown]);
  });

  it('is known from the step on', () => {
    const at = (ms: number) => [ben({ idle: away(ms) }), anna({ idle: noInput(ms) })];
    expect(step([kai(), ...at(10 * MINUTE)]).slice(1)).toEqual([away(10 * MINUTE), noInput(10 * MINUTE)]);
    expect(step([kai(), ...at(10 * MINUTE + 1)]).slice(1)).toEqual([away(null), unknown]);
  });

  it('stays as it is on another PC, which has a clock of its own', () => {
    const elsewhere = [ben({ host: 'SRV1' }), anna({ host: 'SRV1' })];
    expect(step([kai(), ...elsewhere]).slice(1)).toEqual(elsewhere.map(({ idle }) => idle));
  });

  it('is not known where no session is the operator’s own', () => {
    expect(step([ben(), anna({ host: 'SRV1' })])).toEqual([away(null), unknown]);
  });

  it('stays as it is where it has no number, also if the clock was set after the listing began', () => {
    const typing = mia({ idle: { kind: 'inUse', ms: null } });
    expect(acrossStep([kai(), typing, ben()], LISTED_AT + 1, LISTED_AT)).toEqual([
      kai(),
      typing,
      ben({ idle: away(null) }),
    ]);
  });

  it('is all that changes', () => {
    const [one, other] = acrossStep([ben(), kai()], minutesAgo(10), LISTED_AT);
    expect([one, other]).toEqual([ben({ idle: away(null) }), kai()]);
    const same = [kai(), ben({ idle: away(MINUTE) }), ben({ idle: away(null) })];
    expect(acrossStep(same, minutesAgo(10), LISTED_AT).map((each, at) => each === same[at])).toEqual([
      true,
      true,
      true,
    ]);
  });
});
