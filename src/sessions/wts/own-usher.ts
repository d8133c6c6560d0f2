import type { ProcessInfo } from './process-info.ts';

/** Somebody's own Usher in the catalog of programs. */
export const USHER = 'usher.exe';

/** By its image name; others start it too, so its path has to say whose it is. */
const TRAY = 'tray_windows_release.exe';
const NODE = 'node.exe';

/** The processes that may be somebody's tray program of Usher. */
export function trayPrograms(list: readonly ProcessInfo[]): readonly ProcessInfo[] {
  return list.filter(({ imageName }) => imageName?.toLowerCase() === TRAY);
}

/**
 * Names the node.exe that runs somebody's own Usher: the one that started Usher's tray program. Any other node.exe may
 * hold work and stays what it is.
 * @param trays those that were started from the very file that this Usher would start
 */
export function withUsher(
  list: readonly ProcessInfo[],
  trays: readonly ProcessInfo[],
): readonly ProcessInfo[] {
  if (trays.length === 0) return list;
  return list.map((each) =>
    trays.some((tray) => isStarter(each, tray)) ? { ...each, isUsher: true } : each,
  );
}

/** Windows gives the id of a process that has ended to another one, which then began later than its alleged child. */
function isStarter({ sessionId, processId, imageName, startedAt }: ProcessInfo, tray: ProcessInfo): boolean {
  return (
    imageName?.toLowerCase() === NODE &&
    sessionId === tray.sessionId &&
    processId === tray.parentId &&
    startedAt !== null &&
    tray.startedAt !== null &&
    startedAt <= tray.startedAt
  );
}
