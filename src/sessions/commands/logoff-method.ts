import type { Command } from '../../base/run.ts';
import { run, warmUp } from '../../base/run.ts';
import { isSignOutId } from '../session.ts';
import { SESSION_NOT_FOUND, sessionErrorKind } from '../session-error.ts';
import type { AttemptResult, SignOutMethod } from '../session-host.ts';
import { windowsErrorIn } from './windows-error.ts';

/**
 * `logoff` returns when Windows has ended the session or given up. No documented limit exists; it gets this long.
 * In ms.
 */
const DEADLINE = 30_000;

/**
 * Ends a session by `logoff <id>`. It takes the id, because a disconnected session has no station name.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/logoff
 */
export function logoffMethod(logoff: Command, runProgram: typeof run = run): SignOutMethod {
  return {
    describe: ({ sessionId }) => `logoff ${sessionId}`,
    warmUp,
    async end({ sessionId }): Promise<AttemptResult> {
      if (!isSignOutId(sessionId)) return { kind: 'failed', code: null, accessDenied: false };
      const args = [...logoff.args, String(sessionId)];
      const result = await runProgram(logoff.file, args, { timeoutMs: DEADLINE });
      switch (result.kind) {
        case 'timedOut':
          return { kind: 'slow' };
        case 'absent':
          return { kind: 'absent' };
        case 'exited': {
          if (result.exitCode === 0) return { kind: 'done' };
          const code = windowsErrorIn(
            `${result.stderr.toString('latin1')}\n${result.stdout.toString('latin1')}`,
          );
          // The session is gone, as wanted.
          if (code === SESSION_NOT_FOUND) return { kind: 'done' };
          return { kind: 'failed', code, accessDenied: sessionErrorKind(code) === 'accessDenied' };
        }
        default:
          return { kind: 'failed', code: null, accessDenied: false };
      }
    },
  };
}
