import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { OwnFacts } from '../../sessions/could-be-lost.ts';
import type { OthersMaySignMeOut } from '../../settings/others-may.ts';
import type { ExitResult } from '../../windows/exit-windows.ts';
import type { OwnListing } from './asker.ts';

/** Who had the person signed out. It is shown to them at their next sign-in. */
export interface Receipt {
  /** By this Usher's own listing. */
  readonly askerName: string;
  readonly askerSid: string;
  /** In ms since 1970. */
  readonly time: number;
  /** Names of the programs that were open. */
  readonly programs: readonly string[];
}

export interface Receipts {
  /** @returns once it is kept, so that it outlives this process. @throws if it cannot be kept */
  write(receipt: Receipt): Promise<void>;
  /**
   * What came of it where the person stays. `notBegun`: Windows was never asked, so the receipt is void. `kept`:
   * Windows was asked, and the person was still signed in a while later.
   */
  settle(receipt: Receipt, outcome: 'notBegun' | 'kept'): Promise<void>;
}

export interface Note {
  /** By this Usher's own listing. */
  readonly from: string;
  readonly text: string;
  /** In ms since 1970. */
  readonly time: number;
}

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
  readonly receipts: Receipts;
  look(since: OwnFacts): Promise<Look>;
  /** Asks Windows to sign this person out, without force. Windows asks the programs after this has returned. */
  leave(): ExitResult;
  /** Waits until Windows tells that programs object. @returns their names */
  objected(signal: AbortSignal): Promise<readonly string[]>;
  /** The names of programs with windows that still give a reason against a sign-out. */
  blocking(): readonly string[];
  readonly notes: {
    /** @throws if it cannot be kept */
    keep(note: Note): Promise<void>;
  };
  readonly log: Log;
}
