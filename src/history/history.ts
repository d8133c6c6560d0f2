import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { visibleName } from '../base/text/plain-text.ts';
import type { AnywayReason, Consent } from '../conversation/answers.ts';
import type { SilenceReason } from '../conversation/consent.ts';
import type { OperatorAnswer } from '../conversation/event.ts';
import type { Failure, Outcome } from '../conversation/outcome.ts';
import type { Pinned } from '../conversation/pinned.ts';
import type { Deed } from '../sessions/deed.ts';
import type { PersonReply } from '../sessions/person-answer.ts';
import type { NoteResult } from '../sessions/person-note.ts';
import type { Session } from '../sessions/session.ts';
import type { AttemptResult } from '../sessions/session-host.ts';

/** An event of a conversation that somebody may have to account for later. */
export type HistoryEvent =
  | { readonly event: 'clicked'; readonly anyway: AnywayReason | null }
  | {
      readonly event: 'asked';
      readonly anyway: AnywayReason | null;
      readonly silence: 'counts' | SilenceReason;
    }
  | { readonly event: 'answered'; readonly answer: OperatorAnswer }
  | { readonly event: 'questionNotShown' }
  /** It stands in a window, and silence counts from there on. */
  | { readonly event: 'questionShownAgain' }
  /** Windows asked for an administrator. */
  | { readonly event: 'permission'; readonly answer: 'yes' | 'no' }
  /** `asked`: whether the person has a question on their screen meanwhile. */
  | { readonly event: 'countdown'; readonly consent: Consent; readonly asked: boolean }
  | ({ readonly event: 'personAnswered' } & PersonReply)
  | { readonly event: 'note'; readonly note: NoteResult }
  /** A message that the operator had left was shown to the person. */
  | { readonly event: 'noteShown' }
  /** The sign-in screen was to be shown instead of the operator's own session. */
  | { readonly event: 'letIn'; readonly result: 'shown' | 'failed'; readonly code: number | null }
  | { readonly event: 'canceled' }
  | { readonly event: 'lastLook'; readonly consent: Consent; readonly method: number }
  | { readonly event: 'signingOut'; readonly consent: Consent; readonly method: number }
  | { readonly event: 'attempt'; readonly result: AttemptResult['kind']; readonly code: number | null }
  | { readonly event: 'ended'; readonly outcome: Outcome['kind']; readonly error: Failure | null };

/** One line of history.jsonl. Times are ISO 8601. */
export type HistoryEntry = HistoryEvent & {
  readonly time: string;
  /** Counted from 1 by each process; 0 for what belongs to none. */
  readonly conversation: number;
  /** Absent for a sign-out, and for what is neither. */
  readonly deed?: 'disconnect';
  /** Absent if the operator gave none. */
  readonly reason?: string;
  readonly operator: Account | null;
  readonly target: Account & {
    /** What the operator saw them called; absent if nothing tells it. */
    readonly name?: string;
    readonly host: string;
    readonly logonTime: string | null;
    readonly logonText: string | null;
  };
};

interface Account {
  readonly sessionId: number;
  readonly userName: string;
  readonly domainName: string;
  readonly sid: string | null;
}

export interface RecordParts {
  /** Appends an entry to the history. @throws Error if it cannot */
  record(entry: HistoryEntry): void;
  readonly clock: Pick<Clock, 'today'>;
  readonly log: Log;
}

/**
 * Records an event now. A failed write, as on a full disk, is only logged: it must not stop a countdown or take a
 * message back.
 */
export function recordEvent(
  happened: HistoryEvent,
  about: HistorySubject,
  operator: Session | null,
  { record, clock, log }: RecordParts,
): void {
  try {
    record(historyEntry(happened, about, operator, new Date(clock.today())));
  } catch (error) {
    log(`the history can't be written: ${error}`);
  }
}

/** What an entry is about. */
export type HistorySubject = Pick<Pinned, 'session' | 'reason' | 'conversation'> & {
  readonly deed?: Deed;
  /** What the operator sees the person called. */
  readonly name?: string;
};

/** The entry for one event at `time`. */
export function historyEntry(
  happened: HistoryEvent,
  { session, deed, reason, conversation, name }: HistorySubject,
  operator: Session | null,
  time: Date,
): HistoryEntry {
  const called = visibleName(name ?? '');
  return {
    time: time.toISOString(),
    ...happened,
    conversation,
    ...(deed === 'disconnect' && { deed }),
    ...(reason !== undefined && { reason }),
    operator: operator === null ? null : account(operator),
    target: {
      host: session.host,
      ...account(session),
      ...(called !== '' && { name: called }),
      logonTime: session.logonTime === null ? null : isoOf(session.logonTime),
      logonText: session.logonText,
    },
  };
}

/** A moment as the files of ours have it. @param ms since 1970 */
export function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

function account({ sessionId, userName, domainName, sid }: Session): Account {
  return { sessionId, userName, domainName, sid };
}
