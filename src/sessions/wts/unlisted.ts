import type { Session } from '../session.ts';
import { isSignOutId } from '../session.ts';
import type { ProcessesBySession } from './processes.ts';

/** What Windows runs in a session that nobody is signed in to, as behind the sign-in screen. */
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
 * The sessions that somebody's programs run in and that Windows did not list: it lists only those that this account
 * may query (MS-TSTS 3.3.4.1.1). Never session 0.
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

/** Somebody of whom nothing is known but the session's number. */
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
    protocol: null,
    memoryBytes: null,
    processCount: null,
    cpuMs: null,
    isCurrent: false,
    isReadable: false,
  };
}
