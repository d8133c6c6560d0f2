import type { AffectedProgram, CouldBeLost, Why } from '../../sessions/could-be-lost.ts';
import { MOST_PROGRAMS, WHYS } from '../../sessions/could-be-lost.ts';
import type { KnownProgram } from './program-kind.ts';
import { mayHoldWork } from './program-kind.ts';
import { showsUnsaved } from './unsaved-marks.ts';

/** An open window, with its program. Usher's own windows are left out before. */
export interface SeenWindow {
  readonly program: KnownProgram;
  readonly title: string;
  readonly className: string;
  /** False if Windows lets nobody look into the process, as into an elevated one. */
  readonly isReadable: boolean;
  readonly hasBlockReason: boolean;
}

/** A program that runs, with all its processes. Usher's own are left out before. */
export interface SeenProgram {
  readonly program: KnownProgram;
  /** Its processor time in the last minute, as a share of one core. */
  readonly share: number;
}

/** More than this share of one core is work. */
const WORKING = 0.02;

/** Explorer's window while it copies, moves or deletes. */
const COPYING = 'OperationStatusWindow';

/** Explorer's windows that are the desktop and the taskbar. */
const DESKTOP: ReadonlySet<string> = new Set([
  'Progman',
  'WorkerW',
  'Shell_TrayWnd',
  'Shell_SecondaryTrayWnd',
  'TopLevelWindowForOverflowXamlIsland',
  'XamlExplorerHostIslandWindow',
]);

export const NOT_LISTED: CouldBeLost = { word: 'unknown', programs: [] };

/**
 * What a sign-out could lose: the worst that applies to any window or program. A program without a window counts
 * only if it works and may hold work. Only names of programs come out of it.
 */
export function couldBeLost(windows: readonly SeenWindow[], programs: readonly SeenProgram[]): CouldBeLost {
  const working = new Set(
    programs.filter(({ share }) => share > WORKING).map(({ program }) => program.imageName),
  );
  const found = [
    ...windows.flatMap((window) => affected(window.program, whyOfWindow(window, working))),
    ...programs.flatMap(({ program }) =>
      affected(program, mayHoldWork(program) && working.has(program.imageName) ? 'working' : null),
    ),
  ];
  const affectedPrograms = worstOfEach(found);
  return { word: affectedPrograms[0]?.why ?? 'nothing', programs: affectedPrograms };
}

/** Why a window counts; null if it holds nothing. */
function whyOfWindow(window: SeenWindow, working: ReadonlySet<string>): Why | null {
  const { program, title, isReadable, hasBlockReason } = window;
  if (hasBlockReason || showsUnsaved(title, program)) return 'unsaved';
  const usual = usualOf(window);
  if (usual !== null && working.has(program.imageName)) return 'working';
  return isReadable || usual === 'working' ? usual : 'work';
}

/** Why a window of such a program counts that shows nothing more. */
function usualOf({ program, className }: SeenWindow): Why | null {
  if (mayHoldWork(program)) return 'work';
  if (program.kind === 'shell') return null;
  if (program.kind !== 'explorer') return 'restores';
  if (className === COPYING) return 'working';
  return DESKTOP.has(className) ? null : 'restores';
}

function affected({ name }: KnownProgram, why: Why | null): readonly AffectedProgram[] {
  return why === null ? [] : [{ name, why }];
}

/** Each name once with its worst reason, in one order whatever the windows' order was. */
function worstOfEach(found: readonly AffectedProgram[]): readonly AffectedProgram[] {
  const rank = (why: Why) => WHYS.indexOf(why);
  const worst = new Map<string, Why>();
  for (const { name, why } of found) {
    const known = worst.get(name);
    if (known === undefined || rank(why) < rank(known)) worst.set(name, why);
  }
  return [...worst]
    .map(([name, why]) => ({ name, why }))
    .sort((a, b) => rank(a.why) - rank(b.why) || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_PROGRAMS);
}
