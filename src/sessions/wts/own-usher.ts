import type { ProcessInfo } from './process-info.ts';

/** The name of somebody's own Usher in the catalog of programs. */
export const USHER = 'usher.exe';

/** The tray program's image name. Other products start it too, so only its path tells whose it is. */
const TRAY = 'tray_windows_release.exe';
const NODE = 'node.exe';

/** The processes that may be Usher's tray program. */
export function trayPrograms(list: readonly ProcessInfo[]): readonly ProcessInfo[] {
  return list.filter(({ imageName }) => imageName?.toLowerCase() === TRAY);
}

/**
 * Marks the node.exe that runs somebody's own Usher: the one that started Usher's tray program. Any other node.exe
 * may hold work and stays as it is.
 * @param trays the tray programs started from the very file that this Usher would start
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

/** Windows reuses the id of an ended process. The new process then began later than its alleged child. */
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
