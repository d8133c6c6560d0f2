import type { Native } from '../../windows/native.ts';
import { SessionError } from '../session-error.ts';
import { wtsBindings } from '../wts/bindings.ts';
import { processes, usageOf } from '../wts/processes.ts';
import { openServer } from '../wts/server.ts';
import { listSessions, NO_ACCOUNTS } from '../wts/session-list.ts';
import type { RemoteAnswer, RemoteCall, RemoteFailure } from './remote-answer.ts';
import { INPUT_IS_DOUBT } from './remote-answer.ts';
import { act } from './remote-deed.ts';

/** The output of a process that makes one call on another PC. Every error is an answer too. */
export async function remoteAnswer(native: Native, args: readonly string[]): Promise<string> {
  const [pc = '', call = '', argument = '', input = ''] = args;
  try {
    const { server, close } = await openServer(native, pc);
    try {
      return JSON.stringify(await answer(native, server, pc, call, argument, input === INPUT_IS_DOUBT));
    } finally {
      close();
    }
  } catch (error) {
    return JSON.stringify(failure(error));
  }
}

async function answer(
  native: Native,
  server: bigint,
  pc: string,
  call: string,
  argument: string,
  isInputADoubt: boolean,
): Promise<RemoteAnswer<RemoteCall>> {
  const wts = wtsBindings(native, server);
  switch (call) {
    case 'list':
      return { sessions: [...(await listSessions(wts, NO_ACCOUNTS, processes(native, server), pc))] };
    case 'usage': {
      const id = Number(argument);
      return { usage: usageOf((await processes(native, server).read([id])).get(id)) };
    }
    case 'logoff':
      return { result: await act('signOut', native, wts, pc, argument, isInputADoubt) };
    case 'disconnect':
      return { result: await act('disconnect', native, wts, pc, argument, isInputADoubt) };
    default:
      throw new SessionError('unavailable', `no such call: ${call}`);
  }
}

function failure(error: unknown): RemoteFailure {
  if (error instanceof SessionError) {
    const { kind, code, message } = error;
    return { error: { kind, code, message } };
  }
  return { error: { kind: 'unavailable', code: null, message: String(error).slice(0, 200) } };
}
