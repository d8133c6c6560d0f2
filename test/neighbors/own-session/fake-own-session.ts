import type { OwnSessionParts } from '../../../src/neighbors/own-session/own-session.ts';
import { OwnSession } from '../../../src/neighbors/own-session/own-session.ts';
import type { Session } from '../../../src/sessions/session.ts';
import type { ProcessInfo } from '../../../src/sessions/wts/process-info.ts';
import type { TopWindow } from '../../../src/windows/own-windows.ts';
import { SHOWN } from '../../windows/fake-windows.ts';

/** A process that has used no processor time. */
export function ran(processId: number, imageName: string, set: Partial<ProcessInfo> = {}): ProcessInfo {
  return {
    sessionId: 2,
    processId,
    parentId: 4,
    startedAt: 1n,
    imageName,
    memoryBytes: 0,
    cpuMs: 0,
    ...set,
  };
}

/** A window of Notepad, which is process 7. */
export const NOTEPAD: TopWindow = SHOWN;

/** A session of Ben with Usher (10) and Notepad (7), and its own time in ms. Change it as a test needs. */
export function fakeOwnSession(session: Session) {
  const world = {
    now: 0,
    idleMs: 60_000 as number | null,
    session: session as Session | null,
    windows: [NOTEPAD] as readonly TopWindow[] | null,
    processes: [ran(10, 'node.exe'), ran(7, 'notepad.exe')] as readonly ProcessInfo[] | null,
    /** Processes that may not be opened. */
    closed: new Set<number>(),
    /** How long Windows takes for its processes, in ms. */
    delay: 0,
    reads: 0,
  };
  const parts: OwnSessionParts = {
    clock: { speed: 1, now: () => world.now, today: () => world.now, after: () => () => {} },
    own: { processId: 10, folder: 'C:\\Usher' },
    idle: () => world.idleMs,
    windows: () => world.windows,
    processes: async () => {
      world.reads += 1;
      world.now += world.delay;
      return world.processes;
    },
    imageOf: (processId) => {
      const found = world.processes?.find((each) => each.processId === processId);
      return found === undefined || world.closed.has(processId) ? null : `C:\\Programs\\${found.imageName}`;
    },
    session: async () => world.session,
  };
  return { world, parts, own: new OwnSession(parts) };
}
