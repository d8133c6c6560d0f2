import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 10;
/** Only against a hang: a busy machine needs far less for one child process. */
const TRIES = 6_000;

/**
 * Checks repeatedly, in real time, until a real child process has done something. Fake timers do not advance
 * meanwhile.
 * @param check returns the result; false or a throw means not yet
 * @throws after a minute: the last error of `check`
 */
export async function until<T>(check: () => T): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      const found = check();
      if (found !== false) return found;
      if (tries > TRIES) throw new Error('It did not come to that.');
    } catch (cause) {
      if (tries > TRIES) throw cause;
    }
    await pause(EVERY_MS);
  }
}
