import type { Asking, Conversation } from '../../conversation/state.ts';
import type { OtherUser } from '../../sessions/other-users.ts';
import type { SettingsDoubt } from '../../settings/words.ts';
import type { Slots } from './slots.ts';
import type { TimesLeft } from './times-left.ts';

export interface View {
  readonly listing: 'pending' | 'failed' | 'listed';
  readonly slots: Slots;
  /** Everybody else who is signed in, also people without a row. */
  readonly others: readonly OtherUser[];
  /** How many people have no row. */
  readonly withoutRow: number;
  /** False if no session is marked as the operator's own. */
  readonly isOwnKnown: boolean;
  /** By sign-in key. */
  readonly conversations: ReadonlyMap<string, Conversation>;
  /** How much time is left where a countdown or somebody's time to answer runs. */
  readonly timesLeft: TimesLeft;
  /** The idle times that people's own Ushers tell, by sign-in key, in ms; left out where none can. */
  readonly toldIdle?: ReadonlyMap<string, number>;
  /** False if nobody can be left a message. */
  readonly mayLeaveNotes: boolean;
  /** How long somebody must have been away to be in the row about everyone, in ms. */
  readonly everyoneOverMs: number;
  /** How much that others left waits to be read; left out where nothing is kept for this person. */
  readonly unread?: number;
  /** Whether "Don't ask me until tomorrow" is on; left out where nobody can ask this person's own Usher. */
  readonly doNotAsk?: boolean;
  /** Whether Usher starts when this person signs in; left out where Usher is not installed. */
  readonly startsAtSignIn?: boolean;
  /** Whether a click can open the file of settings; left out where it cannot. */
  readonly opensSettings?: boolean;
  /** Why the settings in force are not simply those of their file; absent if they are. */
  readonly settingsDoubt?: SettingsDoubt | null;
}

/** The names of people in the menu, by sign-in key. */
export type Names = ReadonlyMap<string, string>;

/** The question that the caption answers. */
export function standing(view: View): { readonly key: string; readonly state: Asking } | null {
  for (const [key, state] of view.conversations) if (state.kind === 'asking') return { key, state };
  return null;
}

/** How many other people are signed in. */
export function countPeople(view: View): number {
  return view.slots.filter((slot) => slot !== null && slot.endedAt === null).length + view.withoutRow;
}
