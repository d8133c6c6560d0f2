import type { NativeFault } from '../base/refusal.ts';
import type { Rights, RightsReason } from '../rights/account-rights.ts';
import type { NotificationState } from '../windows/notification-state.ts';

/** Who could change a folder, apart from administrators and Windows itself. */
export type Writer = 'everyone' | 'users' | 'thisAccount' | 'others';

/** What can be told about Usher on this PC. Null wherever Windows does not tell. */
export interface DoctorFacts {
  readonly usher: string;
  /** As process.platform names it. */
  readonly platform: string;
  readonly node: { readonly version: string; readonly arch: string };
  readonly backend: {
    /** `none`: not even Windows' commands are where they are known to be. */
    readonly name: 'wtsapi32' | 'quser' | 'none' | 'simulated';
    /** Why it is not wtsapi32, in the words of whatever failed. */
    readonly because: string | null;
    /** The same, as what can be done about it goes; null where it is wtsapi32, or a simulated PC that was asked for. */
    readonly fault: NativeFault | null;
  };
  /** Null elsewhere than on Windows. */
  readonly windows: WindowsFacts | null;
  readonly folders: { readonly settings: string; readonly data: string };
  /** A sentence for each setting that could not be used. */
  readonly settingsProblems: readonly string[];
  /** The same for each value of this PC's policy; left out where Windows cannot be asked for it. */
  readonly policyProblems?: readonly string[];
  /** Entries of `protected` that Windows knows no account by; left out where it cannot be asked. */
  readonly unknownEntries?: readonly string[];
  /** Entries of `protected` that may be somebody who is signed in, which Windows does not tell. */
  readonly untoldEntries?: readonly string[];
  /** True where nobody is offered, because it is not known whom settings and policy protect. */
  readonly isNobodyOffered: boolean;
  /** How often the icon was lost, as far back as the log goes. */
  readonly iconsLost: number;
}

export interface WindowsFacts {
  /** False where Windows' libraries cannot be called: then most of the rest is null. */
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
  /** What Windows has to know so that toasts carry Usher's name and answer, and does not. */
  readonly toastKeysMissing: readonly string[] | null;
  readonly notifications: NotificationState | null;
  /** The programs that Usher brings along and that are not the ones it was built with. */
  readonly programsRefused: readonly string[];
  readonly isTrayRunning: boolean | null;
  /** Who could change what an elevated helper would be started from. */
  readonly writers: readonly Place[];
  readonly elevatedStart: ElevatedStart;
}

/** What else a start as an administrator depends on. Null wherever Windows does not tell. */
export interface ElevatedStart {
  /** The variables that decide what Node.js runs; null where they cannot be read. */
  readonly variables: readonly string[] | null;
  readonly isNodeSupported: boolean;
  readonly isRemote: boolean | null;
  /** Where the program, or Node.js, is in a user's own folder. */
  readonly profileFolder: string | null;
  /** Whether an elevated program runs as a separate account. */
  readonly isAdministratorProtected: boolean | null;
  readonly smartAppControl: 'off' | 'on' | 'evaluating' | null;
}

/** A folder or a file, and who could change it; null where that cannot be read. */
export interface Place {
  readonly path: string;
  /** True for a folder above, which matters only to who could put another one in its place. */
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
 * Leaves out a place within a folder that at least the same accounts could change, and so could exchange; and a folder
 * above that nobody could exchange.
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

/** The folders above these, without those that are among them, the outermost first. */
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
