import type { Action } from './action.ts';

/** A click that arrives this soon after a row changed its meaning was aimed at the old one. In ms. */
const STEADY = 1000;

/** What each row meant, and since when. */
export type Meanings = ReadonlyMap<string, { readonly action: string; readonly since: number }>;

/** Remembers what the rows mean from `now` on; a row that means the same keeps its moment. */
export function meanings(before: Meanings, actions: ReadonlyMap<string, Action>, now: number): Meanings {
  return new Map(
    [...actions].map(([row, action]) => {
      const meaning = JSON.stringify(action);
      const known = before.get(row);
      return [row, known?.action === meaning ? known : { action: meaning, since: now }];
    }),
  );
}

/** True where the row has meant the same for long enough that a click is meant for it. */
export function isSteady(known: Meanings, row: string, now: number): boolean {
  const since = known.get(row)?.since;
  return since !== undefined && now - since >= STEADY;
}
