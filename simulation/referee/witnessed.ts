import type { Deed } from '../../src/sessions/deed.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { Item } from '../pc/item.ts';
import type { Process } from '../pc/process.ts';
import type { SignIn } from '../pc/sign-in.ts';
import { keyOf } from '../pc/sign-in.ts';
import type { Intent } from './names.ts';

/** A question to an operator, as it stood on a screen. */
export interface Question {
  readonly item: Item;
  readonly keys: readonly string[];
  readonly isAnyway: boolean;
  readonly isGroup: boolean;
  /** False for a box: no answer to it is a no. */
  readonly mayBeSilent: boolean;
  /** Nothing was open in the session that it is about, as far as it could be known then. */
  readonly isNothingOpen: boolean;
  /** Since when it stands where it can be seen. */
  seenSince: number | null;
}

/** A yes of an operator about one sign-in. */
export interface Consent {
  readonly key: string;
  readonly at: number;
  readonly isAnyway: boolean;
  readonly isSilence: boolean;
  readonly deed: Deed;
  isUsed: boolean;
}

/** A click on somebody's row, and how their session was listed at that moment. */
export interface Begun {
  readonly at: number;
  readonly session: Session;
  /** When that listing was begun. */
  readonly listedAt: number;
}

/** A row of a menu, what it means to a reader, and since when. */
export interface SeenRow {
  readonly text: string;
  /** Among the visible ones; -1 where it is hidden. */
  readonly place: number;
  readonly isThere: boolean;
  readonly told: unknown;
  readonly intent: Intent;
  readonly since: number;
}

/** A listing, and when it was begun. */
export interface Told {
  readonly sessions: readonly Session[];
  readonly begunAt: number;
}

/** What one process was told, what it showed and what it was answered. */
export interface Watched {
  readonly process: Process;
  /** Whoever sits there. */
  readonly operator: SignIn;
  /** For a helper: the tray that it works for. */
  readonly tray: Process | null;
  readonly begunAt: number;
  readonly quietMs: number;
  readonly silenceMs: number;
  readonly protected: readonly string[];
  readonly silenceCounts: string;
  readonly othersMay: string;
  /** Its last listing, and its first one. */
  told: Told | null;
  first: Told | null;
  /** Its last listing has failed. */
  hasFailed: boolean;
  /** Everybody whom it was ever told of. */
  readonly known: Map<string, Session>;
  /** Whom it has had signed out, or tried to, and whom it has had asked on their screen. */
  readonly deeds: Set<string>;
  readonly wasAsked: Set<string>;
  /** When it heard of a listing that failed, and of one in which its operator had left. */
  readonly failed: number[];
  readonly toldLeft: number[];
  /** The last look or listing that it got: when it was begun, and whether it worked. */
  looked: { readonly begunAt: number; readonly works: boolean } | null;
  readonly begun: Map<string, Begun>;
  /** Whoever was to be asked about once more, by a click that says so. */
  readonly overruled: Set<string>;
  readonly questions: Question[];
  readonly consents: Consent[];
  readonly canceled: Map<string, number>;
  readonly refused: Map<string, number>;
  readonly personSaidYes: Map<string, number>;
  /** Whose own Usher was asked to sign them out, and has not said no to it. */
  readonly ownAsked: Map<string, number>;
  /** Rows as they stand, what they mean, and since when. */
  readonly rows: Map<string, SeenRow>;
  iconLostAt: number | null;
  endedAt: number | null;
}

/** A click has begun a sign-out of whoever has that key, as they were listed last. */
export function begin(of: Watched, key: string, at: number): void {
  const session = of.told?.sessions.find((each) => keyOf(each) === key);
  if (session !== undefined && of.told !== null)
    of.begun.set(key, { at, session, listedAt: of.told.begunAt });
}

export function watched(
  given: Pick<
    Watched,
    | 'process'
    | 'operator'
    | 'tray'
    | 'begunAt'
    | 'quietMs'
    | 'silenceMs'
    | 'silenceCounts'
    | 'othersMay'
    | 'protected'
  >,
): Watched {
  return {
    ...given,
    told: null,
    first: null,
    hasFailed: false,
    known: new Map(),
    deeds: new Set(),
    wasAsked: new Set(),
    failed: [],
    toldLeft: [],
    looked: null,
    begun: new Map(),
    overruled: new Set(),
    questions: [],
    consents: [],
    canceled: new Map(),
    refused: new Map(),
    personSaidYes: new Map(),
    ownAsked: new Map(),
    rows: new Map(),
    iconLostAt: null,
    endedAt: null,
  };
}
