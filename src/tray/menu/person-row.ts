import type { TimeLeft } from '../../base/time-left.ts';
import type { AnywayReason } from '../../conversation/answers.ts';
import type { Stage } from '../../conversation/stage.ts';
import type { Conversation, Ended } from '../../conversation/state.ts';
import { isCancelable, isNeighborLost, overrulable } from '../../conversation/state-facts.ts';
import { shownIdle } from '../../sessions/shown-idle.ts';
import { isForbidden } from '../notices.ts';
import type { PersonRow, RowActivity, TrayWords } from '../words.ts';
import type { Entry } from './action.ts';
import type { Slot } from './slots.ts';

/** What a row goes by besides its person: what clicks may do at all, what their own Usher tells, and the time. */
export interface Offers {
  /** False while the list cannot be trusted. People are then shown, but not offered. */
  readonly isListed: boolean;
  readonly mayLeaveNotes: boolean;
  readonly toldIdleMs: number | null;
  /** What is left of the countdown, or of somebody's time to answer; null where none runs. */
  readonly left: TimeLeft | null;
}

/**
 * One person's row: the state of their conversation, or how long nobody has been there.
 * @param state the conversation about them that is running or has just ended
 */
export function personEntry(
  slot: Slot,
  name: string,
  state: Conversation | undefined,
  offers: Offers,
  words: TrayWords,
): Entry {
  const { key, person } = slot;
  const { session, notOffered } = person;
  if (state !== undefined && state.kind !== 'ended') {
    const { conversation } = state.pinned;
    return {
      text: words.row.activity(name, runningActivity(state), offers.left),
      action: isCancelable(state) ? { kind: 'cancel', key, conversation } : null,
    };
  }
  if (slot.endedAt !== null) return { text: words.row.activity(name, 'signedOut', null), action: null };
  if (notOffered === 'unreadable') {
    const isUnlisted = session.userName === '' && session.state === 'unknown';
    return { text: isUnlisted ? words.row.unlisted(name) : words.row.unreadable(name), action: null };
  }
  const row = { ...session, name, idle: shownIdle(session, offers.toldIdleMs) };
  if (notOffered === 'protected') {
    return { text: words.row.protected(row), action: null };
  }
  if (notOffered === 'protectedUnknown') {
    return { text: words.row.protectedUnknown(row), action: null };
  }
  const isOffered = notOffered === null && offers.isListed;
  if (isOffered && offers.mayLeaveNotes && state !== undefined && wasDenied(state)) {
    const { conversation } = state.pinned;
    return { text: words.row.messageInstead(name), action: { kind: 'note', key, conversation } };
  }
  const anyway = anywayOf(state);
  return {
    text: atRest(row, isOffered ? state : undefined, words),
    action: isOffered ? { kind: 'begin', key, anyway } : null,
  };
}

/** The row's text while no conversation runs: the last answer, else how long nobody has been there. */
function atRest(row: PersonRow, state: Ended | undefined, words: TrayWords): string {
  const { name } = row;
  const anyway = anywayOf(state);
  if (anyway !== null) return words.row.anyway(name, anyway);
  if (state !== undefined && wasDenied(state)) return words.row.notAllowed(name);
  return words.row.person(row);
}

const STAGE_ACTIVITIES: Record<Stage, RowActivity> = {
  checkingUsage: 'helperChecks',
  asking: 'askedByHelper',
  waitingForPerson: 'askedOnScreen',
  personHasMoreTime: 'hasMoreTime',
  countingDown: 'countingDown',
  countingDownUnasked: 'countingDown',
  lastLook: 'countingDown',
  signingOut: 'signingOut',
  verifying: 'stillSigningOut',
};

type Running = Exclude<Conversation, Ended>;

/** What a running conversation does; null once it has ended. */
export function activityOf(state: Conversation): RowActivity | null {
  return state.kind === 'ended' ? null : runningActivity(state);
}

/** A disconnect is never called a sign-out. */
function runningActivity(state: Running): RowActivity {
  const activity = signOutActivity(state);
  if (state.pinned.deed === 'signOut') return activity;
  switch (activity) {
    case 'countingDown':
      return 'disconnectingIn';
    case 'signingOut':
      return 'disconnecting';
    case 'stillSigningOut':
      return 'stillDisconnecting';
    default:
      return activity;
  }
}

function signOutActivity(state: Running): RowActivity {
  switch (state.kind) {
    case 'waiting':
      return 'next';
    case 'checkingUsage':
      return 'asking';
    case 'asking':
      return state.silenceEndsAt === null ? 'asking' : 'countingDown';
    case 'permitting':
      return 'permitting';
    case 'elevated':
      return state.stopped === null ? STAGE_ACTIVITIES[state.stage] : 'stopping';
    case 'countingDown':
      if (state.person === 'later') return 'hasMoreTime';
      return state.person === 'waiting' ? 'askedOnScreen' : 'countingDown';
    case 'lastLook':
      return 'countingDown';
    case 'signingOut':
      return 'signingOut';
    case 'verifying':
      return state.lost === undefined || isNeighborLost(state.lost) ? 'stillSigningOut' : 'watching';
  }
}

/** A no, or no answer, can be overruled while it is remembered. */
function anywayOf(state: Ended | undefined): AnywayReason | null {
  return state === undefined ? null : (overrulable(state)?.kind ?? null);
}

/** Whom this account may not disconnect it may sign out all the same: these are two rights. */
function wasDenied({ pinned, outcome }: Ended): boolean {
  return pinned.deed === 'signOut' && isForbidden(outcome);
}
