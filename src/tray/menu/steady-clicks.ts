import type { Action } from './action.ts';

/** A click this soon after a row changed its meaning was meant for the old one. In ms. */
export const STEADY = 1000;

/** What each row means, and since when. */
export type Meanings = ReadonlyMap<string, { readonly action: string; readonly since: number }>;

/** Remembers what the rows mean from `now` on. An unchanged row keeps its moment. */
export function meanings(before: Meanings, actions: ReadonlyMap<string, Action>, now: number): Meanings {
  return new Map(
    [...actions].map(([row, action]) => {
      const meaning = JSON.stringify(action);
      const known = before.get(row);
      return [row, known?.action === meaning ? known : { action: meaning, since: now }];
    }),
  );
}

/** True if the row has had the same meaning long enough for a click to be meant for it. */
export function isSteady(known: Meanings, row: string, now: number): boolean {
  const since = known.get(row)?.since;
  return since !== undefined && now - since >= STEADY;
}
