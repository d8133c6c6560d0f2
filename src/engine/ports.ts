import type { Event } from '../conversation/event.ts';
import type { Pinned } from '../conversation/pinned.ts';
import type { Conversation, Ended } from '../conversation/state.ts';
import type { CoolDown, DisturbanceLine } from '../history/cool-down.ts';
import type { HistoryEvent, RecordParts } from '../history/history.ts';
import type { ProtectedUsers } from '../sessions/protected-users.ts';
import type { Session } from '../sessions/session.ts';
import type { JobRunnerParts } from './job-runner.ts';
import type { PinParts } from './pin.ts';

export interface ConversationsParts extends JobRunnerParts {
  /** Time spent asleep since the PC started, in ms; null where this system does not tell. */
  asleep(): number | null;
}

export interface ConversationsListener {
  /** Something moved: the menu may look different. */
  changed(): void;
  moved(conversation: Conversation): void;
  happened(event: HistoryEvent, conversation: Conversation): void;
  ended(key: string, conversation: Ended): void;
}

/** What the engine needs of its surroundings. */
export interface EngineParts
  extends Omit<ConversationsParts, 'list' | 'operatorShown' | 'nameOf' | 'nameOfSession'>,
    Pick<PinParts, 'rightsOn' | 'reason'>,
    Pick<RecordParts, 'record'> {
  /** Accounts that are shown and never offered. */
  protectedUsers(): ProtectedUsers;
  /** What the history tells by now of questions and notes; null where it cannot be read. */
  disturbances(): readonly DisturbanceLine[] | null;
  /** The time between two questions to the same person, in ms. */
  askAgainMs(): number;
  /** The operator's own session, where no listing tells it; null for unknown. */
  readonly own: Session | null;
  /** What the operator is called where Windows does not tell. */
  readonly operatorUnknown: string;
  /** What a listing says about a conversation; null is a listing that failed. `seen` where it is left out. */
  judge?(pinned: Pinned, sessions: readonly Session[] | null): Event;
}

export interface EngineListener {
  /** The list or a conversation moved: draw again. Nothing else asks for a redraw. */
  changed(): void;
  /** A listing came, or failed. The conversations know it already. */
  listed?(): void;
  moved?(conversation: Conversation): void;
  /** Something that is in the history by now. */
  happened?(event: HistoryEvent, conversation: Conversation): void;
  ended?(key: string, conversation: Ended): void;
}

/** What came of a click. `coolingDown`: everybody it was about was asked a short while ago. */
export type Begun =
  | { readonly kind: 'begun' }
  /** They are gone, or are not offered. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'coolingDown'; readonly session: Session; readonly coolDown: CoolDown };
