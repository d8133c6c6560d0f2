import { clock } from '../../base/clock.ts';
import { readClocks, steppedMs } from '../../base/clock-step.ts';
import type { Native } from '../../windows/native.ts';
import type { Deed } from '../deed.ts';
import { verdictOn } from '../deed.ts';
import { isSameSignIn, isSignInKnown } from '../identity.ts';
import type { Verdict } from '../last-look.ts';
import { LOOK_COUNTS, MOST_LOOKS } from '../last-look.ts';
import type { Session } from '../session.ts';
import type { DisconnectResult } from '../session-host.ts';
import type { WtsBindings } from '../wts/bindings.ts';
import { wtsBindings } from '../wts/bindings.ts';
import { callResult } from '../wts/session-call.ts';
import { readSession } from '../wts/session-list.ts';

/**
 * Takes its own last look in the process that does the deed, because the calling process's look may be seconds
 * old. If the other PC is slow, it looks again: an outdated look must not do anything to anybody.
 */
export async function act(
  deed: Deed,
  native: Native,
  wts: WtsBindings,
  pc: string,
  argument: string,
  isInputADoubt: boolean,
): Promise<DisconnectResult> {
  const target = await targetOf(argument);
  if (target === null) return NOT_DONE;
  const time = clock();
  // A look takes no time to sleep in.
  const asleep = () => null;
  const begun = readClocks(time, asleep);
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const lookedAt = time.now();
    const stop = await objection(deed, native, wts, pc, target, isInputADoubt);
    if (stop !== null) return stop;
    const now = readClocks(time, asleep);
    // A clock that was set back hides that somebody typed.
    if (steppedMs(begun, now) !== 0) return { kind: 'stopped', because: 'clockStepped' };
    if (now.at - lookedAt <= LOOK_COUNTS) return DEEDS[deed](wts, target);
  }
  return NOT_DONE;
}

const DEEDS: Record<Deed, (wts: WtsBindings, target: Session) => Promise<DisconnectResult>> = {
  signOut: async (wts, { sessionId }) => callResult(await wts.logoffSession(sessionId)),
  disconnect: async (wts, { sessionId }) => callResult(await wts.disconnectSession(sessionId)),
};

/**
 * Why the session that exists now must not be touched; null if nothing speaks against it. Our own session is
 * recognized under any name of this PC.
 */
async function objection(
  deed: Deed,
  native: Native,
  wts: WtsBindings,
  pc: string,
  target: Session,
  isInputADoubt: boolean,
): Promise<DisconnectResult | null> {
  const own = await ownSession(native, pc);
  if (own === null) return NOT_DONE;
  // The session with this id could be our own, and nothing would tell them apart.
  if (own.sessionId === target.sessionId && !isSignInKnown(own)) return NOT_DONE;
  const found = await readSession(wts, pc, target.sessionId);
  if (found === null) return { kind: 'done' };
  if (isSameSignIn(own, found)) return { kind: 'stopped', because: 'changed' };
  // Our own session gets a host name that no PC has, so that it never matches the target.
  return stopped(verdictOn(deed, target, [{ ...own, host: '', isCurrent: true }, found]), isInputADoubt);
}

/** Null for an invalid sign-in, and for an id that no person's session can have. */
async function targetOf(argument: string): Promise<Session | null> {
  // Loaded late, because schemas load slowly and most calls name nobody.
  const { signedInSession, signIn } = await import('../sign-in.ts');
  const read = signIn.safeParse(JSON.parse(argument));
  return read.success ? signedInSession(read.data) : null;
}

const NOT_DONE: DisconnectResult = { kind: 'failed', code: null, accessDenied: false };

/**
 * Null if nothing speaks against it. The conversation decides whether input alone does, because it knows who was
 * asked.
 */
function stopped(verdict: Verdict, isInputADoubt: boolean): DisconnectResult | null {
  switch (verdict) {
    case 'same':
      return null;
    case 'inputSince':
      return isInputADoubt ? { kind: 'stopped', because: 'cameBack' } : null;
    case 'gone':
    case 'disconnected':
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
