import { existsSync } from 'node:fs';
import { win32 } from 'node:path';
import { orNull } from '../base/or-null.ts';
import type { AccountRights } from '../rights/account-rights.ts';
import type { ElevationFacts } from '../rights/elevation.ts';
import { isNodeSupported, steeringVariables } from '../rights/elevation.ts';
import { whoMayReplace, whoMayWrite } from '../rights/sddl.ts';
import { uacPolicy } from '../rights/windows/uac-policy.ts';
import { systemPrograms } from '../sessions/commands/system-programs.ts';
import type { Native } from '../windows/native.ts';
import { notificationState } from '../windows/notification-state.ts';
import { machineRegistry, registry } from '../windows/registry.ts';
import { folderSddl } from '../windows/security-descriptor.ts';
import { isInstanceRunning } from '../windows/single-instance.ts';
import { smartAppControl } from '../windows/smart-app-control.ts';
import type { ToastSource } from '../windows/toast-registration.ts';
import { toastValues } from '../windows/toast-registration.ts';
import { readToken } from '../windows/token.ts';
import type { ElevatedStart, Place, WindowsFacts } from './facts.ts';
import { foldersAbove, isWithin, worstPlaces, writersOf } from './facts.ts';

const VERSION = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';

export interface WindowsFactsParts {
  readonly rights: AccountRights & { readonly mayLeaveNotes: boolean };
  readonly toasts: ToastSource;
  readonly programsRefused: readonly string[];
  /** What an elevated helper is started from: files, and folders with everything in them. */
  readonly places: readonly string[];
  readonly elevation: ElevationFacts;
  /** The folder of all user folders: `C:\Users`. */
  readonly profiles: string;
  /** Null if it is not certain. */
  readonly commandsFolder: string | null;
  /** As Node.js reports it: `10.0.26100`. */
  readonly osRelease: string;
}

/**
 * Asks Windows. A question that throws leaves only its own answer unknown.
 * @param native null if Windows' libraries cannot be called
 */
export function windowsFacts(native: Native | null, parts: WindowsFactsParts): WindowsFacts {
  const { rights, programsRefused, osRelease } = parts;
  const known = {
    commands: commands(parts.commandsFolder),
    rights: rights.rights,
    because: rights.because,
    mayLeaveNotes: rights.mayLeaveNotes,
    programsRefused,
  };
  const elevatedStart = startFacts(native, parts);
  return native === null
    ? { ...known, ...UNASKED, elevatedStart, build: osRelease.split('.')[2] ?? null }
    : { ...known, ...asked(native, parts), elevatedStart };
}

function startFacts(
  native: Native | null,
  { elevation: { variables, nodeVersion, isRemote }, places, profiles }: WindowsFactsParts,
): ElevatedStart {
  const mode = native === null ? null : orNull(() => uacPolicy(native).typeOfAdminApprovalMode);
  return {
    variables: variables === null ? null : steeringVariables(variables),
    isNodeSupported: isNodeSupported(nodeVersion),
    isRemote,
    profileFolder: places.find((place) => isWithin(profiles, place)) ?? null,
    isAdministratorProtected: mode === null ? null : mode === ADMINISTRATOR_PROTECTION,
    smartAppControl: native === null ? null : orNull(() => smartAppControl(native)),
  };
}

/** `TypeOfAdminApprovalMode`; 1 is classic UAC. */
const ADMINISTRATOR_PROTECTION = 2;

const UNASKED = {
  isCallable: false,
  edition: null,
  release: null,
  toastKeysMissing: null,
  notifications: null,
  isTrayRunning: null,
  writers: [],
} as const;

function asked(native: Native, { toasts, places }: WindowsFactsParts) {
  const own = orNull(() => readToken(native).sids) ?? [];
  return {
    isCallable: true,
    ...version(native),
    toastKeysMissing: orNull(() => missingToasts(native, toasts)),
    notifications: orNull(() => notificationState(native)),
    isTrayRunning: orNull(() => isInstanceRunning(native)),
    writers: worstPlaces([
      ...places.map((path) => place(native, path, own, false)),
      ...foldersAbove(places).map((path) => place(native, path, own, true)),
    ]),
  };
}

function place(native: Native, path: string, own: readonly string[], isAbove: boolean): Place {
  const sddl = orNull(() => folderSddl(native, path));
  const sids = sddl === null ? null : (isAbove ? whoMayReplace : whoMayWrite)(sddl);
  const who = sids === null ? null : writersOf(sids, own);
  return isAbove ? { path, isAbove, who } : { path, who };
}

function commands(folder: string | null): WindowsFacts['commands'] {
  if (folder === null) return { quser: false, logoff: false, msg: false };
  const { quser, logoff, msg } = systemPrograms(folder);
  return { quser: existsSync(quser), logoff: existsSync(logoff), msg: existsSync(msg) };
}

/** `ProductName` says Windows 10 on a Windows 11, so it is not read. */
function version(native: Native): Pick<WindowsFacts, 'edition' | 'release' | 'build'> {
  const machine = orNull(() => machineRegistry(native));
  const build = machine?.text(VERSION, 'CurrentBuildNumber') ?? null;
  const revision = machine?.number(VERSION, 'UBR') ?? null;
  return {
    edition: machine?.text(VERSION, 'EditionID') ?? null,
    release: machine?.text(VERSION, 'DisplayVersion') ?? null,
    build: build !== null && revision !== null ? `${build}.${revision}` : build,
  };
}

function missingToasts(native: Native, toasts: ToastSource): readonly string[] {
  const user = registry(native);
  return toastValues(toasts)
    .filter(({ key, name, text }) => user.read(key, name) !== text)
    .map(({ key, name }) => win32.join(key, name));
}
