import { median } from './statistics.ts';
import type { Measurement } from './verdict.ts';

/** How many times as long a refresh takes as the same calls from C. @param ours in µs by round, as `floor` */
export function againstC(ours: readonly number[], floor: readonly number[]): Measurement {
  return {
    value: median(ours) / median(floor),
    detail: `${median(ours).toFixed(0)} µs, in C ${median(floor).toFixed(0)} µs`,
  };
}
