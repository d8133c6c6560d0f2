import { hostname, userInfo } from 'node:os';
import { ownProgram } from '../base/folders.ts';
import type { DoctorFacts } from '../doctor/facts.ts';
import { sessionLimits, uacValues } from '../doctor/policy-values.ts';
import { rawSessions } from '../doctor/raw-sessions.ts';
import { report } from '../doctor/report.ts';
import type { Session } from '../sessions/session.ts';
import { wtsBindings } from '../sessions/wts/bindings.ts';
import type { Native } from '../windows/native.ts';
import { windowsRights } from './account.ts';
import { windowsHost } from './this-pc.ts';

const silent = () => {};

/** What `usher doctor --report` prints: the facts for a bug report, without names. */
export async function doctorReport(facts: DoctorFacts, native: Native | null): Promise<string> {
  const account = native === null ? null : windowsRights(native, false, silent).facts;
  const host = native === null ? null : await windowsHost(native, ownProgram, silent);
  const listed = (await host?.list().catch(() => [])) ?? [];
  const sessions =
    native === null
      ? { error: facts.backend.because?.quote ?? facts.backend.because?.fault ?? '' }
      : await rawSessions(wtsBindings(native)).catch((error) => ({ error: String(error) }));
  await host?.close();
  return report({
    facts,
    account,
    isMessageKnown: account !== null && account.isMessageGranted !== null,
    uac: native === null ? null : uacValues(native),
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

function namesOf({
  host,
  userName,
  domainName,
  fullName,
  clientName,
  clientAddress,
  sid,
}: Session): string[] {
  return [host, userName, domainName, fullName, clientName, clientAddress, sid].filter(
    (name) => name !== null,
  );
}
