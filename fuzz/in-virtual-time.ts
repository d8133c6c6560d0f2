import { VirtualTime } from '../simulation/pc/time.ts';

/** Runs a piece of Usher in a time of its own. @param run gets what lets time pass, in ms */
export async function inVirtualTime<T>(run: (pass: (ms: number) => Promise<void>) => Promise<T>): Promise<T> {
  const time = new VirtualTime();
  time.broke = (error) => {
    throw error;
  };
  time.install();
  try {
    return await run((ms) => {
      // What was written arrives, also where nobody waits for anything.
      for (const at of [0, 1, ms]) time.after(at, null, () => {});
      return time.pass(ms, () => {});
    });
  } finally {
    time.uninstall();
  }
}
