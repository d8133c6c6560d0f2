import { readFileSync } from 'node:fs';
import { homedir, release } from 'node:os';
import { dirname, join } from 'node:path';
import type { Folders } from '../base/folders.ts';
import { logFile, ownProgram, packagesFolder, programFile, programFolder } from '../base/folders.ts';
import { elevatedFiles } from '../base/launcher.ts';
import { ICON_LOST } from '../base/log.ts';
import { programCheck, TOAST_PROGRAM, TRAY_PROGRAM } from '../base/program-check.ts';
import { nativeReason } from '../base/refusal.ts';
import type { DoctorFacts } from '../doctor/facts.ts';
import { unknownEntries } from '../doctor/unknown-entries.ts';
import type { WindowsFactsParts } from '../doctor/windows-facts.ts';
import { windowsFacts } from '../doctor/windows-facts.ts';
import type { ProtectedUsers } from '../sessions/protected-users.ts';
import { isProtectionKnown } from '../sessions/protected-users.ts';
import { accountBindings } from '../sessions/wts/account-bindings.ts';
import { NO_POLICY } from '../settings/policy.ts';
import { underPolicy } from '../settings/rules.ts';
import { readSettings } from '../settings/settings.ts';
import type { Native } from '../windows/native.ts';
import type { NoNative } from '../windows/no-native.ts';
import { ownKoffi } from '../windows/own-koffi.ts';
import { isUserSid } from '../windows/sid-account.ts';
import { elevationFacts, windowsRights } from './account.ts';
import { language } from './language.ts';
import { neighborFacts } from './neighbor-facts.ts';
import { policyAtStart } from './settings.ts';
import { commandsFolder, windowsHost } from './this-pc.ts';
import { toastSource } from './toasts.ts';

const silent = () => {};

type Backend = DoctorFacts['backend'];
type Loaded = Native | NoNative;

/** Nothing of Windows belongs to a simulated PC. */
export const DEMO: NoNative = { missing: nativeReason('system') };

/** What the checks go by on this PC, or on a simulated one. */
export async function doctorFacts(version: string, loaded: Loaded, folders: Folders): Promise<DoctorFacts> {
  const native = 'missing' in loaded ? null : loaded;
  const backend = await backendOf(loaded);
  return {
    usher: version,
    platform: process.platform,
    node: { version: process.version.slice(1), arch: process.arch },
    backend,
    windows: backend.name === 'simulated' ? null : windowsFacts(native, windowsParts(native, backend)),
    folders,
    ...(await settingsFacts(join(folders.settings, 'settings.json'), native, backend.name)),
    ...(native !== null && backend.name === 'wtsapi32' && (await neighborFacts(native))),
    iconsLost: iconsLost(logFile(folders.data)),
  };
}

type SettingsFacts = Pick<
  DoctorFacts,
  'settingsProblems' | 'policyProblems' | 'unknownEntries' | 'untoldEntries' | 'isNobodyOffered'
>;

async function settingsFacts(
  file: string,
  native: Native | null,
  backend: Backend['name'],
): Promise<SettingsFacts> {
  const { settings, problems } = readSettings(file, await language.settings());
  const policy = backend === 'simulated' ? NO_POLICY : await policyAtStart(native);
  const { protected: users } = underPolicy(settings, policy);
  return {
    settingsProblems: problems,
    policyProblems: policy.problems,
    ...(await entriesOfNobody(users, native, backend)),
    isNobodyOffered: !isProtectionKnown(users),
  };
}

async function entriesOfNobody(
  users: ProtectedUsers,
  native: Native | null,
  backend: Backend['name'],
): Promise<Pick<DoctorFacts, 'unknownEntries' | 'untoldEntries'>> {
  if (backend === 'simulated' || users.length === 0) return {};
  if (native === null || backend !== 'wtsapi32') {
    const { untold } = await unknownEntries(users, [], NOBODY_TELLS);
    return { untoldEntries: untold };
  }
  const host = await windowsHost(native, ownProgram, silent);
  const sessions = (await host?.list().catch(() => null)) ?? [];
  await host?.close();
  const { user } = accountBindings(native);
  const { nobody, untold } = await unknownEntries(users, sessions, {
    async isUser(account) {
      const found = await user(account);
      return found === null ? null : found !== 'nobody';
    },
    isUserSid: (sid) => isUserSid(native, sid),
  });
  return { unknownEntries: nobody, untoldEntries: untold };
}

/** Without Windows' libraries. */
const NOBODY_TELLS = { isUser: async () => null, isUserSid: async () => null };

/** What the tray would see sessions through, and why. */
async function backendOf(loaded: Loaded): Promise<Backend> {
  const native = 'missing' in loaded ? null : loaded;
  if (loaded === DEMO) return { name: 'simulated', because: null };
  const told: string[] = [];
  const reason = () =>
    'missing' in loaded ? loaded.missing : nativeReason('library', { quote: told[0] ?? null });
  if (process.platform !== 'win32') return { name: 'simulated', because: reason() };
  const host = await windowsHost(native, ownProgram, (line) => told.push(line));
  await host?.close();
  if (host?.isExact) return { name: 'wtsapi32', because: null };
  return { name: host === null ? 'none' : 'quser', because: reason() };
}

function windowsParts(native: Native | null, { name }: Backend): WindowsFactsParts {
  const koffi = ownKoffi(programFolder);
  const isOurs = programCheck(programFolder);
  const brought = [TRAY_PROGRAM, TOAST_PROGRAM] as const;
  return {
    // As the tray has it: without an identity there is no helper.
    rights: windowsRights(name === 'wtsapi32' ? native : null, false, silent),
    toasts: toastSource,
    programsRefused: brought.filter((program) => !isOurs(program)),
    elevation: elevationFacts(native),
    profiles: dirname(homedir()),
    places: [
      programFolder,
      programFile,
      packagesFolder,
      dirname(ownProgram.file),
      ...elevatedFiles,
      ...('missing' in koffi ? [] : koffi.folders),
    ],
    commandsFolder: commandsFolder(native),
    osRelease: release(),
  };
}

function iconsLost(log: string): number {
  try {
    return readFileSync(log, 'utf8').split(ICON_LOST).length - 1;
  } catch {
    return 0;
  }
}
