import { ELEVATE_FLAG } from '../../base/child-flags.ts';
import type { Command } from '../../base/run.ts';
import { run } from '../../base/run.ts';
import type { PermissionAnswer, PermissionFor } from './permission.ts';
import { permissionAnswerOf, permissionArguments } from './permission.ts';

/** Windows closes its own question before this, and the window before it waits no longer. In ms. */
const DEADLINE = 5 * 60_000;

export interface ChildElevationParts {
  readonly ownProgram: Command;
  /** The window of the terminal that this process writes to; 0n for none. */
  terminal(): bigint;
  readonly runProgram?: typeof run;
}

/**
 * Has Windows ask for an administrator, and starts this program as one. Windows' question waits for a person, so a child
 * asks it, which can be ended. Never throws.
 */
export function childElevation({ ownProgram, terminal, runProgram = run }: ChildElevationParts) {
  return async (
    helper: readonly string[],
    about: PermissionFor,
    signal: AbortSignal,
  ): Promise<PermissionAnswer> => {
    try {
      const asked = permissionArguments({ ...about, terminal: terminal(), args: helper });
      const all = [...ownProgram.args, ELEVATE_FLAG, ...asked];
      const result = await runProgram(ownProgram.file, all, { timeoutMs: DEADLINE, signal });
      return result.kind === 'exited' ? permissionAnswerOf(result.exitCode) : 'failed';
    } catch {
      return 'failed';
    }
  };
}
