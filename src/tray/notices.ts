import type { Outcome } from '../conversation/outcome.ts';
import type { Ended } from '../conversation/state.ts';
import { overrulable } from '../conversation/state-facts.ts';
import type { TitledText } from '../engine/words.ts';
import type { CoolDown, Disturbance } from '../history/cool-down.ts';
import type { NoteResult } from '../sessions/person-note.ts';
import type { Toast } from './toasts/toast.ts';
import type { TrayWords } from './words.ts';

/** How long a success stays before it removes itself, in ms. */
const BRIEF = 10_000;

/**
 * What the operator is told at the end, or null where it was their own click. Only what somebody has to know
 * makes a sound; a success removes itself.
 * @param message whom an account that may sign nobody out can leave one instead; null where it cannot
 */
export function outcomeNotice(
  ended: Pick<Ended, 'pinned' | 'outcome'>,
  name: string,
  words: TrayWords,
  message: { readonly isAway: boolean } | null = null,
): Toast | null {
  const { outcome } = ended;
  if (outcome.kind === 'canceled' || outcome.kind === 'declined') return null;
  const note = words.outcome(outcome, name, ended.pinned.deed);
  if (outcome.kind === 'signedOut' || outcome.kind === 'disconnected') {
    return { kind: 'notice', ...note, buttons: [], silent: true, removeAfterMs: BRIEF };
  }
  const instead =
    overrulable(ended) !== null
      ? [{ id: 'yes', label: words.overrule.yes } as const]
      : message !== null && isForbidden(outcome)
        ? [{ id: 'note', label: message.isAway ? words.leaveMessage : words.justAsk } as const]
        : [];
  const buttons = instead.length === 0 ? [] : [...instead, { id: 'no', label: words.overrule.no } as const];
  return { kind: 'notice', ...note, buttons, silent: false };
}

/** This account may not sign the person out. */
export function isForbidden(outcome: Outcome): boolean {
  if (outcome.kind !== 'failed') return false;
  const { kind } = outcome.error;
  return kind === 'accessDenied' || kind === 'noRights' || kind === 'neighborForbids';
}

/** The one summary of a group; null where the operator canceled or declined all of it themselves. */
export function groupNotice(
  ends: readonly { readonly name: string; readonly outcome: Outcome }[],
  words: TrayWords,
): Toast | null {
  const isOwnDoing = ends.every(({ outcome: { kind } }) => kind === 'canceled' || kind === 'declined');
  if (isOwnDoing) return null;
  const isAllDone = ends.every(({ outcome: { kind } }) => kind === 'signedOut');
  return { kind: 'notice', ...words.groupOutcome(ends), buttons: [], silent: isAllDone };
}

/** The person was asked, or left a message, a short while ago, or nobody knows whether they were. */
export function coolDownNotice(what: Disturbance, name: string, coolDown: CoolDown, words: TrayWords): Toast {
  return silentNotice(words.coolDown({ what, name, ...coolDown }));
}

export function notAskedNotice(name: string, words: TrayWords): Toast {
  return { kind: 'notice', ...words.notAsked(name), buttons: [], silent: false };
}

export function noteResultNotice(end: NoteResult, name: string, words: TrayWords): Toast {
  return { kind: 'notice', ...words.noteResult(end, name), buttons: [], silent: end === 'left' };
}

/** What keeps Usher from using the settings, in so many problems of which this is the first. */
export function settingsNotice(problem: string, count: number, words: TrayWords): Toast {
  return { kind: 'notice', ...words.settingsNotice(problem, count), buttons: [], silent: false };
}

/** Something to know that asks for nothing. */
export function silentNotice(note: TitledText): Toast {
  return { kind: 'notice', ...note, buttons: [], silent: true };
}
