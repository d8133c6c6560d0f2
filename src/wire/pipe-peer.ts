import type { Native } from '../windows/native.ts';
import { processUser } from '../windows/process-user.ts';

/** Who has the other end of a pipe, according to Windows. */
export interface PipePeer {
  /** The session that its process was in when the pipe was opened or made. */
  readonly sessionId: number;
  /** Null if Windows does not tell. That process may have ended since. */
  readonly processId: number | null;
  /** The SID of the account that runs it; null if Windows does not tell, as for another account's process. */
  readonly user: string | null;
}

/**
 * Tells who has the other end of a pipe; null if Windows does not tell its session.
 * https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-getnamedpipeclientsessionid
 * https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-getnamedpipeserverprocessid
 * @param side the other end's
 * @throws Error if this Windows lacks one of the functions
 */
export function pipePeer(native: Native, side: 'Client' | 'Server'): (pipe: bigint) => PipePeer | null {
  const getSession = native.declare<[bigint, [number]], number>(
    'kernel32.dll',
    `int __stdcall GetNamedPipe${side}SessionId(void *pipe, _Out_ uint32_t *session)`,
  );
  const getProcess = native.declare<[bigint, [number]], number>(
    'kernel32.dll',
    `int __stdcall GetNamedPipe${side}ProcessId(void *pipe, _Out_ uint32_t *process)`,
  );
  return (pipe) => {
    const [session, process]: [[number], [number]] = [[0], [0]];
    if (getSession.call(pipe, session).value === 0) return null;
    const processId = getProcess.call(pipe, process).value === 0 ? null : process[0];
    const user = processId === null ? null : processUser(native, processId);
    return { sessionId: session[0], processId, user };
  };
}
