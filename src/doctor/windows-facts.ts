import { existsSync } from 'node:fs';
import { win32 } from 'node:path';
import type { Native } from '../native.ts';
import type { AccountRights } from '../rights/account-rights.ts';
import { whoMayWrite } from '../rights/sddl.ts';
import { systemPrograms } from '../sessions/commands/system-programs.ts';
import { notificationState } from '../windows/notification-state.ts';
import { machineRegistry, registry } from '../windows/registry.ts';
import { folderSddl } from '../windows/security-descriptor.ts';
import { isInstanceRunning } from '../windows/single-instance.ts';
import type { ToastSource } from '../windows/toast-registration.ts';
import { toastValues } from '../windows/toast-registration.ts';
import { readToken } from '../windows/token.ts';
import type { WindowsFacts } from './facts.ts';
import { writersOf } from './facts.ts';
import type { ReportFacts } from './report.ts';

const VERSION = 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
const POLICIES = 'SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';

export interface WindowsFactsParts {
  readonly rights: AccountRights & { readonly mayLeaveNotes: boolean };
  readonly toasts: ToastSource;
  readonly programsRefused: readonly string[];
  /** What an elevated helper is started from: the program's folder, and that of node.exe. */
  readonly folders: readonly string[];
}

/** Asks Windows. What one question throws is unknown, and costs only its own answer. */
export function windowsFacts(native: Native, parts: WindowsFactsParts): WindowsFacts {
  const { rights, toasts, programsRefused, folders } = parts;
  const { quser, logoff, msg } = systemPrograms(native.systemFolder);
  const own = orNull(() => readToken(native).sids) ?? [];
  return {
    ...version(native),
    commands: { quser: existsSync(quser), logoff: existsSync(logoff), msg: existsSync(msg) },
    rights: rights.rights,
    because: rights.because,
    mayLeaveNotes: rights.mayLeaveNotes,
    toastKeysMissing: orNull(() => missingToasts(native, toasts)),
    notifications: orNull(() => notificationState(native)),
    programsRefused,
    isTrayRunning: orNull(() => isInstanceRunning(native)),
    writers: [...new Set(folders)].map((folder) => {
      const sddl = orNull(() => folderSddl(native, folder));
      const sids = sddl === null ? null : whoMayWrite(sddl);
      return { folder, who: sids === null ? null : writersOf(sids, own) };
    }),
  };
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

/** Time limits that a policy sets on this PC's sessions. */
export function sessionLimits(native: Native): ReportFacts['limits'] {
  const machine = orNull(() => machineRegistry(native));
  const limit = (name: string) => machine?.number(POLICIES, name) ?? null;
  return {
    disconnected: limit('MaxDisconnectionTime'),
    idle: limit('MaxIdleTime'),
    active: limit('MaxConnectionTime'),
  };
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
