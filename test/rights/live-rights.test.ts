import { describe, expect, it } from 'vitest';
import type { Held } from '../../src/rights/live-rights.ts';
import { liveRights } from '../../src/rights/live-rights.ts';

describe('the rights of an account', () => {
  it('are read anew at a click, once for one about many people, and not to draw a menu', () => {
    let now = 0;
    let reads = 0;
    let held: Held = { rights: 'withPermission', mayLeaveNotes: true };
    const live = liveRights(
      () => {
        reads += 1;
        return held;
      },
      () => now,
    );
    expect([live.rights(), live.mayLeaveNotes(), reads]).toEqual(['withPermission', true, 1]);
    held = { rights: 'none', mayLeaveNotes: false };
    now = 60_000;
    expect([live.mayLeaveNotes(), reads]).toEqual([true, 1]);
    expect([live.rights(), live.rights(), live.mayLeaveNotes(), reads]).toEqual(['none', 'none', false, 2]);
    held = { rights: 'direct', mayLeaveNotes: true };
    now = 60_999;
    expect(live.rights()).toBe('none');
    now = 61_000;
    expect([live.rights(), live.mayLeaveNotes(), reads]).toEqual(['direct', true, 3]);
  });
});
