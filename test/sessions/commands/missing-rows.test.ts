import { describe, expect, it } from 'vitest';
import { missingRows } from '../../../src/sessions/commands/missing-rows.ts';
import { anna, ben } from '../../fakes/people.ts';

const HOUR = 3_600_000;

/** The same memory at these moments. */
function remembering() {
  const clock = { now: 5 * HOUR };
  return { clock, ...missingRows(() => clock.now) };
}

const hidden = { state: 'unknown', idle: { kind: 'unknown', ms: null }, isReadable: false } as const;

describe('somebody whose row may be the unreadable one', () => {
  it('is shown as last known, without anything that may have changed', () => {
    const { withMissing } = remembering();
    withMissing([ben({ stateWord: 'Disc', isCurrent: true }), anna()], false);
    expect(withMissing([anna()], true)).toEqual([anna(), ben(hidden)]);
  });

  it('is gone once each row can be read', () => {
    const { withMissing } = remembering();
    withMissing([ben(), anna()], false);
    expect(withMissing([anna()], false)).toEqual([anna()]);
    expect(withMissing([anna()], true)).toEqual([anna()]);
  });

  it('is gone after an hour, counted from when they were last seen', () => {
    const { withMissing, clock } = remembering();
    withMissing([ben()], false);
    clock.now += HOUR / 2;
    withMissing([ben()], true);
    clock.now += HOUR - 1;
    expect(withMissing([], true)).toEqual([ben(hidden)]);
    clock.now += 1;
    expect(withMissing([], true)).toEqual([]);
  });
});
