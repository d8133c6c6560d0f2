import { ELEVATE_FLAG } from '../../base/child-flags.ts';
import type { Command } from '../../base/run.ts';
import { run } from '../../base/run.ts';
import type { Native } from '../../windows/native.ts';
import { ERROR_CANCELLED, startAsAdministrator } from '../../windows/shell-execute.ts';

/** Exit codes of that process. Node.js itself uses none of these. */
export const ELEVATION_END = { started: 0x71, declined: 0x72, failed: 0x73 } as const;

/** Windows closes its own question before this. In ms. */
const DEADLINE = 5 * 60_000;

/** How Windows answered the request to start something as an administrator. */
export type ElevationAnswer = 'started' | 'declined' | 'failed';

/**
 * The parent's side. Windows' question waits for a person, so a child asks it, which can be ended. Never throws.
 */
export function childElevation({ file, args }: Command, runProgram: typeof run = run) {
  return async (given: readonly string[], signal: AbortSignal): Promise<ElevationAnswer> => {
    try {
      const all = [...args, ELEVATE_FLAG, ...given];
      const result = await runProgram(file, all, { timeoutMs: DEADLINE, signal });
      if (result.kind !== 'exited') return 'failed';
      if (result.exitCode === ELEVATION_END.declined) return 'declined';
      return result.exitCode === ELEVATION_END.started ? 'started' : 'failed';
    } catch {
      return 'failed';
    }
  };
}

/** The child's side. @returns the exit code */
export async function elevate(
  native: Native,
  { file, args }: Command,
  given: readonly string[],
): Promise<number> {
  const error = await startAsAdministrator(native, file, [...args, ...given]);
  if (error === 0) return ELEVATION_END.started;
  return error === ERROR_CANCELLED ? ELEVATION_END.declined : ELEVATION_END.failed;
}
