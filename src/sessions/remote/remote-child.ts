import { clock } from '../../base/clock.ts';
import { readClocks, steppedMs } from '../../base/clock-step.ts';
import type { Native } from '../../windows/native.ts';
import { isSameSignIn, isSignInKnown } from '../identity.ts';
import type { Verdict } from '../last-look.ts';
import { LOOK_COUNTS, lastLook, MOST_LOOKS } from '../last-look.ts';
import type { Session } from '../session.ts';
import { SessionError } from '../session-error.ts';
import type { AttemptResult } from '../session-host.ts';
import type { WtsBindings } from '../wts/bindings.ts';
import { wtsBindings } from '../wts/bindings.ts';
import { logoffDeed } from '../wts/logoff-session-method.ts';
import { processes, usageOf } from '../wts/processes.ts';
import { openServer } from '../wts/server.ts';
import { listSessions, NO_ACCOUNTS, readSession } from '../wts/session-list.ts';
import type { RemoteAnswer, RemoteCall, RemoteFailure } from './remote-answer.ts';
import { INPUT_IS_DOUBT } from './remote-answer.ts';

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
      return { result: await logoff(native, wts, pc, argument, isInputADoubt) };
    default:
      throw new SessionError('unavailable', `no such call: ${call}`);
  }
}

/**
 * Takes its own last look in the process that ends the session, because the calling process's look may be seconds
 * old. If the other PC is slow, it looks again: an outdated look must not sign anybody out.
 */
async function logoff(
  native: Native,
  wts: WtsBindings,
  pc: string,
  argument: string,
  isInputADoubt: boolean,
): Promise<AttemptResult> {
  const target = await targetOf(argument);
  if (target === null) return NOT_DONE;
  const time = clock();
  const begun = readClocks(time, () => null);
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const lookedAt = time.now();
    const stop = await objection(native, wts, pc, target, isInputADoubt);
    if (stop !== null) return stop;
    const now = readClocks(time, () => null);
    // A clock that was set back hides that somebody typed.
    if (steppedMs(begun, now) !== 0) return { kind: 'stopped', because: 'clockStepped' };
    if (now.at - lookedAt <= LOOK_COUNTS) return logoffDeed(await wts.logoffSession(target.sessionId));
  }
  return NOT_DONE;
}

/**
 * Why the session that exists now must not be ended; null if nothing speaks against it. Our own session is
 * recognized under any name of this PC.
 */
async function objection(
  native: Native,
  wts: WtsBindings,
  pc: string,
  target: Session,
  isInputADoubt: boolean,
): Promise<AttemptResult | null> {
  const own = await ownSession(native, pc);
  if (own === null) return NOT_DONE;
  // The session with this id could be our own, and nothing would tell them apart.
  if (own.sessionId === target.sessionId && !isSignInKnown(own)) return NOT_DONE;
  const found = await readSession(wts, pc, target.sessionId);
  if (found === null) return { kind: 'done' };
  if (isSameSignIn(own, found)) return { kind: 'stopped', because: 'changed' };
  // Our own session gets a host name that no PC has, so that it never matches the target.
  return stopped(lastLook(target, [{ ...own, host: '', isCurrent: true }, found]), isInputADoubt);
}

/** Null for an invalid sign-in, and for an id that no person's session can have. */
async function targetOf(argument: string): Promise<Session | null> {
  // Loaded late, because schemas load slowly and most calls name nobody.
  const { signedInSession, signIn } = await import('../sign-in.ts');
  const read = signIn.safeParse(JSON.parse(argument));
  return read.success ? signedInSession(read.data) : null;
}

const NOT_DONE: AttemptResult = { kind: 'failed', code: null, accessDenied: false };

/**
 * Null if nothing speaks against it. The conversation decides whether input alone does, because it knows who was
 * asked.
 */
function stopped(verdict: Verdict, isInputADoubt: boolean): AttemptResult | null {
  switch (verdict) {
    case 'same':
      return null;
    case 'inputSince':
      return isInputADoubt ? { kind: 'stopped', because: 'cameBack' } : null;
    case 'gone':
      return { kind: 'done' };
    case 'cameBack':
    case 'operatorLeft':
      return { kind: 'stopped', because: verdict };
    case 'changed':
    case 'unreadable':
      return { kind: 'stopped', because: 'changed' };
  }
}

/** The session of this process, as if it were on the other PC; null if Windows does not tell. */
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
