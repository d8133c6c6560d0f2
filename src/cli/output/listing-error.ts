import type { SessionError } from '../../sessions/session-error.ts';
import type { CliWords, Complaint } from '../words.ts';
import { CommandError } from './command-error.ts';
import { listingExit, togetherExit } from './exit-code.ts';

/** The error for a PC whose sessions could not be listed. @param seconds how long Usher waited for it */
export function listingError(
  pc: string,
  error: SessionError,
  isThisPc: boolean,
  seconds: number,
  { errors }: CliWords,
): CommandError {
  return new CommandError(listingExit(error.kind, isThisPc), complaint());

  function complaint(): Complaint {
    if (error.kind === 'timedOut') return errors.timedOut(pc, seconds);
    if (error.kind === 'accessDenied') return errors.hostDenied(pc, isThisPc);
    const isOurs = isThisPc || error.code === null;
    return isOurs ? errors.listFailed(pc, error.code, error.quote) : errors.unreachable(pc, error.code);
  }
}

/**
 * The last error, if none of several PCs answered. The other errors are printed before it. @param failures never
 * empty
 */
export function allFailed(
  failures: readonly CommandError[],
  complain: (error: CommandError) => void,
): CommandError {
  const last = failures.at(-1);
  if (last === undefined) throw new RangeError('nothing failed');
  for (const failure of failures.slice(0, -1)) complain(failure);
  return new CommandError(togetherExit(failures.map(({ exitCode }) => exitCode)), last.complaint);
}
