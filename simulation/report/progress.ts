/** How often a long run tells how far it is, in ms. */
const EVERY = 30_000;

/**
 * Tells how far a long run is.
 * @param all seeds that there are
 * @param now ms, of any clock
 * @param say hears a sentence now and then
 * @returns what is called after each seed
 */
export function progress(
  all: number,
  now: () => number,
  say: (sentence: string) => void,
): (hasFault: boolean) => void {
  let [done, faulty, toldAt] = [0, 0, now()];
  return (hasFault) => {
    done += 1;
    if (hasFault) faulty += 1;
    if (now() - toldAt < EVERY) return;
    toldAt = now();
    say(`${done.toLocaleString('en')} of ${all.toLocaleString('en')} seeds, ${faulty} with a fault`);
  };
}
