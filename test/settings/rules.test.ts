import { describe, expect, it } from 'vitest';
import type { OthersMaySignMeOut } from '../../src/settings/others-may.ts';
import { OTHERS_MAY } from '../../src/settings/others-may.ts';
import { NO_POLICY } from '../../src/settings/policy.ts';
import { underPolicy } from '../../src/settings/rules.ts';
import { DEFAULT_SETTINGS } from '../../src/settings/settings.ts';

const MINE = { ...DEFAULT_SETTINGS, protected: ['ben'], countdowns: { away: 10, silence: 30, there: 90 } };

describe('settings under a policy', () => {
  it('are the same where there is none', () => {
    expect(underPolicy(MINE, NO_POLICY)).toEqual(MINE);
  });

  it('protect whom either protects, and count down as long as the longer says', () => {
    const policy = {
      ...NO_POLICY,
      protected: ['mia'],
      leastThereMs: 75_000,
      leastAwayMs: 45_000,
      problems: [],
    };
    expect(underPolicy(MINE, policy)).toEqual({
      ...MINE,
      protected: ['ben', 'mia'],
      countdowns: { away: 45, silence: 45, there: 90 },
    });
  });

  it('let others sign this person out only where both allow it', () => {
    const result = (own: OthersMaySignMeOut, most: OthersMaySignMeOut) =>
      underPolicy({ ...MINE, othersMaySignMeOut: own }, { ...NO_POLICY, othersMaySignMeOut: most })
        .othersMaySignMeOut;
    OTHERS_MAY.forEach((own, at) => {
      OTHERS_MAY.forEach((most, below) => {
        expect(result(own, most)).toBe(OTHERS_MAY[Math.min(at, below)]);
      });
    });
  });

  it('protect nobody knows whom where one of them is not known', () => {
    expect(underPolicy(MINE, { ...NO_POLICY, protected: 'unknown' }).protected).toBe('unknown');
    expect(underPolicy({ ...MINE, protected: 'unknown' }, NO_POLICY).protected).toBe('unknown');
  });
});
