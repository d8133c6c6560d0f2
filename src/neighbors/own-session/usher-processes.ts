import type { ProcessInfo } from '../../sessions/wts/process-info.ts';
import { knownProgram } from './known-programs.ts';

/** What the catalog of programs calls Usher and its own programs. */
const USHER = 'Usher';
const NODE = 'node.exe';

/** What this Usher knows of itself. */
export interface OwnProcess {
  readonly processId: number;
  /** The folder that it is installed in. */
  readonly folder: string;
}

/**
 * The ids of this session's processes that are Usher's: this one, another Usher's, their children that run node.exe,
 * and programs of Usher by their path. The name counts where Windows does not tell the path. A child that runs any
 * other program is its person's own, such as an editor that shows the settings.
 * @param imageOf the path of a process's program; null if Windows does not tell
 */
export function usherProcesses(
  processes: readonly ProcessInfo[],
  own: OwnProcess,
  imageOf: (processId: number) => string | null,
): ReadonlySet<number> {
  const ushers = new Set<number>();
  const isNamed = ({ imageName }: ProcessInfo) => knownProgram(imageName).name === USHER;
  for (const process of processes) {
    const { processId, isUsher } = process;
    if (processId === own.processId || isUsher) ushers.add(processId);
    else if (isNamed(process) && isWithin(own.folder, imageOf(processId))) ushers.add(processId);
  }
  for (let before = -1; before < ushers.size; ) {
    before = ushers.size;
    for (const process of processes) if (isChild(process, processes, ushers)) ushers.add(process.processId);
  }
  return ushers;
}

function isWithin(folder: string, path: string | null): boolean {
  return path === null || path.toLowerCase().startsWith(`${folder.toLowerCase().replace(/[\\/]+$/, '')}\\`);
}

/** Windows uses an id again, so a parent that began later is none. */
function isChild(
  { imageName, parentId, startedAt }: ProcessInfo,
  processes: readonly ProcessInfo[],
  ushers: ReadonlySet<number>,
): boolean {
  if (imageName?.toLowerCase() !== NODE || parentId === null || !ushers.has(parentId)) return false;
  const parent = processes.find(({ processId }) => processId === parentId);
  const began = parent?.startedAt ?? null;
  return began !== null && startedAt !== null && began <= startedAt;
}
