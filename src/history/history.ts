import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { SilenceReason } from '../conversation/consent.ts';
import type { Event } from '../conversation/event.ts';
import type { Failure, Outcome } from '../conversation/outcome.ts';
import type { Pinned } from '../conversation/pinned.ts';
import type { AnywayReason, Consent, Conversation } from '../conversation/state.ts';
import type { NoteResult } from '../sessions/person-note.ts';
import type { Session } from '../sessions/session.ts';
import type { AttemptResult, PersonAnswer } from '../sessions/session-host.ts';

/** An event of a conversation that somebody may have to account for later. */
export type HistoryEvent =
  | { readonly event: 'clicked'; readonly anyway: AnywayReason | null }
  | {
      readonly event: 'asked';
      readonly anyway: AnywayReason | null;
      readonly silence: 'counts' | SilenceReason;
    }
  | { readonly event: 'answered'; readonly answer: 'yes' | 'no' }
  | { readonly event: 'questionNotShown' }
  /** Windows asked for an administrator. */
  | { readonly event: 'permission'; readonly answer: 'yes' | 'no' }
  /** `asked`: whether the person has a question on their screen meanwhile. */
  | { readonly event: 'countdown'; readonly consent: Consent; readonly asked: boolean }
  | { readonly event: 'personAnswered'; readonly answer: PersonAnswer }
  | { readonly event: 'note'; readonly note: NoteResult }
  | { readonly event: 'canceled' }
  | { readonly event: 'lastLook'; readonly consent: Consent; readonly method: number }
  | { readonly event: 'signingOut'; readonly consent: Consent; readonly method: number }
  | { readonly event: 'attempt'; readonly result: AttemptResult['kind']; readonly code: number | null }
  | { readonly event: 'ended'; readonly outcome: Outcome['kind']; readonly error: Failure | null };

/** One line of history.jsonl. Times are ISO 8601. */
export type HistoryEntry = HistoryEvent & {
  readonly time: string;
  readonly conversation: number;
  /** Absent if the operator gave none. */
  readonly reason?: string;
  readonly operator: Account | null;
  readonly target: Account & {
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

/** The entries for one step from `before` to `after`. Pure. */
export function historyEvents(
  before: Conversation | null,
  event: Event | null,
  after: Conversation,
): HistoryEvent[] {
  const isDenied = before === null && after.kind === 'ended';
  const clicked = isDenied ? [{ event: 'clicked', anyway: null } as const] : [];
  return [...clicked, ...spoken(before, event), ...entered(before, after)];
}

export interface RecordParts {
  /** Appends an entry to the history. @throws Error where it cannot */
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
  about: Parameters<typeof historyEntry>[1],
  operator: Session | null,
  { record, clock, log }: RecordParts,
): void {
  try {
    record(historyEntry(happened, about, operator, new Date(clock.today())));
  } catch (error) {
    log(`the history can't be written: ${error}`);
  }
}

/** The entry for one event at `time`. */
export function historyEntry(
  happened: HistoryEvent,
  { session, reason, conversation }: Pick<Pinned, 'session' | 'reason' | 'conversation'>,
  operator: Session | null,
  time: Date,
): HistoryEntry {
  return {
    time: time.toISOString(),
    ...happened,
    conversation,
    ...(reason !== undefined && { reason }),
    operator: operator === null ? null : account(operator),
    target: {
      host: session.host,
      ...account(session),
      logonTime: session.logonTime === null ? null : new Date(session.logonTime).toISOString(),
      logonText: session.logonText,
    },
  };
}

function spoken(before: Conversation | null, event: Event | null): HistoryEvent[] {
  switch (event?.kind) {
    case 'answered':
      return [{ event: 'answered', answer: event.answer }];
    case 'notShown':
      return [{ event: 'questionNotShown' }];
    case 'permission':
      return before?.pinned.rights === 'withPermission'
        ? [{ event: 'permission', answer: event.granted ? 'yes' : 'no' }]
        : [];
    case 'personAnswered':
      return [{ event: 'personAnswered', answer: event.answer }];
    case 'canceled':
      return [before?.kind === 'asking' ? { event: 'answered', answer: 'no' } : { event: 'canceled' }];
    case 'attempted':
      return [
        {
          event: 'attempt',
          result: event.result.kind,
          code: event.result.kind === 'failed' ? event.result.code : null,
        },
      ];
    default:
      return [];
  }
}

function entered(before: Conversation | null, after: Conversation): HistoryEvent[] {
  if (before?.kind === after.kind) return [];
  switch (after.kind) {
    case 'waiting':
      // If somebody cannot be asked, the second question follows by itself.
      return before === null ? [{ event: 'clicked', anyway: after.anyway }] : [];
    case 'asking':
      return [
        {
          event: 'asked',
          anyway: after.anyway,
          silence: after.silence.counts ? 'counts' : after.silence.because,
        },
      ];
    case 'countingDown':
      return [{ event: 'countdown', consent: after.consent, asked: after.person === 'waiting' }];
    case 'lastLook':
    case 'signingOut':
      return [{ event: after.kind, consent: after.consent, method: after.method }];
    case 'ended': {
      const { outcome } = after;
      const error = outcome.kind === 'failed' ? outcome.error : null;
      return [{ event: 'ended', outcome: outcome.kind, error }];
    }
    default:
      return [];
  }
}

function account({ sessionId, userName, domainName, sid }: Session): Account {
  return { sessionId, userName, domainName, sid };
}
