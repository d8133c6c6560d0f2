import type { SessionError } from '../sessions/session-error.ts';
import type { CliWords, Complaint } from '../words/cli-words.ts';
import { CommandError } from './command-error.ts';
import { listingExit } from './exit-code.ts';

/** What is said of a PC whose sessions could not be listed. @param seconds how long it was waited for */
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
    return isThisPc ? errors.listFailed(pc, error.message) : errors.unreachable(pc, error.code);
  }
}
