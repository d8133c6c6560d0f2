import { LATE, within } from '../base/deadline.ts';
import { pause } from '../base/pause.ts';

/** How long an orderly end may take, in ms. */
export const ORDERLY_END = 2000;

/** How often to look whether a native call has answered, in ms. */
const LOOK_AGAIN = 20;

/** This process, as far as it can be ended. */
export interface EndingProcess {
  /** Whether a native call has not answered. `exit` would wait for it. */
  isCalling(): Promise<boolean>;
  /** @param code without one, what `process.exitCode` says */
  exit(code?: number): void;
  /** Ends it at once. The exit code is lost, and so is nothing else. */
  kill(): void;
}

const ownProcess: EndingProcess = {
  async isCalling() {
    const { isCalling } = await import('../windows/native.ts');
    return isCalling();
  },
  // Node.js takes an undefined argument for an exit code of 0.
  exit: (code) => (code === undefined ? process.exit() : process.exit(code)),
  kill: () => void process.kill(process.pid, 'SIGKILL'),
};

export interface OrderlyEnd {
  readonly exitCode?: 0 | 1;
  /** Called right before this process ends in order. */
  lastWords?(): void;
  /** Called right before it is ended by force. */
  tooLate?(): void;
}

/**
 * Closes what runs and ends this process. It is ended by force where that takes too long, or where a native call still
 * blocks then.
 */
export async function endOrderly(
  close: () => Promise<void>,
  { exitCode = 0, lastWords = () => {}, tooLate = () => {} }: OrderlyEnd = {},
  self: EndingProcess = ownProcess,
): Promise<void> {
  const closed = async () => {
    await close();
    while (await self.isCalling()) await pause(LOOK_AGAIN);
  };
  if ((await within(closed(), ORDERLY_END)) === LATE) {
    tooLate();
    self.kill();
    return;
  }
  lastWords();
  self.exit(exitCode);
}

/**
 * Ends a command that has told everything, where it does not end by itself in time. A program that still runs for it is
 * not waited for.
 * @param tooLate called right before this process is ended by force
 */
export function endSoon(tooLate: () => void, self: EndingProcess = ownProcess): void {
  setTimeout(async () => {
    if (!(await self.isCalling())) return self.exit();
    tooLate();
    self.kill();
  }, ORDERLY_END).unref();
}
