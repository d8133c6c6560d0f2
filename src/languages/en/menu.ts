import type { IdleTime } from '../../sessions/session.ts';
import type { PersonRow, RowActivity, TrayWords } from '../../tray/words.ts';
import { fit } from '../fit.ts';
import { memory, span } from './units.ts';

function idleWords(idle: IdleTime): string {
  switch (idle.kind) {
    case 'away':
      return idle.ms === null ? 'away' : `idle ${span(idle.ms)} (away)`;
    case 'noInput':
      return `idle ${span(idle.ms)}`;
    case 'inUse':
      return 'in use';
    case 'unknown':
      return 'idle time unknown';
  }
}

function personRow({ name, idle, locked, memoryBytes }: PersonRow, after: string): string {
  const lock = locked === true && idle.kind !== 'away' ? ' (locked)' : '';
  const used = memoryBytes === null ? '' : `, ${memory(memoryBytes)}`;
  return fit('', name, `, ${idleWords(idle)}${lock}${used}${after}`);
}

const ACTIVITIES: Record<RowActivity, string> = {
  next: ', next. Click to cancel',
  asking: ', asking you. Click to keep signed in',
  permitting: ', waiting for permission. Click to cancel',
  askedByHelper: ', asking once more. Click to keep signed in',
  askedOnScreen: ', asked on screen. Click to cancel',
  stopping: ', stopping',
  signingOutSoon: ', signing out soon. Click to cancel',
  signingOut: ', signing out',
  stillSigningOut: ', still signing out',
  watching: ', helper lost, watching',
  signedOut: ', signed out',
};

const ANYWAY = {
  refused: ', answered No. Click to sign out anyway…',
  personUnanswered: ", didn't answer. Click to sign out anyway…",
  keptByProgram: ', kept by an app. Click to sign out anyway…',
  cannotBeAsked: ", can't be asked. Click to sign out anyway…",
  ordered: ', is not asked. Click to sign out anyway…',
};

const others = (count: number) => (count === 1 ? '1 other person' : `${count} others`);

/** The rows of the menu, its first line and the tooltip of the icon. */
export const menu: Pick<TrayWords, 'caption' | 'row' | 'tooltip'> = {
  caption: {
    people(count) {
      if (count === 0) return 'Nobody else is signed in';
      return `${others(count)} signed in. Click ${count === 1 ? 'the' : 'a'} name to sign out`;
    },
    looking: 'Looking who is signed in',
    listFailed: "Can't see who is signed in. Click to try again",
    ownUnknown: "Can't tell which session is yours, so nobody is offered",
    lastSettings: 'Settings have a mistake: earlier ones count. Click for more',
    protectedUnknown: 'Nobody is offered: settings have a mistake. Click for more',
    groupQuestion: (count) => `Sign out ${count} people? Click here to sign out all`,
    question: (name, isAnyway) =>
      isAnyway
        ? fit('Sign out ', name, ' anyway? Click here to sign out')
        : fit('Sign out ', name, '? Click here to sign out'),
  },
  row: {
    person: (person) => personRow(person, ''),
    protected: (person) => personRow(person, ' (protected)'),
    protectedUnknown: (person) => personRow(person, ' (may be protected)'),
    activity: (name, activity) => fit('', name, ACTIVITIES[activity]),
    anyway: (name, reason) => fit('', name, ANYWAY[reason]),
    notAllowed: (name) => fit('', name, ', only an administrator can sign out'),
    messageInstead: (name) => fit('', name, ', needs an admin. Click to leave a message'),
    unreadable: (name) => fit('', name, ', details not visible to this account'),
    unlisted: (name) => fit('', name, ", somebody whom Windows doesn't show"),
    more: (count) => `${count} more ${count === 1 ? 'person' : 'people'}. Click to see everyone`,
    history: 'History…',
    doctor: 'Check this PC…',
    everyone: (overMs) => `Sign out everyone inactive for over ${span(overMs)}…`,
    nobodyAway: (overMs) => `Nobody has been inactive for over ${span(overMs)}`,
    everyoneAsked: (count) => `Sign out ${count} people? Click here to keep all signed in`,
    everyoneBusy: (count, isCertain) =>
      isCertain
        ? `Signing out ${count} people. Click to keep all signed in`
        : `${count} people may be signed out soon. Click to keep all`,
    about: 'About Usher',
    quit: '&Quit Usher',
  },
  tooltip: {
    people: (count) =>
      count === 0 ? 'Usher: nobody else is signed in' : `Usher: ${others(count)} signed in`,
    asking: (name) => fit('Usher: asking about ', name, ''),
    signingOut: (name, isCancelable) =>
      fit('Usher: signing out ', name, isCancelable ? '. Open the menu to cancel' : ''),
    listFailed: "Usher: can't see who is signed in",
  },
};
