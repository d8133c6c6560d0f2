import { isAbsolute, win32 } from 'node:path';

/** How a program ended. Only `exited` has output. Usher ends a slow program. */
export type RunResult =
  | { readonly kind: 'exited'; readonly exitCode: number; readonly stdout: Buffer; readonly stderr: Buffer }
  | { readonly kind: 'timedOut' }
  | { readonly kind: 'canceled' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly cause: unknown };

/** A program, with the arguments that come before ours. */
export interface Command {
  /** Absolute path. */
  readonly file: string;
  readonly args: readonly string[];
}

export interface RunOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Hears the number of its process, once it runs. */
  started?(processId: number): void;
}

/** Loaded late, because importing execa takes as long as starting Node.js. */
const load = () => import('execa');

let loaded: Awaited<ReturnType<typeof load>> | null = null;

/** Loads everything, so that `run` can start a program at once. Never throws. */
export async function warmUp(): Promise<void> {
  // A failed load fails again, and is reported, when a program is run.
  loaded ??= await load().catch(() => null);
}

/** @throws TypeError for any other path: Windows would look in the current directory first */
export function demandAbsolute(file: string): void {
  if (!isAbsolute(file) && !win32.isAbsolute(file)) throw new TypeError(`not an absolute path: ${file}`);
}

/**
 * Runs one program. Never throws because of what the program does.
 *
 * The path must be absolute, because Windows would look in the current directory first. The arguments are an array
 * that no shell reads. There is no standard input, because programs such as `msg` would wait for it. Output is
 * bytes, because Windows' console tools write the OEM code page. After `warmUp` the program is started before this
 * returns.
 *
 * @throws TypeError if the path is not absolute: a defect of ours, not of the PC
 */
export async function run(file: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  demandAbsolute(file);
  loaded ??= await load();
  const { execa } = loaded;
  const process = execa(file, args, {
    reject: false,
    timeout: options.timeoutMs,
    encoding: 'buffer',
    stdin: 'ignore',
    windowsHide: true,
    stripFinalNewline: false,
    maxBuffer: 4 * 1024 * 1024,
    ...(options.signal && { cancelSignal: options.signal }),
  });
  if (process.pid !== undefined) options.started?.(process.pid);
  const result = await process;
  if (result.timedOut) return { kind: 'timedOut' };
  if (result.isCanceled) return { kind: 'canceled' };
  if (result.code === 'ENOENT') return { kind: 'absent' };
  if (result.exitCode === undefined) return { kind: 'failed', cause: result.cause ?? result };
  return {
    kind: 'exited',
    exitCode: result.exitCode,
    stdout: Buffer.from(result.stdout),
    stderr: Buffer.from(result.stderr),
  };
}
