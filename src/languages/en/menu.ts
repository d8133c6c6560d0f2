import type { TimeLeft } from '../../base/time-left.ts';
import type { PersonRow, RowActivity, TrayWords } from '../../tray/words.ts';
import { fit } from '../fit.ts';
import { idleWords } from './idle.ts';
import { andTimeLeft, inTime, memory, span } from './units.ts';

/** Of a row that tells where its idle time comes from, so that a name keeps its room. In UTF-16 units. */
const LONGEST_END = 44;

/** The end of a row. Where the room for a name would become small, the memory and then the origin give way. */
function personRow({ name, idle, locked, memoryBytes }: PersonRow, after: string): string {
  const lock = locked === true && idle.kind !== 'away' ? ' (locked)' : '';
  const used = memoryBytes === null ? '' : `, ${memory(memoryBytes)}`;
  const said = idleWords(idle, lock !== '');
  const origin = idle.kind === 'told' ? ', says their Usher' : '';
  const ways = [`${origin}${lock}${used}`, `${origin}${lock}`].map((rest) => `, ${said}${rest}${after}`);
  const usual = `, ${said}${lock}${used}${after}`;
  const way = origin === '' ? usual : ways.find((each) => each.length <= LONGEST_END);
  return fit('', name, way ?? usual);
}

type Around = readonly [before: string, after: string];

/** What stands before and after the name. */
const ACTIVITIES: Record<RowActivity, (left: TimeLeft | null) => Around> = {
  next: () => ['', ', next in line. Click to cancel'],
  asking: () => ['', ', sign out? Click here to keep signed in'],
  permitting: () => ['', ', waiting for permission. Click to cancel'],
  helperChecks: () => ['', ', checking what is open. Click to cancel'],
  askedByHelper: () => ['', ', asking once more. Click to keep signed in'],
  askedOnScreen: (left) => ['Asking ', `${andTimeLeft(left)}. Click to cancel`],
  hasMoreTime: (left) => ['', ` has more time${andTimeLeft(left)}. Click to cancel`],
  stopping: () => ['', ', stopping'],
  countingDown: (left) => ['Signing out ', ` ${inTime(left)}. Click to cancel`],
  signingOut: () => ['Signing out ', '…'],
  stillSigningOut: () => ['Still signing out ', '…'],
  disconnectingIn: (left) => ['Disconnecting ', ` ${inTime(left)}. Click to cancel`],
  disconnecting: () => ['Disconnecting ', '…'],
  stillDisconnecting: () => ['Still disconnecting ', '…'],
  watching: () => ['', ', helper lost, watching'],
  signedOut: () => ['', ', signed out'],
};

const ANYWAY = {
  refused: ', said no. Click to sign out anyway…',
  personUnanswered: ", didn't answer. Click to sign out anyway…",
  keptByProgram: ', kept by an app. Click to sign out anyway…',
  beingAsked: ', asked by others. Click to sign out anyway…',
  cannotBeAsked: ", can't be asked. Click to sign out anyway…",
  ordered: ", won't be asked. Click to sign out anyway…",
};

const others = (count: number) => (count === 1 ? '1 other person' : `${count} other people`);

/** The rows of the menu, its first line and the tooltip of the icon. */
export const menu: Pick<TrayWords, 'caption' | 'row' | 'tooltip'> = {
  caption: {
    people(count, mayClick) {
      if (count === 0) return 'Nobody else is signed in';
      if (!mayClick) return `${others(count)} signed in`;
      return `${others(count)} signed in. Click ${count === 1 ? 'the' : 'a'} name; Usher asks first`;
    },
    looking: 'Checking who is signed in…',
    listFailed: "Can't see who is signed in. Click to try again",
    ownUnknown: "Usher can't tell which session is yours and signs nobody out",
    lastSettings: 'Settings have a mistake: earlier ones count. Click for more',
    protectedUnknown: 'Nobody can be signed out: fix the settings. Click for more',
    groupQuestion: (count) => `Yes, sign out all ${count}`,
    question: (name, isAnyway) =>
      isAnyway ? fit('Yes, sign out ', name, ' anyway') : fit('Yes, sign out ', name, ''),
  },
  row: {
    person: (person) => personRow(person, ''),
    protected: (person) => personRow(person, ' (protected)'),
    protectedUnknown: (person) => personRow(person, ' (may be protected)'),
    activity(name, activity, left) {
      const [before, after] = ACTIVITIES[activity](left);
      return fit(before, name, after);
    },
    anyway: (name, reason) => fit('', name, ANYWAY[reason]),
    notAllowed: (name) => fit('', name, ', can be signed out only by an administrator'),
    messageInstead: (name) => fit('', name, ', admins only. Click to leave a message'),
    unreadable: (name) => fit('', name, ', Windows hides the details from you'),
    unlisted: (name) => fit('', name, ", signed in, but not in Windows' list"),
    more: (count) => `${count} more ${count === 1 ? 'person' : 'people'}. Click to see everyone`,
    unread: (count) =>
      count === 1
        ? '1 message was left for you. Click to read it'
        : `${count} messages were left for you. Click to read`,
    doNotAsk: "Don't ask me until tomorrow",
    askAgain: 'Your Usher says no for now. Click to let others ask again',
    signInStart: 'Start Usher when I sign in',
    history: 'History…',
    settings: 'Settings…',
    help: 'Help and about…',
    everyone: (overMs) => `Sign out everyone inactive for over ${span(overMs)}…`,
    everyoneAsked: (count) => `Sign out ${count} people? Click here to keep all signed in`,
    everyoneBusy: (count, isCertain) =>
      isCertain
        ? `Signing out ${count} people. Click to keep all signed in`
        : `${count} people may be signed out. Click to keep all signed in`,
    quit: '&Quit Usher',
  },
  tooltip: {
    people: (count) =>
      count === 0 ? 'Usher: nobody else is signed in' : `Usher: ${others(count)} signed in`,
    looking: 'Usher: checking who is signed in…',
    asking: (name) => fit('Usher: asking about ', name, ''),
    askingPerson: (name, left) => fit('Usher: asking ', name, andTimeLeft(left)),
    moreTime: (name, left) => fit('Usher: ', name, ` has more time${andTimeLeft(left)}`),
    countingDown: (name, left) => fit('Usher signs out ', name, ` ${inTime(left)}. Open to cancel`),
    signingOut: (name) => fit('Usher: signing out ', name, ''),
    disconnectingIn: (name, left) => fit('Usher disconnects ', name, ` ${inTime(left)}. Open to cancel`),
    disconnecting: (name) => fit('Usher: disconnecting ', name, ''),
    stopping: (name) => fit('Usher: stopping the sign-out of ', name, ''),
    stoppingDisconnect: (name) => fit('Usher: stopping the disconnect of ', name, ''),
    watching: (name) => fit('Usher: helper lost, watching ', name, ''),
    listFailed: "Usher: can't see who is signed in",
  },
};
