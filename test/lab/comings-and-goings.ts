import type { Lab } from './lab.ts';
import { ben } from './people.ts';

/** How long after one another people come and go: 1,000 in a minute. */
export const APART_MS = 60;

/** So many numbers are taken, given back, and taken again by others. */
const IDS = 10;

/** Somebody comes or goes. @param count how many have before, which tells whose turn it is */
export function comeOrGo({ pc }: Lab, count: number): void {
  const id = 10 + (count % IDS);
  if (pc.sessions().some((session) => session.id === id)) pc.remove(id);
  else pc.add(ben({ id, user: `user${count}`, logon: Date.now() }));
}
