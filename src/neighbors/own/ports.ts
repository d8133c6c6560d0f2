import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { KeptNotes } from '../../history/kept-notes.ts';
import type { Receipts } from '../../history/receipts.ts';
import type { ShownNotes } from '../../history/shown-notes.ts';
import type { OwnFacts } from '../../sessions/could-be-lost.ts';
import type { OthersMaySignMeOut } from '../../settings/others-may.ts';
import type { ExitResult } from '../../windows/exit-windows.ts';
import type { OwnListing } from './asker.ts';
import type { AskHere } from './own-question.ts';

/** What a look right before the deed finds. `there`: input, an unlock, a connect or a new window since the facts. */
export type Look = 'same' | 'there' | 'unknown';

/** What the Usher that is asked needs of its surroundings. A port that fails or hangs makes the answer a no. */
export interface OwnUsherParts {
  readonly clock: Clock;
  /** The session as it is now; null if that cannot be trusted. */
  facts(): Promise<OwnFacts | null>;
  /** The setting in force now. */
  setting(): OthersMaySignMeOut;
  /** What this Usher listed last, whenever that was; null before the first listing. */
  listing(): OwnListing | null;
  readonly receipts: Pick<Receipts, 'write' | 'kept'>;
  look(since: OwnFacts): Promise<Look>;
  /** Asks Windows to sign this person out, without force. Windows asks the programs after this has returned. */
  leave(): ExitResult;
  /** The names of programs with windows that still give a reason against a sign-out. */
  blocking(): readonly string[];
  /** Asks this Usher's person on their screen. */
  readonly askHere: AskHere;
  readonly notes: Pick<KeptNotes, 'keep'>;
  /** The notes that this Usher's person has left for others. */
  readonly shownNotes: Pick<ShownNotes, 'reported'>;
  readonly log: Log;
}
