import ask from '@inquirer/confirm';

/**
 * Asks for a yes or no in this process's terminal, on stderr, so that the output of a command can be a file. Enter
 * alone is no.
 * @returns null where the signal, Ctrl+C or the end of the input took the question away
 */
export function confirm(message: string, signal: AbortSignal): Promise<boolean | null> {
  return ask({ message, default: false }, { output: process.stderr, signal }).catch(() => null);
}
