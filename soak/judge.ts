/** What this process held after one simulated hour. */
export type Figures = Readonly<Record<string, number>>;

/** By how much the middle of the last quarter may be above that of the first one. */
const GROWTH = 1.05;

/** What comes and goes all the time, and is no growth. In the units of the figure. */
const SLACK: Readonly<Record<string, number>> = {
  'heap, KB': 300,
  // What was freed is given back late.
  'resident, MB': 20,
  objects: 200,
  functions: 100,
  signals: 8,
  'their listeners': 8,
  timers: 4,
  handles: 2,
};

export interface Growth {
  readonly figure: string;
  readonly before: number;
  readonly after: number;
}

/**
 * What grew: its median in the last quarter of the hours is more than 5 % above that in the first quarter.
 * @param hours one after another, without those of the warm-up
 */
export function grown(hours: readonly Figures[]): readonly Growth[] {
  const quarter = Math.max(1, Math.floor(hours.length / 4));
  return Object.keys(hours[0] ?? {}).flatMap((figure) => {
    const values = hours.map((each) => each[figure] ?? 0);
    const [before, after] = [median(values.slice(0, quarter)), median(values.slice(-quarter))];
    const isMore = after > before * GROWTH && after - before > (SLACK[figure] ?? 0);
    return isMore ? [{ figure, before, after }] : [];
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}
