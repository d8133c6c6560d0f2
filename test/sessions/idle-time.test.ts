import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdleFacts } from '../../src/sessions/idle-time.ts';
import { idleTime, isAwayFor } from '../../src/sessions/idle-time.ts';
import type { IdleTime } from '../../src/sessions/session.ts';
import { SESSION_STATES } from '../../src/sessions/session.ts';
import { LISTED_AT, minutesAgo } from '../fakes/people.ts';

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
