/** The most runs of a property in the suite of decisions. `npm test` takes all runs. */
const MOST = Number(process.env.PROPERTY_RUNS ?? Number.POSITIVE_INFINITY);

/** The number of runs of a property: this many, or fewer if PROPERTY_RUNS says so. */
export function runs(count: number): number {
  return Math.min(count, MOST);
}
