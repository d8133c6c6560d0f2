import type { Clock } from '../base/clock.ts';
import { realMsSince } from '../base/clock.ts';
import { isInputADoubt } from '../conversation/attempt.ts';
import type { Event } from '../conversation/event.ts';
import type { Pinned } from '../conversation/pinned.ts';
import type { LastLook, SigningOut } from '../conversation/state.ts';
import { verdictOn } from '../sessions/deed.ts';
import { LOOK_COUNTS } from '../sessions/last-look.ts';
import type { Session } from '../sessions/session.ts';
import type { AttemptResult, SessionHost, SignOutMethod } from '../sessions/session-host.ts';
import { timely } from './listing.ts';

/*
 * The last look, and the deed that follows it in the same call chain.
 */

interface LookParts {
  readonly host: SessionHost;
  readonly clock: Clock;
  /** Lists afresh. @throws SessionError */
  list(): Promise<readonly Session[]>;
  /** Waits until few others look: each of many looks at once would take too long to count. */
  lookInTurn<Result>(look: () => Promise<Result>): Promise<Result>;
}

/** The deed itself. A disconnect knows no way to sign anybody out. */
export async function attempt(state: SigningOut, host: SessionHost): Promise<AttemptResult> {
  const { session, deed } = state.pinned;
  const isDoubt = isInputADoubt(state);
  const done =
    deed === 'disconnect'
      ? host.disconnecting?.disconnect(session, isDoubt)
      : host.methods[state.method]?.end(session, isDoubt);
  return (await done) ?? { kind: 'absent' };
}

/** What can be told of the way to do the deed: its name, and whether it looks itself. */
export function wayOf(
  { deed }: Pick<Pinned, 'deed'>,
  method: number,
  { methods, disconnecting }: Pick<SessionHost, 'methods' | 'disconnecting'>,
): Pick<SignOutMethod, 'describe' | 'looksItself'> | undefined {
  return deed === 'disconnect' ? disconnecting : methods[method];
}

/** Loads what the deed needs. */
export async function warmUp({ methods }: SessionHost): Promise<void> {
  await Promise.all(methods.map((method) => method.warmUp?.()));
}

/**
 * The look that the deed follows at once, in the same call chain: as fast as this host can look at the one session. One
 * that took too long is void, unless the way has a look of its own.
 */
export async function lookLast(state: LastLook, parts: LookParts): Promise<Event> {
  // By now it is, unless the countdown was a short one.
  await warmUp(parts.host);
  return parts.lookInTurn(() => lookNow(state, parts));
}

async function lookNow({ pinned, method }: LastLook, { host, list, clock }: LookParts): Promise<Event> {
  const begun = clock.now();
  let sessions: readonly Session[];
  try {
    sessions = await (host.look === undefined ? list() : timely(host.look(pinned.session), clock));
  } catch {
    return { kind: 'doubt', doubt: 'listFailed' };
  }
  const looksItself = wayOf(pinned, method, host)?.looksItself?.(pinned.session) === true;
  const isVoid = !looksItself && realMsSince(begun, clock) > LOOK_COUNTS;
  return { kind: 'looked', verdict: verdictOn(pinned.deed, pinned.session, sessions), isVoid };
}
