import type { Clock } from '../base/clock.ts';
import { clockStepWatch } from '../base/clock-step.ts';
import { LATE, within } from '../base/deadline.ts';
import { signInKey } from '../sessions/identity.ts';
import { acrossStep } from '../sessions/idle-time.ts';
import { hasLeft } from '../sessions/last-look.ts';
import type { OtherUser } from '../sessions/other-users.ts';
import { otherUsers } from '../sessions/other-users.ts';
import type { ProtectedUsers } from '../sessions/protected-users.ts';
import type { Session } from '../sessions/session.ts';
import { SessionError } from '../sessions/session-error.ts';
import type { SessionHost } from '../sessions/session-host.ts';

/** A listing that takes longer is given up. In ms of the machine's time: Windows does not hurry for a faster clock. */
const LIST_DEADLINE = 10_000;

/** How often to list where nothing happens, so that idle times stay true. In ms. */
const POLL = 60_000;

/** What the last listing told. */
export interface People {
  readonly listing: 'pending' | 'failed' | 'listed';
  readonly sessions: readonly Session[];
  readonly others: readonly OtherUser[];
  readonly operator: Session | null;
}

export const NOBODY_YET: People = { listing: 'pending', sessions: [], others: [], operator: null };

/** The last listing's facts, of a new listing; a failed one keeps what was known, to be shown but not acted on. */
export function afterListing(
  people: People,
  sessions: readonly Session[] | null,
  protectedUsers: ProtectedUsers = [],
): People {
  if (sessions === null) return { ...people, listing: 'failed' };
  const operator = sessions.find((session) => session.isCurrent) ?? null;
  return { listing: 'listed', sessions, others: otherUsers(sessions, protectedUsers), operator };
}

/** The same people, as they are offered where these are protected. */
export function regarded(people: People, protectedUsers: ProtectedUsers): People {
  return { ...people, others: otherUsers(people.sessions, protectedUsers) };
}

/** The session behind a row of the menu as the last listing saw it, or null where it is gone. */
export function personByKey(people: People, key: string): OtherUser | null {
  return people.others.find(({ session }) => signInKey(session) === key) ?? null;
}

/** The operator has left their session, as of the last listing. */
export function isOperatorGone({ operator }: People): boolean {
  return operator !== null && hasLeft(operator);
}

/** Tells who is protected now, or may be, by their sign-in's key. */
export function protectedAmong(people: People): (key: string) => boolean {
  return (key) => {
    const reason = personByKey(people, key)?.notOffered;
    return reason === 'protected' || reason === 'protectedUnknown';
  };
}

export interface Lister {
  /** Lists now; everybody hears of it before the promise resolves. @throws SessionError */
  list(): Promise<readonly Session[]>;
  /** Lists soon; several calls while one listing runs make one more. */
  refresh(): void;
  stop(): void;
}

/**
 * Keeps a listing up to date: when Windows says that something changed, and each minute. A listing that was
 * begun before one already heard is older news and is dropped.
 * @param heard called with each listing, or null for one that failed
 * @param asleep time spent asleep since the PC started, in ms; null where this system does not tell
 */
export function lister(
  host: SessionHost,
  clock: Clock,
  heard: (sessions: readonly Session[] | null, error: unknown) => void,
  asleep: () => number | null,
): Lister {
  const steps = clockStepWatch(clock, asleep);
  let begun = 0;
  let newest = 0;
  let running = false;
  let wanted = false;
  let cancelPoll = () => {};
  let stopped = false;

  async function list(): Promise<readonly Session[]> {
    begun += 1;
    const mine = begun;
    const tell = (sessions: readonly Session[] | null, error: unknown) => {
      if (stopped || mine < newest) return;
      newest = mine;
      heard(sessions, error);
    };
    // Begun before anything is read, so that nobody seems to have been there later than they were.
    const now = clock.today();
    try {
      const listed = await timely(host.list(), clock);
      const sessions = acrossStep(listed, steps.check(), now);
      tell(sessions, null);
      return sessions;
    } catch (error) {
      tell(null, error);
      throw error;
    }
  }

  async function refresh(): Promise<void> {
    if (stopped) return;
    if (running) {
      wanted = true;
      return;
    }
    cancelPoll();
    running = true;
    // Whoever has to know heard of a failure already.
    await list().catch(() => {});
    running = false;
    if (stopped) return;
    cancelPoll = clock.after(POLL, refresh);
    if (!wanted) return;
    wanted = false;
    void refresh();
  }

  host.watch(() => void refresh());
  return {
    list,
    refresh: () => void refresh(),
    stop() {
      stopped = true;
      cancelPoll();
    },
  };
}

/** The listing, or a SessionError where it takes longer than any should. */
export async function timely(
  listing: Promise<readonly Session[]>,
  clock: Pick<Clock, 'after' | 'speed'>,
): Promise<readonly Session[]> {
  const sessions = await within(listing, LIST_DEADLINE * clock.speed, clock);
  if (sessions !== LATE) return sessions;
  throw new SessionError('timedOut', `no list of sessions within ${LIST_DEADLINE / 1000} seconds`);
}
