import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 100;

/** The answers that end a wait. */
export type Answer<T> = Exclude<T, false | null | undefined>;

/** `until` with a story of its own. */
export type Until = <T>(condition: () => T | Promise<T>, seconds: number, what: string) => Promise<Answer<T>>;

/**
 * Asks again and again until there is an answer.
 *
 * @param story what to look at where none comes; added to the error
 * @returns the first answer of `condition` that is neither false, null nor undefined
 * @throws after that many seconds, and whatever `condition` throws
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  seconds: number,
  what: string,
  story: () => string = () => '',
): Promise<Answer<T>> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await condition();
    if (isAnswer(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`Not within ${seconds} s: ${what}\n${story()}`.trim());
    await pause(EVERY_MS);
  }
}

function isAnswer<T>(answer: T): answer is Answer<T> {
  return answer !== false && answer !== null && answer !== undefined;
}
