import type { Event } from '../conversation/event.ts';
import type { Conversation } from '../conversation/state.ts';
import type { HistoryEvent } from './history.ts';

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

function spoken(before: Conversation | null, event: Event | null): HistoryEvent[] {
  switch (event?.kind) {
    case 'answered':
      return [{ event: 'answered', answer: event.answer }];
    case 'notShown':
      return [{ event: 'questionNotShown' }];
    case 'shownAgain':
      return [{ event: 'questionShownAgain' }];
    case 'permission':
      return before?.pinned.rights === 'withPermission'
        ? [{ event: 'permission', answer: event.granted ? 'yes' : 'no' }]
        : [];
    case 'personAnswered':
      return [
        {
          event: 'personAnswered',
          answer: event.answer,
          ...(event.because !== undefined && { because: event.because }),
        },
      ];
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
