/** How many runs of a property the suite of decisions may take at most. `npm test` takes them all. */
const MOST = Number(process.env.PROPERTY_RUNS ?? Number.POSITIVE_INFINITY);

/** The number of runs of a property: this many, or fewer where PROPERTY_RUNS asks for fewer. */
export function runs(count: number): number {
  return Math.min(count, MOST);
}
