import type { Asking, Conversation } from '../../conversation/state.ts';
import type { OtherUser } from '../../sessions/other-users.ts';
import type { SettingsDoubt } from '../../settings/words.ts';
import type { Slots } from './slots.ts';

/** What the menu is made from. */
export interface View {
  readonly listing: 'pending' | 'failed' | 'listed';
  readonly slots: Slots;
  /** Everybody else who is signed in, with a row or without. */
  readonly others: readonly OtherUser[];
  /** How many people there is no row for. */
  readonly withoutRow: number;
  /** False where no session is marked as the operator's own. */
  readonly isOwnKnown: boolean;
  /** By sign-in key. */
  readonly conversations: ReadonlyMap<string, Conversation>;
  /** False where nobody can be left a message. */
  readonly mayLeaveNotes: boolean;
  /** From how long on the row about everyone takes somebody in, in ms. */
  readonly everyoneOverMs: number;
  /** Why the settings in force are not simply those of their file; left out where they are. */
  readonly settingsDoubt?: SettingsDoubt | null;
}

/** How people are called in the menu, by sign-in key. */
export type Names = ReadonlyMap<string, string>;

/** The question that the caption answers. */
export function standing(view: View): { readonly key: string; readonly state: Asking } | null {
  for (const [key, state] of view.conversations) if (state.kind === 'asking') return { key, state };
  return null;
}

/** How many other people the menu tells of. */
export function countPeople(view: View): number {
  return view.slots.filter((slot) => slot !== null && slot.endedAt === null).length + view.withoutRow;
}
