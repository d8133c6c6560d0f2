import type { NameWords } from '../../sessions/display-name.ts';
import { displayNames } from '../../sessions/display-name.ts';
import { isSameUser } from '../../sessions/identity.ts';
import type { Slot, Slots } from './slots.ts';

/**
 * The names of the people in these rows, by sign-in key, so that no two look alike. Somebody who has signed in
 * again may still have the row of the ended session, or two of them. They are one person and have the same name in all.
 * @param roomOf in UTF-16 units; the least of a person's rows counts
 */
export function namesWithin(
  slots: Slots,
  words: NameWords,
  roomOf: (slot: Slot) => number,
): ReadonlyMap<string, string> {
  const assigned = slots.filter((slot) => slot !== null);
  const rowsOf = new Map<Slot, readonly Slot[]>();
  for (const slot of assigned) {
    const called = calledAs(slot, assigned);
    rowsOf.set(called, [...(rowsOf.get(called) ?? []), slot]);
  }
  const rows = [...rowsOf.values()];
  const rooms = rows.map((each) => Math.min(...each.map(roomOf)));
  const names = displayNames(
    [...rowsOf.keys()].map(({ person }) => person),
    words,
    (index) => rooms[index] ?? 0,
  );
  return new Map(rows.flatMap((each, index) => each.map(({ key }) => [key, names[index] ?? ''] as const)));
}

/**
 * The row whose name this one has. It is the only session that the account of an ended one has now. If it has none or
 * several, it is the one with the same number, or the first ended one that had it.
 */
function calledAs(slot: Slot, assigned: readonly Slot[]): Slot {
  const { session } = slot.person;
  if (slot.endedAt !== null && session.userName !== '') {
    const sameUser = assigned.filter(({ person }) => isSameUser(person.session, session));
    const [only, second] = sameUser.filter(isPresent);
    if (only !== undefined && second === undefined) return only;
    const numbered = sameUser.filter(({ person }) => person.session.sessionId === session.sessionId);
    const first = numbered.find(isPresent) ?? numbered[0] ?? slot;
    if (first !== slot) return calledAs(first, assigned);
  }
  return slot;
}

function isPresent({ endedAt }: Slot): boolean {
  return endedAt === null;
}
