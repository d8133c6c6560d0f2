import { isSameSignIn } from '../identity.ts';
import type { Session } from '../session.ts';
import { SessionError } from '../session-error.ts';
import type { SessionHost } from '../session-host.ts';
import { deedsOf } from './fleet-deeds.ts';

/** What one PC of several answered. */
export type HostListing =
  | { readonly pc: string; readonly sessions: readonly Session[] }
  | { readonly pc: string; readonly error: SessionError };

/** Several PCs as one host. Each answers, fails or is late by itself. */
export interface Fleet extends SessionHost {
  /** Every PC's own listing, in the order in which the PCs were named. Never throws. */
  listEach(): Promise<readonly HostListing[]>;
  /**
   * The operator's own session. Null if Windows does not tell, or if this PC is one of the fleet and lists it
   * anyway.
   * @throws SessionError
   */
  own(): Promise<Session | null>;
  /** A fleet of these PCs alone, with what is remembered of each. It does not wait for the others. */
  only(pcs: ReadonlySet<string>): Fleet;
}

/**
 * @param hosts by the name that their sessions have as `host`
 * @param ownSession the operator's own session; null if Windows does not tell
 * @param here this PC, also if it is not one of them; watched and closed with them
 * @param known each PC's last sessions
 */
export function fleet(
  hosts: ReadonlyMap<string, SessionHost>,
  ownSession: () => Promise<Session | null>,
  here: SessionHost | null = null,
  known: Map<string, readonly Session[]> = new Map(),
): Fleet {
  const all = [...hosts.values()];
  const own = async () => (here !== null && all.includes(here) ? null : ownSession());
  // The operator may leave this PC even if it is not one of them.
  const watched = [...new Set(here === null ? all : [...all, here])];
  const hostOf = (session: Session): SessionHost => {
    const host = hosts.get(session.host);
    if (host === undefined) throw new SessionError('notFound', `no session of ${session.host} was listed`);
    return host;
  };

  async function listEach(): Promise<readonly HostListing[]> {
    return Promise.all(
      [...hosts].map(async ([pc, host]): Promise<HostListing> => {
        try {
          const sessions = await host.list();
          known.set(pc, sessions);
          return { pc, sessions };
        } catch (error) {
          return { pc, error: asSessionError(error) };
        }
      }),
    );
  }

  /** The operator's own session. A look at this PC is faster than a whole list. */
  async function ownNow(session: Session): Promise<Session | null> {
    if (here?.look === undefined) return ownSession();
    return (await here.look(session)).find(({ isCurrent }) => isCurrent) ?? null;
  }

  /**
   * The sessions of a PC; if it stopped answering, its last sessions, marked unreadable, so that nobody is reported
   * as gone. The operator's own old session is left out, or they would seem present.
   */
  function remembered(listing: HostListing): readonly Session[] {
    if (!('error' in listing)) return listing.sessions;
    const others = (known.get(listing.pc) ?? []).filter(({ isCurrent }) => !isCurrent);
    return others.map((session) => ({ ...session, isReadable: false }));
  }

  return {
    name: all.map(({ name }) => name).join(', '),
    isExact: all.every(({ isExact }) => isExact),
    canAsk: all.every(({ canAsk }) => canAsk),
    ...deedsOf(all, hostOf),
    ...(here?.letIn !== undefined && { letIn: here.letIn }),
    listEach,
    own,
    only: (pcs) => fleet(new Map([...hosts].filter(([pc]) => pcs.has(pc))), ownSession, here, known),
    async list() {
      const [operator, listings] = await Promise.all([own().catch(() => null), listEach()]);
      const [first] = listings;
      if (first !== undefined && 'error' in first && listings.every((each) => 'error' in each)) {
        throw first.error;
      }
      return withOwn(listings.flatMap(remembered), operator);
    },
    async look(session) {
      const host = hostOf(session);
      // Read the operator's own session first, so that the session in question is read last.
      const operator = host === here ? null : await ownNow(session).catch(() => null);
      return withOwn(await (host.look?.(session) ?? host.list()), operator);
    },
    usage: (session) => hostOf(session).usage(session),
    // The first method is the neighbor's on all of them, or on none.
    ...(all.every(({ neighbor }) => neighbor !== undefined) &&
      all.length > 0 && {
        neighbor: async (session: Session) => hostOf(session).neighbor?.(session) ?? null,
      }),
    ask: (session, question, signal) => hostOf(session).ask(session, question, signal),
    leaveNote: (session, note) => hostOf(session).leaveNote(session, note),
    watch(changed) {
      for (const host of watched) host.watch(changed);
    },
    async close() {
      await Promise.all(watched.map((host) => host.close()));
    },
  };
}

/** The operator's own session on this PC; null if Windows does not tell. @throws SessionError */
export async function ownSessionOn(here: Pick<SessionHost, 'list'>): Promise<Session | null> {
  return (await here.list()).find(({ isCurrent }) => isCurrent) ?? null;
}

/**
 * Marks the operator's own session, also if this PC was named differently, such as `localhost`. Adds the session if
 * it is missing, because checks for the operator leaving need it.
 */
export function withOwn(sessions: readonly Session[], own: Session | null): readonly Session[] {
  const listed = sessions.find(({ isCurrent }) => isCurrent);
  const operator = own ?? listed;
  if (operator === undefined) return sessions;
  const isOwn = (session: Session) => isSameSignIn({ ...operator, host: session.host }, session);
  const marked = sessions.map((session) => (isOwn(session) ? { ...session, isCurrent: true } : session));
  return listed === undefined ? [operator, ...marked] : marked;
}

function asSessionError(error: unknown): SessionError {
  if (error instanceof SessionError) return error;
  return new SessionError('unavailable', String(error), { cause: error });
}
