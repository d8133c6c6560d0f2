import type { Candidate, CliWords, Complaint } from '../../cli/words.ts';
import type { Outcome } from '../../conversation/outcome.ts';
import type { Deed } from '../../sessions/deed.ts';
import { IN_USE } from '../../sessions/idle-time.ts';
import type { ShownIdle } from '../../sessions/shown-idle.ts';
import { cut, LONGEST_NAME } from '../fit.ts';
import { englishHelp } from './cli-help.ts';
import { coolDownComplaint } from './cool-down.ts';
import { sessionDetails } from './details.ts';
import { disconnectOutcome } from './disconnect.ts';
import { kept } from './kept.ts';
import { outcome } from './outcomes.ts';
import { either, listed, programLabels } from './programs.ts';
import { andTimeLeft, seconds as inSeconds, inTime, memory, span } from './units.ts';

const complaint = (sentence: string, hint: string | null = null): Complaint => ({ sentence, hint });

function idle(time: ShownIdle): string {
  switch (time.kind) {
    case 'away':
      return time.ms === null ? 'away' : `away ${span(time.ms)}`;
    case 'noInput':
      return span(time.ms);
    case 'inUse':
      return 'in use';
    case 'told':
      return `${time.ms < IN_USE ? 'in use' : span(time.ms)} (told)`;
    case 'unknown':
      return 'unknown';
  }
}

/** `Word`, or `Word +2` for three programs. */
function unsaved(programs: readonly string[] | null): string {
  if (programs === null) return 'unknown';
  const [first] = programLabels(programs);
  if (first === undefined) return 'none seen';
  return programs.length === 1 ? first : `${first} +${programs.length - 1}`;
}

function account({ domainName, userName }: Candidate): string {
  return domainName === '' ? userName : `${domainName}\\${userName}`;
}

/** `benja (Ben)` */
function accountAndName({ userName, fullName }: Pick<Candidate, 'userName' | 'fullName'>): string {
  const isMore = fullName !== null && fullName !== '' && fullName.toLowerCase() !== userName.toLowerCase();
  return isMore ? `${userName} (${fullName})` : userName;
}

/** By their ids, and by what else tells them apart. */
function candidates(all: readonly Candidate[], showHosts: boolean): string {
  const accounts = all.map(account);
  const showAccounts = new Set(accounts.map((account) => account.toLowerCase())).size > 1;
  return listed(
    all.map((each, index) => {
      const full = each.fullName === null || each.fullName === '' ? '' : `${each.fullName}, `;
      const who = showAccounts ? `${accounts[index]}, ${full}` : '';
      return `${each.sessionId}${showHosts ? ` on ${each.host}` : ''} (${who}${idle(each.idle)})`;
    }),
  );
}

/** What an administrator has to do once on a PC that shall answer. docs/other-pcs.md has all of it. */
const SET_UP = 'Is it on? It must have AllowRemoteRPC on and let SMB through its firewall.';

function ended(result: Outcome, name: string, deed: Deed): string {
  const isDisconnect = deed === 'disconnect';
  // Whoever answered in a terminal, or could not, is not told that they chose.
  if (result.kind === 'declined') {
    return `${cut(name, LONGEST_NAME)} stays ${kept(deed)}.`;
  }
  const { title, text } = isDisconnect ? disconnectOutcome(result, name) : outcome(result, name);
  return `${title}. ${text}`;
}

export const englishCli: CliWords = {
  help: englishHelp,
  sessionDetails,
  table: {
    headings: {
      host: 'HOST',
      user: 'USER',
      fullName: 'FULL NAME',
      state: 'STATE',
      idle: 'IDLE',
      memory: 'MEMORY',
      neighbor: 'USHER',
      unsaved: 'UNSAVED',
      session: 'SESSION',
      id: 'ID',
      logon: 'LOGON TIME',
    },
    state: (state, locked) => (locked === true && state === 'active' ? 'locked' : state),
    idle,
    memory: (bytes) => (bytes === null ? 'unknown' : memory(bytes)),
    neighbor: (answers) => (answers === null ? 'unknown' : answers ? 'yes' : 'no'),
    unsaved,
    unknown: 'unknown',
    nobody: 'Nobody else is signed in.',
    unreadable: (sessionId) => `(session ${sessionId})`,
  },
  progress: {
    permitting: () => 'Windows is asking for permission.',
    asked: (name, left, deed) =>
      `Asking ${name} on screen${andTimeLeft(left)}. Ctrl+C keeps ${name} ${kept(deed)}.`,
    moreTime: (name, left) =>
      `${name} asked for 10 more minutes and is asked again ${inTime(left)}. Ctrl+C keeps ${name} signed in.`,
    countdown: (name, left, deed) =>
      deed === 'disconnect'
        ? `Disconnecting ${name} ${inTime(left)}. Ctrl+C keeps ${name} connected.`
        : `Signing out ${name} ${inTime(left)}. Ctrl+C keeps ${name} signed in.`,
    countdowns: (count, left, isCertain) =>
      isCertain
        ? `Signing out ${count} people ${inTime(left)}. Ctrl+C keeps all of them signed in.`
        : `${count} people may be signed out ${inTime(left)}. Ctrl+C keeps all of them signed in.`,
    acting: (name, deed) =>
      deed === 'disconnect' ? `Windows is disconnecting ${name}.` : `Windows is signing ${name} out.`,
    watching: (name, deed) =>
      `Usher lost its helper and is watching whether ${name} is ${deed === 'disconnect' ? 'disconnected' : 'signed out'}.`,
  },
  ended,
  canceled: 'Canceled. Nobody was signed out.',
  tooLateToCancel: (deed) =>
    `Windows is already ${deed === 'disconnect' ? 'disconnecting somebody' : 'signing somebody out'}; that can no longer be stopped.`,
  dryRun: {
    question: (title, text) => `Would ask you: ${title} ${text}`,
    answered: (title, text) => `Would take --yes as your answer to: ${title} ${text}`,
    noAnswer: (seconds, deed) =>
      `Would ${deed === 'disconnect' ? 'disconnect nobody' : 'sign nobody out'} without your answer within ${inSeconds(seconds)}.`,
    reads: (name, title, text) => `${name} would read: ${title}. ${text.replaceAll(/\s+/g, ' ')}`,
    asked: (name, seconds, silenceSignsOut, deed) =>
      `Would ask ${name} on screen for ${inSeconds(seconds)}; no answer would ${
        silenceSignsOut ? `leave your yes standing` : `keep ${name} ${kept(deed)}`
      }.`,
    told: (name) => `Would tell ${name} on screen, and wait for no answer.`,
    cannotBeAsked: (name) =>
      `Would ask you a second time, because ${name} may be there and can't be asked, and stop there without a yes.`,
    permission: 'Would have Windows ask for permission.',
    countdown: (name, seconds, method) =>
      `Would count down ${inSeconds(seconds)} for ${name}, check that it is the same sign-in, and run ${method}.`,
    noRights: (name, deed) =>
      `Would leave ${name} alone: this account may not ${deed === 'disconnect' ? 'disconnect other people' : 'sign other people out'}.`,
    nothing: (name, ended) => `Would leave ${name} alone. ${ended}`,
    end: (deed) =>
      `Nobody was asked and nobody was ${deed === 'disconnect' ? 'disconnected' : 'signed out'}.`,
    lock: 'Would show the sign-in screen instead of your session. Nothing of yours would be closed.',
  },
  locked: 'Your session is off the screen. Nothing of yours was closed.',
  noteLeft: (name) => `Your message was left for ${name}.`,
  nobodyToSignOut: (overMs) =>
    overMs === null
      ? 'Nobody else is signed in.'
      : `Nobody is known to have been away or without input for ${span(overMs)} or more.`,
  errors: {
    wrongUse: (reason, command) =>
      complaint(reason, command === null ? 'Try usher --help.' : `Try usher ${command} --help.`),
    noTerminal: complaint("Usher can't ask you, because this is not a terminal.", 'Add --yes to confirm.'),
    noSuchUser: (user, hosts, meant) =>
      complaint(
        `Nobody called ${user} is signed in to ${listed(hosts)}.`,
        [
          ...(/^\d{1,5}$/.test(user) ? [`For the session with that ID, use --id ${user}.`] : []),
          meant.length > 0
            ? `Did you mean ${either(meant.map(accountAndName))}?`
            : 'usher list shows who is.',
        ].join(' '),
      ),
    noSuchId: (user, id, hosts) =>
      complaint(
        `${user === null ? 'Nobody' : `Nobody called ${user}`} is signed in to session ${id} of ${listed(hosts)}.`,
        'usher list shows who is, with their ids.',
      ),
    ambiguous: (user, found, showHosts) =>
      complaint(
        `${found.length} sessions match ${user}: ${candidates(found, showHosts)}.`,
        showHosts ? 'Choose one with --id and one --server.' : 'Choose one with --id.',
      ),
    ownSession: (user) =>
      complaint(`${user} is your own session. Usher is for the sessions of other people.`, null),
    protectedUser: (user) =>
      complaint(`${user} is protected in settings.json.`, 'Take the name out of "protected" first.'),
    protectedUnknown: complaint(
      "Usher can't tell whom the settings protect, so it signs nobody out.",
      'usher doctor says what to correct.',
    ),
    mayBeProtected: (user) =>
      complaint(
        `Usher can't tell whether ${user} is protected in settings.json.`,
        'Write the account instead, as in "ben" or "OFFICE\\\\ben".',
      ),
    unreadable: (user) =>
      complaint(
        `Windows hides the details of ${user} from this account, so Usher can't tell whose session it is.`,
        'Run usher as an administrator.',
      ),
    coolDown: coolDownComplaint,
    ownUnknown: complaint("Windows doesn't say which session is yours, so Usher signs nobody out."),
    timedOut: (host, seconds) => complaint(`${host} didn't answer within ${inSeconds(seconds)}.`, SET_UP),
    unreachable: (host, code) => complaint(`${host} can't be reached (error ${code}).`, SET_UP),
    hostDenied: (host, isThisPc) =>
      complaint(
        `${host} doesn't let this account see who is signed in.`,
        isThisPc ? 'Run usher as an administrator.' : 'Use an account that is an administrator there.',
      ),
    listFailed: (host, code, quote) => {
      const error = code === null ? '' : ` (error ${code})`;
      const said = quote === null ? '' : ` Windows says: ${quote.replace(/\.$/, '')}.`;
      return complaint(
        `Usher can't see who is signed in to ${host}${error}.${said}`,
        'usher doctor may tell why.',
      );
    },
    lockFailed: (code) =>
      complaint(
        `Windows didn't show the sign-in screen${code === null ? '' : ` (error ${code})`}.`,
        'Press Windows+L to lock this PC.',
      ),
    noteRefused: (name) =>
      complaint(
        `Windows doesn't let this account leave ${name} a message.`,
        'Run usher as an administrator.',
      ),
    noteFailed: (name) => complaint(`Your message for ${name} couldn't be delivered.`),
    notWindows: complaint('This is not Windows.', 'Add --demo to try it on a simulated PC.'),
    windowsNotFound: complaint(
      "Usher can't see who is signed in: a part of it is missing, and Windows is not in C:\\Windows.",
      'Install Usher again.',
    ),
    unexpected: (message) =>
      complaint(
        `Usher failed: ${message}.`,
        'usher history shows what was done, and usher doctor --report tells more.',
      ),
  },
};
