import type { OwnFacts } from '../../sessions/could-be-lost.ts';
import type { Look } from '../own/ports.ts';

/** Two clocks that count the same moment, Windows' and ours, may differ by this. In ms. */
const JITTER = 50;

/**
 * Compares one's own session with how it was: is its person still away, without input, and with nothing new open?
 * @param now facts taken later; null if they cannot be trusted
 * @param elapsed real milliseconds between the two
 */
export function lookBetween(since: OwnFacts, now: OwnFacts | null, elapsed: number): Look {
  if (now === null || now.isAway === null || now.idleMs === null || since.idleMs === null) return 'unknown';
  // Without input the idle time only grows. That shows also input of just now, in less time than the jitter.
  if (!now.isAway || now.idleMs < since.idleMs || now.idleMs < elapsed - JITTER) return 'there';
  if (now.couldBeLost.word === 'unknown') return 'unknown';
  const before = new Set(since.couldBeLost.programs.map(({ name, why }) => `${why} ${name}`));
  const isSame = now.couldBeLost.programs.every(({ name, why }) => before.has(`${why} ${name}`));
  return isSame ? 'same' : 'there';
}
