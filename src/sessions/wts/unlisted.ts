import type { Session } from '../session.ts';
import { isSignOutId } from '../session.ts';
import type { ProcessesBySession } from './processes.ts';

/** Programs that Windows runs in a session without a user, such as the sign-in screen's. */
const WITHOUT_ANYBODY: ReadonlySet<string> = new Set([
  'csrss.exe',
  'dwm.exe',
  'fontdrvhost.exe',
  'logonui.exe',
  'smss.exe',
  'wininit.exe',
  'winlogon.exe',
]);

/**
 * The sessions that Windows did not list although somebody's programs run there. Windows lists only sessions that
 * this account may query (MS-TSTS 3.3.4.1.1). Never session 0.
 */
export function unlistedIds(running: ProcessesBySession, listed: readonly number[]): readonly number[] {
  const known = new Set(listed);
  return [...running]
    .filter(([id, processes]) => {
      const isAnybody = processes.some(
        ({ imageName }) => imageName === null || !WITHOUT_ANYBODY.has(imageName.toLowerCase()),
      );
      return isAnybody && isSignOutId(id) && !known.has(id);
    })
    .map(([id]) => id)
    .sort((a, b) => a - b);
}

/** A session of which only the number is known. */
export function unlistedSession(host: string, sessionId: number): Session {
  return {
    host,
    sessionId,
    stationName: '',
    userName: '',
    domainName: '',
    fullName: null,
    sid: null,
    state: 'unknown',
    stateWord: null,
    locked: null,
    idle: { kind: 'unknown', ms: null },
    logonTime: null,
    logonText: null,
    connectTime: null,
    disconnectTime: null,
    lastInputTime: null,
    clientName: null,
    clientAddress: null,
    protocol: null,
    memoryBytes: null,
    processCount: null,
    cpuMs: null,
    isCurrent: false,
    isReadable: false,
  };
}
