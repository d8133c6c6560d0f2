import { describe, expect, it } from 'vitest';
import type { IdleTime } from '../../src/sessions/session.ts';
import { mayBeTold, shownIdle } from '../../src/sessions/shown-idle.ts';

const MINUTE = 60_000;

describe('what somebody’s own Usher tells of the idle time', () => {
  it.each<[string, IdleTime, boolean]>([
    ['where Windows cannot tell', { kind: 'unknown', ms: null }, true],
    ['where Windows tells of no input', { kind: 'noInput', ms: 5 * MINUTE }, true],
    ['where Windows tells of input', { kind: 'inUse', ms: null }, true],
    ['where somebody is away since nobody knows when', { kind: 'away', ms: null }, true],
    ['where the moment of the disconnect is known', { kind: 'away', ms: MINUTE }, false],
    ['where it was just now', { kind: 'away', ms: 0 }, false],
  ])('is shown %s: %j, %s', (_, idle, isShown) => {
    expect(mayBeTold({ idle })).toBe(isShown);
    expect(shownIdle({ idle }, 2 * MINUTE)).toEqual(isShown ? { kind: 'told', ms: 2 * MINUTE } : idle);
    expect(shownIdle({ idle }, 0)).toEqual(isShown ? { kind: 'told', ms: 0 } : idle);
    expect(shownIdle({ idle }, null)).toBe(idle);
  });
});
