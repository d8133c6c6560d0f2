import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 10;
/** Against a hang only: what a busy machine needs for one child process is far less. */
const TRIES = 6_000;

/**
 * Looks again and again, in real time, until something that a real child process does has come about. Fake timers
 * stand still meanwhile.
 *
 * @param check what it finds; false or a throw where it is not yet so
 * @throws after a minute: what `check` threw last
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
