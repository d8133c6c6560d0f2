import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { diagnosis, diagnosisText } from '../doctor/diagnosis.ts';
import type { DoctorFacts } from '../doctor/facts.ts';
import { rawSessions } from '../doctor/raw-sessions.ts';
import { report } from '../doctor/report.ts';
import { sessionLimits, windowsFacts } from '../doctor/windows-facts.ts';
import { ownProgram, programFolder, userFolders } from '../folders.ts';
import { ICON_LOST } from '../log.ts';
import type { Native } from '../native.ts';
import { loadNative } from '../native.ts';
import { programCheck, TOAST_PROGRAM, TRAY_PROGRAM } from '../program-check.ts';
import type { Session } from '../sessions/session.ts';
import { wtsBindings } from '../sessions/wts/bindings.ts';
import { readSettings } from '../settings.ts';
import { englishDoctor } from '../words/english-doctor.ts';
import { windowsHost } from './windows-host.ts';
import { windowsRights } from './windows-rights.ts';
import { toastSource } from './windows-toaster.ts';

const silent = () => {};

/** Prints what was found. @returns the exit code: 0, or 1 where something is a problem */
export async function doctorFace(
  version: string,
  isReport: boolean,
  say: (line: string) => void,
): Promise<number> {
  const loaded = await loadNative();
  const facts = doctorFacts(version, loaded);
  if (isReport) {
    say(await doctorReport(facts, 'missing' in loaded ? null : loaded));
    return 0;
  }
  const findings = diagnosis(facts, englishDoctor);
  for (const line of diagnosisText(findings, englishDoctor)) say(line);
  return findings.some(({ level }) => level === 'problem') ? 1 : 0;
}

/** The same as one text, for whoever shows it in a window. */
export async function doctorText(version: string): Promise<string> {
  const findings = diagnosis(doctorFacts(version, await loadNative()), englishDoctor);
  return [...diagnosisText(findings, englishDoctor), ''].join('\r\n');
}

function doctorFacts(version: string, loaded: Native | { readonly missing: string }): DoctorFacts {
  const native = 'missing' in loaded ? null : loaded;
  const folders = userFolders();
  const isWindows = process.platform === 'win32';
  return {
    usher: version,
    platform: process.platform,
    node: { version: process.version.slice(1), arch: process.arch },
    backend: {
      name: native !== null ? 'wtsapi32' : isWindows ? 'quser' : 'simulated',
      because: 'missing' in loaded ? loaded.missing : null,
    },
    windows: native === null ? null : windowsFacts(native, windowsParts(native)),
    folders,
    settingsProblems: readSettings(join(folders.settings, 'settings.json')).problems,
    iconsLost: iconsLost(join(folders.data, 'usher.log')),
  };
}

function windowsParts(native: Native) {
  const isOurs = programCheck(programFolder);
  const brought = [TRAY_PROGRAM, TOAST_PROGRAM] as const;
  return {
    rights: windowsRights(native, false, silent),
    toasts: toastSource,
    programsRefused: brought.filter((program) => !isOurs(program)),
    folders: [programFolder, dirname(ownProgram.file)],
  };
}

function iconsLost(log: string): number {
  try {
    return readFileSync(log, 'utf8').split(ICON_LOST).length - 1;
  } catch {
    return 0;
  }
}

async function doctorReport(facts: DoctorFacts, native: Native | null): Promise<string> {
  const account = native === null ? null : windowsRights(native, false, silent).facts;
  const host = native === null ? null : await windowsHost(native, ownProgram, silent);
  const listed = (await host?.list().catch(() => [])) ?? [];
  const sessions =
    native === null
      ? { error: facts.backend.because ?? '' }
      : await rawSessions(wtsBindings(native)).catch((error) => ({ error: String(error) }));
  await host?.close();
  return report({
    facts,
    account,
    sessions,
    usage: listed.map(({ sessionId, processCount, memoryBytes }) => ({
      sessionId,
      processCount,
      memoryBytes,
    })),
    limits: native === null ? { disconnected: null, idle: null, active: null } : sessionLimits(native),
    names: [...ownNames(), ...listed.flatMap(namesOf)],
  });
}

function ownNames(): string[] {
  try {
    const { username, homedir } = userInfo();
    return [hostname(), username, homedir];
  } catch {
    // An account that the system has no entry of.
    return [hostname()];
  }
}

function namesOf({ host, userName, domainName, fullName, clientName, sid }: Session): string[] {
  return [host, userName, domainName, fullName, clientName, sid].filter((name) => name !== null);
}
