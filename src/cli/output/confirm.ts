import { PassThrough } from 'node:stream';
import ask from '@inquirer/confirm';

/** The streams for the question and its answer. */
export interface ConfirmStreams {
  readonly input: NodeJS.ReadableStream & { setRawMode?(isRaw: boolean): unknown };
  readonly output: NodeJS.WritableStream;
}

/** A key this soon after the question was drawn was not meant for it. In ms. */
const STEADY = 1000;

/** Ctrl+C and Ctrl+D, as a terminal in raw mode sends them. */
const TAKEN_AWAY = ['\x03', '\x04'] as const;

/**
 * Asks for a yes or no. Enter alone is no. Keys pressed before the question, or in its first second, are ignored.
 * Only Ctrl+C and Ctrl+D always count.
 * @returns null if the signal, Ctrl+C, Ctrl+D or the end of the input ended the question
 */
export async function confirm(
  message: string,
  signal: AbortSignal,
  { input, output }: ConfirmStreams,
): Promise<boolean | null> {
  const takenAway = new AbortController();
  const take = () => takenAway.abort();
  const heard = new PassThrough();
  let isHeard = false;
  let steady: NodeJS.Timeout | undefined;
  let turn: NodeJS.Immediate | undefined;
  const pressed = (keys: Buffer | string) => {
    if (TAKEN_AWAY.some((key) => keys.includes(key))) take();
    else if (isHeard) heard.write(keys);
  };
  try {
    input.setRawMode?.(true);
    input.on('data', pressed).on('end', take).on('close', take).on('error', take);
    const answer = ask(
      { message, default: false },
      { input: heard, output, signal: AbortSignal.any([signal, takenAway.signal]) },
    );
    input.resume();
    // The question is drawn in this turn of the loop.
    turn = setImmediate(() => {
      steady = setTimeout(() => {
        // After a busy second the system may still hold keys of that second. They are read before the next turn.
        turn = setImmediate(() => {
          isHeard = true;
        });
      }, STEADY);
    });
    return await answer;
  } catch {
    return null;
  } finally {
    clearImmediate(turn);
    clearTimeout(steady);
    input.off('data', pressed).off('end', take).off('close', take).off('error', take);
    input.pause();
    input.setRawMode?.(false);
  }
}
