import type { Action } from './action.ts';
import type { Plan } from './menu.ts';

/** A click this soon after a row changed its meaning or its place was meant for what was there before. In ms. */
export const STEADY = 1000;

/** What each row means and which place it has, and since when. */
export type Meanings = ReadonlyMap<string, { readonly meaning: string; readonly since: number }>;

/**
 * Remembers what the rows mean from `now` on, and where they are. An unchanged row keeps its moment. A row that was
 * pushed down or up is a changed one, because the pointer is over another row now.
 */
export function meanings(
  before: Meanings,
  { menu, actions }: Pick<Plan, 'menu' | 'actions'>,
  now: number,
): Meanings {
  const visible = menu.rows.filter((row) => !('hidden' in row && row.hidden));
  return new Map(
    visible.flatMap(({ id }, place) => {
      const action: Action | undefined = actions.get(id);
      if (action === undefined) return [];
      const meaning = JSON.stringify([place, action]);
      const known = before.get(id);
      return [[id, known?.meaning === meaning ? known : { meaning, since: now }] as const];
    }),
  );
}

/** True if the row has had the same meaning in the same place long enough for a click to be meant for it. */
export function isSteady(known: Meanings, row: string, now: number): boolean {
  const since = known.get(row)?.since ?? now;
  return now - since >= STEADY;
}
