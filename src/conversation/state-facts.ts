import type { AnywayReason } from './answers.ts';
import type { Outcome, Overrulable } from './outcome.ts';
import { isOverrulable } from './outcome.ts';
import type { Stage } from './stage.ts';
import type { Asking, Conversation, Ended } from './state.ts';

/*
 * What a state says: may it still be canceled, is somebody asked, is it over.
 */

/** True if the question follows from the answer to an earlier one. */
export function isSecond({ anyway }: { readonly anyway: AnywayReason | null }): boolean {
  return anyway !== null && anyway !== 'ordered';
}

/** True for the one question about a whole group. A second question is about one member alone. */
export function isGroupQuestion({ pinned, question }: Pick<Asking, 'pinned' | 'question'>): boolean {
  return pinned.group?.id === question;
}

/** True while an attempt runs or Windows ends the session: nothing stops it any more. */
export function isActing(at: Stage | Conversation['kind']): boolean {
  return at === 'signingOut' || at === 'verifying';
}

/** True once nothing can stop it any more, here or in the helper. */
export function isPastStopping(state: Conversation): boolean {
  return isActing(state.kind === 'elevated' ? state.stage : state.kind);
}

/** True while the operator can still keep the person signed in: by a click, a key or Ctrl+C. */
export function isCancelable(state: Conversation): boolean {
  if (state.kind === 'ended' || isPastStopping(state)) return false;
  return state.kind !== 'elevated' || state.stopped === null;
}

/** True while the person has a question on their screen. */
export function isAskingPerson(state: Conversation): boolean {
  if (state.kind === 'elevated') return state.stage === 'waitingForPerson';
  return state.kind === 'countingDown' && state.person === 'waiting';
}

/** True while the person has the 10 more minutes that they asked for. Then they are asked again. */
export function hasMoreTime(state: Conversation): boolean {
  if (state.kind === 'elevated') return state.stage === 'personHasMoreTime';
  return state.kind === 'countingDown' && state.person === 'later';
}

/** True once nobody is asked any more: if nothing stops it, the person is signed out at the end of its countdown. */
export function isCertain(state: Conversation): boolean {
  switch (state.kind) {
    case 'countingDown':
      return state.person !== 'waiting' && state.person !== 'later';
    case 'elevated':
      return state.stopped === null && CERTAIN.includes(state.stage);
    case 'lastLook':
    case 'signingOut':
      return true;
    case 'verifying':
      return state.lost === undefined || isNeighborLost(state.lost);
    default:
      return false;
  }
}

const CERTAIN: readonly Stage[] = [
  'countingDown',
  'countingDownUnasked',
  'lastLook',
  'signingOut',
  'verifying',
];

/** Their own Usher was asked, and the session may be on its way. */
export function isNeighborLost(outcome: Outcome): boolean {
  return outcome.kind === 'failed' && outcome.error.kind === 'neighborLost';
}

/** True if the operator's yes stands although Windows did not let Usher ask the person. */
export function couldNotBeAsked(state: Conversation): boolean {
  if (state.kind === 'elevated') return state.stage === 'countingDownUnasked' && state.stopped === null;
  return state.kind === 'countingDown' && state.person === 'cannotBeAsked';
}

/**
 * What a second, explicit question may overrule; null for nothing, and where nobody here could act on its yes. Nobody's no
 * to a disconnect is overruled.
 */
export function overrulable({ pinned, outcome }: Pick<Ended, 'pinned' | 'outcome'>): Overrulable | null {
  const mayAct = pinned.rights !== 'none' && pinned.deed === 'signOut';
  return mayAct && isOverrulable(outcome) ? outcome : null;
}

/** The conversation, ended at the moment `now`. */
export function end(state: Conversation, outcome: Outcome, now: number): Ended {
  return { kind: 'ended', pinned: state.pinned, outcome, endedAt: now };
}
