import { REMOTE_FLAG } from '../../base/child-flags.ts';
import type { Command } from '../../base/run.ts';
import { run } from '../../base/run.ts';
import type { Session } from '../session.ts';
import { SessionError } from '../session-error.ts';
import type { AttemptResult, SessionHost } from '../session-host.ts';
import { signInOf } from '../sign-in.ts';
import { UNKNOWN_USAGE } from '../usage.ts';
import { messenger } from '../wts/messenger.ts';
import type { RemoteAnswer, RemoteCall } from './remote-answer.ts';
import { INPUT_IS_DOUBT, readRemoteAnswer } from './remote-answer.ts';

export interface RemoteHostParts {
  /** The other PC's network name. */
  readonly pc: string;
  readonly ownProgram: Command;
  /** How long a call may take, in ms. */
  readonly deadline: number;
  readonly runProgram?: typeof run;
  /** Waits for its turn, so that not all PCs are called at once. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Another PC, through Windows' own remote calls. Each call runs in a short-lived child of this program. A PC that
 * does not answer blocks the call without limit, and only a process can be ended.
 */
export function remoteHost(parts: RemoteHostParts): SessionHost {
  const { pc, ownProgram, deadline, runProgram = run, inTurn } = parts;
  const { ask, leaveNote } = messenger(ownProgram, runProgram, pc);
  const closing = new AbortController();

  async function call<Call extends RemoteCall>(
    name: Call,
    argument = '',
    ...more: readonly string[]
  ): Promise<RemoteAnswer<Call>> {
    const args = [...ownProgram.args, REMOTE_FLAG, pc, name, argument, ...more];
    const options = { timeoutMs: deadline, signal: closing.signal };
    const result = await inTurn(() => runProgram(ownProgram.file, args, options));
    if (result.kind === 'timedOut') throw new SessionError('timedOut', `${pc} did not answer in time`);
    if (result.kind !== 'exited') throw new SessionError('unavailable', `${pc} could not be called`);
    return readRemoteAnswer(name, result.stdout.toString('utf8'));
  }

  async function act<Call extends 'logoff' | 'disconnect'>(
    name: Call,
    session: Session,
    isInputADoubt: boolean,
  ): Promise<RemoteAnswer<Call>['result'] | NotKnown> {
    try {
      const input = isInputADoubt ? [INPUT_IS_DOUBT] : [];
      return (await call(name, JSON.stringify(signInOf(session)), ...input)).result;
    } catch (error) {
      // It may still have happened.
      if (error instanceof SessionError && error.kind === 'timedOut') return { kind: 'slow' };
      return failed(error);
    }
  }

  return {
    name: `wtsapi32 of ${pc}`,
    isExact: true,
    canAsk: true,
    methods: [
      {
        describe: ({ sessionId }) => `WTSLogoffSession(${sessionId}) on ${pc}`,
        looksItself: () => true,
        end: (session, isInputADoubt = false) => act('logoff', session, isInputADoubt),
      },
    ],
    disconnecting: {
      describe: ({ sessionId }) => `WTSDisconnectSession(${sessionId}) on ${pc}`,
      looksItself: () => true,
      disconnect: (session, isInputADoubt) => act('disconnect', session, isInputADoubt),
    },
    list: async () => (await call('list')).sessions,
    async usage({ sessionId }) {
      return call('usage', String(sessionId)).then(
        ({ usage }) => usage,
        () => UNKNOWN_USAGE,
      );
    },
    ask: async (...asked) => ({ answer: await ask(...asked) }),
    leaveNote,
    watch() {},
    async close() {
      closing.abort();
    },
  };
}

/** What a deed comes to whose answer did not come. */
type NotKnown = Extract<AttemptResult, { kind: 'slow' | 'failed' }>;

function failed(error: unknown): NotKnown {
  const code = error instanceof SessionError ? error.code : null;
  return {
    kind: 'failed',
    code,
    accessDenied: error instanceof SessionError && error.kind === 'accessDenied',
  };
}
