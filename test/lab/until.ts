import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 100;
/** How many seconds longer something may take on a busy machine. */
const BUSY_S = 60;

/** The answers that end a wait. */
export type Answer<T> = Exclude<T, false | null | undefined>;

/** `until` with its own story. */
export type Until = <T>(condition: () => T | Promise<T>, seconds: number, what: string) => Promise<Answer<T>>;

/**
 * Checks repeatedly until there is an answer.
 * @param seconds the most it takes on an idle machine; a busy one gets a minute more
 * @param story details for the error if no answer comes
 * @returns the first answer of `condition` that is neither false, null nor undefined
 * @throws if none comes in time, and every error of `condition`
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  seconds: number,
  what: string,
  story: () => string = () => '',
): Promise<Answer<T>> {
  const bound = seconds + BUSY_S;
  const deadline = performance.now() + bound * 1000;
  for (;;) {
    const answer = await condition();
    if (isAnswer(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`Not within ${bound} s: ${what}\n${story()}`.trim());
    await pause(EVERY_MS);
  }
}

function isAnswer<T>(answer: T): answer is Answer<T> {
  return answer !== false && answer !== null && answer !== undefined;
}
