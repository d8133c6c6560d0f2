import type { RemoteCall } from '../../../src/sessions/remote/remote-answer.ts';
import { readRemoteAnswer } from '../../../src/sessions/remote/remote-answer.ts';
import { SessionError } from '../../../src/sessions/session-error.ts';

/** What was read from the line, or the error as plain data. */
export function reading(call: RemoteCall, line: string): unknown {
  try {
    return readRemoteAnswer(call, line);
  } catch (error) {
    if (!(error instanceof SessionError)) throw error;
    const { kind, code, message } = error;
    return { kind, code, message };
  }
}
