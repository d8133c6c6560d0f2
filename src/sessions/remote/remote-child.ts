import type { Native } from '../../native.ts';
import { isSameSignIn, isSignInKnown } from '../identity.ts';
import type { Session } from '../session.ts';
import { isSignOutId } from '../session.ts';
import { SessionError, sessionErrorKind } from '../session-error.ts';
import type { Deed } from '../session-host.ts';
import type { WtsBindings } from '../wts/bindings.ts';
import { wtsBindings } from '../wts/bindings.ts';
import { processes, usageOf } from '../wts/processes.ts';
import { openServer } from '../wts/server.ts';
import { listSessions, NO_ACCOUNTS, readSession } from '../wts/session-list.ts';
import type { RemoteAnswer, RemoteCall, RemoteFailure } from './remote-answer.ts';

/** What a process prints that makes one call on another PC. Whatever goes wrong is an answer, too. */
export async function remoteAnswer(native: Native, args: readonly string[]): Promise<string> {
  const [pc = '', call = '', argument = ''] = args;
  try {
    const { server, close } = await openServer(native, pc);
    try {
      return JSON.stringify(await answer(native, server, pc, call, argument));
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
      return { deed: await logoff(native, wts, pc, JSON.parse(argument)) };
    default:
      throw new SessionError('unavailable', `no such call: ${call}`);
  }
}

/** The sign-in as far as it has to be the same. */
export type RemoteTarget = Pick<
  Session,
  'sessionId' | 'userName' | 'domainName' | 'sid' | 'logonTime' | 'logonText'
>;

/**
 * Compares once more, in the process that ends it: from the PC that asks to this one a look may be seconds old.
 * Our own session stays ours under whatever name this PC was called.
 */
async function logoff(native: Native, wts: WtsBindings, pc: string, target: RemoteTarget): Promise<Deed> {
  // Each by its name: what is not told must never be filled in from what was found.
  const { sessionId, userName, domainName, sid, logonTime, logonText } = target;
  const own = await ownSession(native, pc);
  // With this id it could be our own, and nothing would tell it apart.
  const isOwnKnown = own !== null && (own.sessionId !== sessionId || isSignInKnown(own));
  if (!isSignOutId(sessionId) || !isOwnKnown) return { kind: 'failed', code: null, accessDenied: false };
  const found = await readSession(wts, pc, sessionId);
  if (found === null) return { kind: 'done' };
  const meant = { ...found, userName, domainName, sid, logonTime, logonText };
  const isIt = found.isReadable && isSignInKnown(found) && isSameSignIn(found, meant);
  if (!isIt || isSameSignIn(own, found)) return { kind: 'changed' };
  const { ok, error } = await wts.logoffSession(sessionId);
  const kind = sessionErrorKind(error);
  if (ok || kind === 'notFound') return { kind: 'done' };
  return { kind: 'failed', code: error, accessDenied: kind === 'accessDenied' };
}

/** The session of this process, as if it were on the other PC; null where Windows does not tell. */
async function ownSession(native: Native, pc: string): Promise<Session | null> {
  const here = wtsBindings(native);
  const id = here.ownSessionId();
  return id === null ? null : readSession(here, pc, id);
}

function failure(error: unknown): RemoteFailure {
  if (error instanceof SessionError) {
    const { kind, code, message } = error;
    return { error: { kind, code, message } };
  }
  return { error: { kind: 'unavailable', code: null, message: String(error).slice(0, 200) } };
}
