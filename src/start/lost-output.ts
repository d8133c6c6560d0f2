import { language } from './language.ts';

/** The reader went away, as `head` does: it has what it wanted. */
const CLOSED: ReadonlySet<string | undefined> = new Set(['EPIPE', 'EOF']);

/**
 * Watches what is written. Whoever reads no further stops nothing and is told nothing; a result that could not be
 * written anywhere, as on a full disk, is no success: it is said once, and the exit code is 1 where it was 0.
 */
export function lostOutput(
  out: NodeJS.EventEmitter,
  err: NodeJS.EventEmitter & { write(text: string): unknown },
): { settle(): void } {
  let isLost = false;
  const settle = () => {
    if (isLost && !process.exitCode) process.exitCode = 1;
  };
  out.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (CLOSED.has(code) || isLost) return;
    isLost = true;
    settle();
    void language.help().then((words) => {
      err.write(`${words.outputLost(code ?? 'unknown')}\n`);
    });
  });
  err.on('error', () => {});
  return { settle };
}
