import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime } from '../../src/base/local-time.ts';

describe("a moment in this PC's own time", () => {
  it('is written to the second or to the minute', () => {
    const moment = new Date(2026, 10, 24, 17, 3, 9, 999).getTime();
    expect([localTime(moment, 'seconds'), localTime(moment, 'minutes')]).toEqual([
      '2026-11-24 17:03:09',
      '2026-11-24 17:03',
    ]);
  });

  it('has two digits for each small number, and counts months from one', () => {
    expect(localTime(new Date(2026, 0, 2, 0, 0, 0).getTime(), 'seconds')).toEqual('2026-01-02 00:00:00');
  });

  it('reads back as the same moment', () => {
    // From 2000 to 2100. When a clock is set back, an hour is written twice, so the text is compared.
    const moment = fc.integer({ min: 946_684_800, max: 4_102_444_800 }).map((seconds) => seconds * 1000);
    fc.assert(
      fc.property(moment, (ms) => {
        const text = localTime(ms, 'seconds');
        expect(text).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
        expect(localTime(Date.parse(text.replace(' ', 'T')), 'seconds')).toEqual(text);
      }),
    );
  });
});
