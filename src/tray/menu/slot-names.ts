import type { NameWords } from '../../sessions/display-name.ts';
import { displayNames } from '../../sessions/display-name.ts';
import { isSameUser } from '../../sessions/identity.ts';
import type { Slot, Slots } from './slots.ts';

/**
 * The names of the people in these rows, by sign-in key, so that no two look alike. Somebody who has signed in
 * again may still have the row of the ended session, or two of them. They are one person and have the same name in all.
 * @param roomOf in UTF-16 units
 */
export function namesWithin(
  slots: Slots,
  words: NameWords,
  roomOf: (slot: Slot) => number,
): ReadonlyMap<string, string> {
  const assigned = slots.filter((slot) => slot !== null);
  const present = assigned.filter(({ endedAt }) => endedAt === null);
  const past = assigned.filter(({ endedAt }) => endedAt !== null);
  const returned = new Map(assigned.flatMap((slot) => returnedAs(slot, present, past)));
  const ended = new Map<string, Slot[]>();
  for (const slot of assigned) {
    const again = returned.get(slot.key);
    if (again !== undefined) ended.set(again, [...(ended.get(again) ?? []), slot]);
  }
  const called = assigned.filter(({ key }) => !returned.has(key));
  const names = displayNames(
    called.map(({ person }) => person),
    words,
    (index) => room(called[index]),
  );
  const byKey = new Map(called.map(({ key }, index) => [key, names[index] ?? '']));
  for (const [key, again] of returned) byKey.set(key, byKey.get(again) ?? '');
  return byKey;

  /** The room in both of the person's rows, if there are two. */
  function room(slot: Slot | undefined): number {
    if (slot === undefined) return 0;
    return Math.min(...[slot, ...(ended.get(slot.key) ?? [])].map(roomOf));
  }
}

/**
 * The key of an ended session's row, with the key of the only session that the same account has now. If it has none or
 * several, with that of the first of its ended sessions that had the same number.
 */
function returnedAs(
  { key, person: { session }, endedAt }: Slot,
  present: readonly Slot[],
  past: readonly Slot[],
): [string, string][] {
  if (endedAt === null || session.userName === '') return [];
  const again = present.filter((slot) => isSameUser(slot.person.session, session));
  const [only] = again;
  if (only !== undefined && again.length === 1) return [[key, only.key]];
  const first = past.find(
    ({ person: { session: other } }) => isSameUser(other, session) && other.sessionId === session.sessionId,
  );
  return first === undefined || first.key === key ? [] : [[key, first.key]];
}
