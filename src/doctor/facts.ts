import type { NativeReason } from '../base/refusal.ts';
import type { RightsReason } from '../rights/account-rights.ts';
import type { Rights } from '../sessions/rights.ts';
import type { NotificationState } from '../windows/notification-state.ts';
import type { Neighbor } from './neighbor.ts';

/** Who could change a folder, apart from administrators and Windows itself. */
export type Writer = 'everyone' | 'users' | 'thisAccount' | 'others';

/** What is known about Usher on this PC. Null for anything that Windows does not tell. */
export interface DoctorFacts {
  readonly usher: string;
  /** As process.platform names it. */
  readonly platform: string;
  readonly node: { readonly version: string; readonly arch: string };
  readonly backend: {
    /** `none`: not even Windows' commands were found. */
    readonly name: 'wtsapi32' | 'quser' | 'none' | 'simulated';
    /** Why it is not wtsapi32. Null with wtsapi32, or with a simulated PC that was asked for. */
    readonly because: NativeReason | null;
  };
  /** Null elsewhere than on Windows. */
  readonly windows: WindowsFacts | null;
  readonly folders: { readonly settings: string; readonly data: string };
  /** A sentence for each setting that could not be used. */
  readonly settingsProblems: readonly string[];
  /** The same for each value of this PC's policy; absent if Windows cannot be asked. */
  readonly policyProblems?: readonly string[];
  /** Entries of `protected` that match no account; absent if Windows cannot be asked. */
  readonly unknownEntries?: readonly string[];
  /** Entries of `protected` that may be somebody who is signed in; Windows does not tell. */
  readonly untoldEntries?: readonly string[];
  /** True if nobody is offered, because Usher does not know whom settings and policy protect. */
  readonly isNobodyOffered: boolean;
  /** The sessions of the others who are signed in here, and the Usher in each; absent if unknown. */
  readonly neighbors?: readonly Neighbor[];
  /** How often the icon was lost, according to the log. */
  readonly iconsLost: number;
}

export interface WindowsFacts {
  /** False if Windows' libraries cannot be called. Then most of the rest is null. */
  readonly isCallable: boolean;
  /** Such as `Professional`, `24H2` and `26100.2314`. */
  readonly edition: string | null;
  readonly release: string | null;
  readonly build: string | null;
  /** The commands in Windows' own folder. */
  readonly commands: Readonly<Record<'quser' | 'logoff' | 'msg', boolean>>;
  readonly rights: Rights;
  readonly because: RightsReason;
  readonly mayLeaveNotes: boolean;
  /** Missing registry keys that give toasts Usher's name and answers. */
  readonly toastKeysMissing: readonly string[] | null;
  readonly notifications: NotificationState | null;
  /** Bundled programs that differ from the ones Usher was built with. */
  readonly programsRefused: readonly string[];
  readonly isTrayRunning: boolean | null;
  /** Who could change the files that an elevated helper is started from. */
  readonly writers: readonly Place[];
  readonly elevatedStart: ElevatedStart;
}

/** What else a start as an administrator needs. Null for anything that Windows does not tell. */
export interface ElevatedStart {
  /** Environment variables that change what Node.js runs; null if they cannot be read. */
  readonly variables: readonly string[] | null;
  readonly isNodeSupported: boolean;
  readonly isRemote: boolean | null;
  /** The path of the program or Node.js, if it is in a user's own folder. */
  readonly profileFolder: string | null;
  /** Whether an elevated program runs as a separate account. */
  readonly isAdministratorProtected: boolean | null;
  readonly smartAppControl: 'off' | 'on' | 'evaluating' | null;
}

/** A folder or file, and who could change it; null if that cannot be read. */
export interface Place {
  readonly path: string;
  /** True for a parent folder. Only who could replace it matters. */
  readonly isAbove?: true;
  readonly who: readonly Writer[] | null;
}

const WELL_KNOWN: ReadonlyMap<string, Writer> = new Map([
  ['S-1-1-0', 'everyone'],
  ['S-1-5-7', 'everyone'],
  ['S-1-5-11', 'users'],
  ['S-1-5-4', 'users'],
  ['S-1-5-32-545', 'users'],
  ['S-1-5-32-546', 'users'],
]);

/** Names the holders of these SIDs, each kind once. @param own the SIDs of this account */
export function writersOf(sids: readonly string[], own: readonly string[]): readonly Writer[] {
  const kinds = sids.map((sid) => WELL_KNOWN.get(sid) ?? (own.includes(sid) ? 'thisAccount' : 'others'));
  return [...new Set(kinds)];
}

/**
 * Drops a file or folder if a reported parent folder can be changed by the same accounts: whoever can change the
 * folder can replace the file. Drops parent folders that nobody could replace.
 */
export function worstPlaces(places: readonly Place[]): readonly Place[] {
  const told: Place[] = [];
  const wanted = places.filter(({ who, isAbove }) => isAbove === undefined || who?.length !== 0);
  for (const place of wanted.sort((a, b) => a.path.length - b.path.length)) {
    if (!told.some((folder) => isWithin(folder.path, place.path) && tellsAll(folder, place)))
      told.push(place);
  }
  return told;
}

/** The parent folders of these paths, without the paths themselves. The outermost come first. */
export function foldersAbove(paths: readonly string[]): readonly string[] {
  const above = paths.flatMap((path) => parents(path));
  return [...new Set(above)].filter((folder) => !paths.includes(folder)).sort((a, b) => a.length - b.length);
}

/** `C:\\a\\b` has `C:\\` and `C:\\a` above it. */
function parents(path: string): readonly string[] {
  const steps = path.split('\\').filter((step) => step !== '');
  return steps.slice(0, -1).map((_, index) => {
    const folder = steps.slice(0, index + 1).join('\\');
    return index === 0 ? `${folder}\\` : folder;
  });
}

/** Windows takes no account of case. */
export function isWithin(folder: string, path: string): boolean {
  const [outer, inner] = [folder.toLowerCase(), path.toLowerCase()];
  return inner === outer || inner.startsWith(outer.endsWith('\\') ? outer : `${outer}\\`);
}

function tellsAll({ who: known }: Place, { who }: Place): boolean {
  return known === null ? who === null : who?.every((each) => known.includes(each)) === true;
}
