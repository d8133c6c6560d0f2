import { describe, expect, it } from 'vitest';
import { grown } from '../../soak/judge.ts';

/** Twenty hours of one figure. */
const hours = (figure: string, value: (hour: number) => number) =>
  Array.from({ length: 20 }, (_, hour) => ({ [figure]: value(hour) }));

describe('a soak', () => {
  it('finds what grows a little each hour', () => {
    expect(grown(hours('heap, KB', (hour) => 16_000 + 100 * hour))).toEqual([
      { figure: 'heap, KB', before: 16_200, after: 17_700 },
    ]);
    expect(grown(hours('their listeners', (hour) => 13 + hour))).toEqual([
      { figure: 'their listeners', before: 15, after: 30 },
    ]);
    expect(grown(hours('timers', (hour) => hour))).toEqual([{ figure: 'timers', before: 2, after: 17 }]);
  });

  it('takes no growth of less than 5 % for one, nor what comes and goes, nor what shrinks', () => {
    expect(grown(hours('heap, KB', (hour) => 16_000 + 50 * hour))).toEqual([]);
    expect(grown(hours('heap, KB', (hour) => (hour === 19 ? 30_000 : 16_000)))).toEqual([]);
    expect(grown(hours('handles', (hour) => 22 + (hour % 2)))).toEqual([]);
    expect(grown(hours('functions', (hour) => 1000 - hour))).toEqual([]);
  });

  it('judges each figure, and has no slack for one that it does not know', () => {
    const both = hours('resources', (hour) => hour).map((each) => ({ ...each, signals: 12 }));
    expect(grown(both)).toEqual([{ figure: 'resources', before: 2, after: 17 }]);
  });
});
