import type { Clock } from '../../base/clock.ts';
import type { People } from '../../engine/listing.ts';
import { afterListing, lister, NOBODY_YET } from '../../engine/listing.ts';
import { otherUsers } from '../../sessions/other-users.ts';
import type { ProtectedUsers } from '../../sessions/protected-users.ts';
import type { Session } from '../../sessions/session.ts';
import type { SessionHost } from '../../sessions/session-host.ts';
import type { Slots } from './slots.ts';
import { assignRows, nextLingeringEnd } from './slots.ts';

/** Who is signed in as of the last listing, each with their row in the menu. */
export interface Roster {
  readonly people: People;
  readonly slots: Slots;
  /** How many people there is no row for. */
  readonly withoutRow: number;
  /** Lists now; everybody hears of it before the promise resolves. @throws SessionError */
  list(): Promise<readonly Session[]>;
  /** Lists soon. */
  refresh(): void;
  /** Tells anew who is offered, as what is protected now has it. */
  regard(): void;
  stop(): void;
}

export interface RosterListener {
  /** A listing, or null and its error for one that failed. */
  heard(sessions: readonly Session[] | null, error: unknown): void;
  /** A row's farewell is over. */
  changed(): void;
}

/**
 * @param protectedUsers accounts that are shown and never offered
 * @param rows how many people the menu has rows for; as many as the taskbar's where nothing is said
 * @param asleep time spent asleep since the PC started, in ms; null where this system does not tell
 */
export function roster(
  host: SessionHost,
  clock: Clock,
  protectedUsers: () => ProtectedUsers,
  listener: RosterListener,
  rows?: number,
  asleep: () => number | null = () => null,
): Roster {
  let people = NOBODY_YET;
  let slots: Slots = [];
  let cancelLingering = () => {};

  const listing = lister(
    host,
    clock,
    (sessions, error) => {
      people = afterListing(people, sessions, protectedUsers());
      if (sessions !== null) assignRow();
      listener.heard(sessions, error);
    },
    asleep,
  );

  function assignRow(): void {
    slots = assignRows(slots, people.others, clock.now(), rows);
    cancelLingering();
    const lastWords = nextLingeringEnd(slots);
    if (lastWords === null) return;
    cancelLingering = clock.after(lastWords - clock.now(), () => {
      assignRow();
      listener.changed();
    });
  }

  return {
    get people() {
      return people;
    },
    get slots() {
      return slots;
    },
    get withoutRow() {
      return people.others.length - slots.filter((slot) => slot?.endedAt === null).length;
    },
    list: listing.list,
    refresh: listing.refresh,
    regard() {
      people = { ...people, others: otherUsers(people.sessions, protectedUsers()) };
      assignRow();
    },
    stop() {
      listing.stop();
      cancelLingering();
    },
  };
}
