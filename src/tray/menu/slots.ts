import { signInKey } from '../../sessions/identity.ts';
import type { OtherUser } from '../../sessions/other-users.ts';

/** How many people the menu on the taskbar has rows for. systray2 cannot add rows later. */
export const SLOTS = 50;

/** How long the row of an ended session stays, disabled, in ms. */
const LINGER = 60_000;

/** A person's row in the menu, theirs until their session is gone. */
export interface Slot {
  readonly key: string;
  readonly person: OtherUser;
  /** When a listing first missed the session; null while it is there. */
  readonly endedAt: number | null;
}

/** The rows in order; null for an empty one. */
export type Slots = readonly (Slot | null)[];

/**
 * Assigns a row to everybody of a new listing, so that no row moves. People keep their rows. New people get a row
 * below the last one, or in a gap once the end is reached. An ended session keeps its row for a minute.
 * @param people in the order in which new people get rows
 * @param most how many rows there are
 */
export function assignRows(slots: Slots, people: readonly OtherUser[], now: number, most = SLOTS): Slots {
  const present = new Map(people.map((person) => [signInKey(person.session), person]));
  const kept = slots.map((slot) => (slot === null ? null : keep(slot, present, now)));
  const assigned = new Set(kept.map((slot) => slot?.key));
  return [...present]
    .filter(([key]) => !assigned.has(key))
    .reduce((rows, [key, person]) => assignRow(rows, { key, person, endedAt: null }, most), trimmed(kept));
}

/** When the next row of an ended session is freed; null if there is none. */
export function nextLingeringEnd(slots: Slots): number | null {
  const ends = slots.flatMap((slot) => (slot?.endedAt == null ? [] : [slot.endedAt + LINGER]));
  return ends.length === 0 ? null : Math.min(...ends);
}

function keep(slot: Slot, present: ReadonlyMap<string, OtherUser>, now: number): Slot | null {
  const person = present.get(slot.key);
  if (person !== undefined) return { key: slot.key, person, endedAt: null };
  const endedAt = slot.endedAt ?? now;
  return now - endedAt < LINGER ? { ...slot, endedAt } : null;
}

function assignRow(rows: Slots, slot: Slot, most: number): Slots {
  if (rows.length < most) return [...rows, slot];
  const gap = rows.indexOf(null);
  return gap < 0 ? rows : rows.with(gap, slot);
}

function trimmed(rows: Slots): Slots {
  return rows.slice(0, rows.findLastIndex((slot) => slot !== null) + 1);
}
