import type { Clock } from '../../base/clock.ts';
import type { Session } from '../../sessions/session.ts';
import type { Processes } from '../../sessions/wts/processes.ts';
import type { Native } from '../../windows/native.ts';
import { ownInput } from '../../windows/own-input.ts';
import { ownWindows } from '../../windows/own-windows.ts';
import { processImage } from '../../windows/process-image.ts';
import { OwnSession } from './own-session.ts';
import type { OwnProcess } from './usher-processes.ts';

export interface WindowsParts {
  readonly native: Native;
  readonly clock: Clock;
  readonly own: OwnProcess;
  /** This PC's processes, with everybody's Usher recognized. */
  readonly processes: Processes;
  /** The own session as a listing made now sees it; null if it does not tell. */
  session(): Promise<Session | null>;
}

/**
 * The own session by Windows' calls. Needs no rights.
 * @throws Error if this Windows lacks one of the functions
 */
export function windowsOwnSession({ native, clock, own, processes, session }: WindowsParts): OwnSession {
  return new OwnSession({
    clock,
    own,
    idle: ownInput(native),
    windows: ownWindows(native),
    imageOf: processImage(native),
    session,
    async processes() {
      const sessions = [...(await processes.read([])).values()];
      const isOwn = ({ processId }: { readonly processId: number }) => processId === own.processId;
      return sessions.find((list) => list.some(isOwn)) ?? null;
    },
  });
}
