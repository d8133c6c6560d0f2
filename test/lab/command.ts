import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { exchangeFile, startNode } from './node-process.ts';

/** How a program that ran as a command ended. */
export interface CommandEnd {
  readonly code: number;
  /** Its output on stdout, unchanged. */
  readonly out: string;
  /** Its output on stderr. */
  readonly err: string;
}

export interface CommandOptions {
  /** In C:\usher; `usher.cjs` by default. */
  readonly program?: string;
  /** It is killed after this time; 120 by default. */
  readonly seconds?: number;
  /** The session that it is in; the operator's by default. */
  readonly session?: number;
}

let runs = 0;

/**
 * Runs a program of C:\usher to its end. Several may run at once, and beside a tray. @throws with its output so far
 * if it does not end in time or is killed
 */
export async function runCommand(
  display: string,
  args: readonly string[],
  { program = 'usher.cjs', seconds = 120, session }: CommandOptions = {},
): Promise<CommandEnd> {
  runs += 1;
  const file = (stream: string) => exchangeFile(`command-${runs}-${stream}.txt`);
  const output = { stdout: file('stdout'), stderr: file('stderr') };
  const child = startNode(display, program, args, output, session);
  const limit = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
  const [code]: (number | null)[] = await once(child, 'exit').finally(() => clearTimeout(limit));
  const [out, err] = [readFileSync(output.stdout, 'utf8'), readFileSync(output.stderr, 'utf8')];
  if (typeof code === 'number') return { code, out, err };
  const command = [program, ...args].join(' ');
  throw new Error(`Killed, at the latest after ${seconds} s: ${command}\nstdout: ${out}\nstderr: ${err}`);
}
