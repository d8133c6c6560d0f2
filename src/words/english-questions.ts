import type { SilenceReason } from '../consent.ts';
import type { AnywayReason } from '../conversation/state.ts';
import type { NoteEnd } from '../sessions/person-note.ts';
import type { Usage } from '../sessions/usage.ts';
import { isUnseen, openPrograms } from './english-programs.ts';
import { seconds as inSeconds, span } from './english-units.ts';
import { cut, fit, LONGEST_NAME } from './fit.ts';
import type { Note, NoticeFacts, PersonFacts, Question, QuestionFacts } from './words.ts';

export const LEAVE_MESSAGE = 'Leave a message';
export const JUST_ASK = 'Just ask';

/** The question to the operator: what is known of the person, what would be lost, what happens next. */
export function question(given: QuestionFacts): Question {
  const facts = { ...given, name: cut(given.name, LONGEST_NAME) };
  const { name, anyway } = facts;
  if (anyway !== null) {
    return {
      title: fit('Sign out ', given.name, ' anyway?'),
      text: [`${ANYWAY[anyway](name)} Unsaved work will be lost.`, ...permissionAnew(facts)].join(' '),
      yes: 'Sign out anyway',
      no: 'Keep signed in',
      note: null,
    };
  }
  return {
    title: fit('Sign out ', given.name, '?'),
    text: [...whoIsThere(facts), ...whatIsLost(facts.usage), ...whatIsNext(facts)].join(' '),
    yes: 'Sign out',
    no: 'Keep signed in',
    note: noteLabel(facts),
  };
}

/** Where silence is running the two clear buttons are enough. */
function noteLabel({ presence, personSeconds, silenceSeconds, mayLeaveNote }: QuestionFacts): string | null {
  if (silenceSeconds !== null || !mayLeaveNote) return null;
  return presence === 'away' || personSeconds === null ? LEAVE_MESSAGE : JUST_ASK;
}

/** Only the helper that asked the person may overrule them, and by now there is none. */
function permissionAnew({ name, needsPermission }: QuestionFacts): string[] {
  return needsPermission ? [`Windows will ask for permission next, and ${name} is asked once more.`] : [];
}

const ANYWAY: Record<AnywayReason, (name: string) => string> = {
  refused: (name) => `${name} answered No.`,
  personUnanswered: (name) => `${name} didn't answer and seems to be working.`,
  cannotBeAsked: (name) => `${name} may be at this PC and can't be asked.`,
  ordered: (name) => `${name} may be at this PC and is told, not asked.`,
};

function whoIsThere({ name, idle, presence, isFound }: QuestionFacts): string[] {
  // Who is there was said before, and there is a new reason to ask.
  if (isFound) return ['With administrator rights Usher sees more now.'];
  if (presence === 'away') {
    return [idle.ms === null ? `${name} is away.` : `${name} has been away for ${span(idle.ms)}.`];
  }
  switch (idle.kind) {
    case 'noInput':
      return [`${name} hasn't touched this PC for ${span(idle.ms)}.`];
    case 'inUse':
      return [`${name} is using this PC.`];
    default:
      return [`Windows can't tell whether ${name} is there.`];
  }
}

/** What is open where somebody saw it; a signed-in session without any program is a broken read. */
function whatIsLost(usage: Usage): string[] {
  if (isUnseen(usage)) return ["Usher can't see what is open; unsaved work will be lost."];
  const open = openPrograms(usage);
  if (open === null) return ['Nothing is open.'];
  const are = open.count === 1 ? 'is' : 'are';
  if (open.isOnlyForms) return [`${open.text} ${are} open and may hold forms.`, 'Unsaved work will be lost.'];
  return [`${open.text} ${are} open.`, 'Unsaved work will be lost.'];
}

function whatIsNext(facts: QuestionFacts): string[] {
  const { name, presence, silenceSeconds, personSeconds, needsPermission } = facts;
  const permission = needsPermission ? ['Windows will ask for permission next.'] : [];
  if (silenceSeconds !== null) {
    return [`Signing out in ${inSeconds(silenceSeconds)} unless you keep ${name} signed in.`];
  }
  if (presence === 'away' || personSeconds === null) return [`${name} can't be asked.`, ...permission];
  return [`${name} is asked first and has ${inSeconds(personSeconds)} to answer.`, ...permission];
}

/** The question's text where the only buttons are OK and Cancel. */
export function boxText(asked: Question, name: string): string {
  return `${asked.text}\n\nOK: ${asked.yes.toLowerCase()}.\nCancel: keep ${name} signed in.`;
}

/**
 * What the person is asked. The box cannot be taken back where the operator no longer wants it, so that every sentence
 * is true then too.
 */
export function personQuestion({ operator, seconds, silenceSignsOut, reason }: PersonFacts): Note {
  return {
    title: `${operator} is asking you to sign out`,
    text: [
      `${operator} asked you to sign out of this PC. Please save your work before you answer.`,
      `OK: sign out now, if ${operator} still wants it; unsaved work is lost.\nCancel: I'm still using it.`,
      silenceSignsOut
        ? `If you don't answer in ${inSeconds(seconds)}, you will be signed out, if ${operator} still wants it.`
        : `If you don't answer in ${inSeconds(seconds)}, you stay signed in.`,
      ...(reason === null ? [] : [`Reason: ${reason}`]),
    ].join('\n\n'),
  };
}

/** A message instead of a sign-out. */
export function personNote(operator: string, isThere: boolean): Note {
  return isThere
    ? {
        title: `${operator} would like to use this PC`,
        text: 'Could you sign out when you have finished?',
      }
    : { title: `Message from ${operator}`, text: 'Please sign out when you have finished.' };
}

/** For somebody who is there and is not asked. */
export function personNotice({ operator, seconds, reason }: NoticeFacts): Note {
  const when = seconds === 0 ? 'now' : `in ${inSeconds(seconds)}`;
  return {
    title: `${operator} is signing you out`,
    text: [
      `You will be signed out of this PC ${when}. Please save your work at once.`,
      ...(reason === null ? [] : [`Reason: ${reason}`]),
    ].join('\n\n'),
  };
}

/** What became of that message. */
export function noteEnd(end: NoteEnd, name: string): Note {
  const who = cut(name, LONGEST_NAME);
  switch (end) {
    case 'left':
      return { title: fit('', name, ' stays signed in'), text: `Windows has your message for ${who}.` };
    case 'refused':
      return {
        title: 'Windows did not take the message',
        text: `Windows only lets an administrator leave ${who} a message.`,
      };
    case 'failed':
      return { title: 'Windows did not take the message', text: `${who} was told nothing.` };
  }
}

const SILENCE: Record<SilenceReason, string> = {
  setToNever: 'settings.json says that no answer is never a yes.',
  secondQuestion: 'Overruling somebody takes a click.',
  severalPeople: 'Signing out several people takes a click.',
  somebodyThere: 'Somebody may be there.',
  idleUnknown: "Windows can't tell how long nobody has been there.",
  idleTooShort: 'They left a short while ago.',
  needsPermission: 'Windows will ask for permission.',
  notExact: 'Only the quser command is there, which tells too little.',
  usageUnknown: "Usher can't see what is open.",
  documentsOpen: 'Programs that hold documents are open.',
  unknownPrograms: "Programs that Usher doesn't know are open.",
  questionNotShown: 'Windows did not show the question.',
  mayBeUnseen: 'Windows may not show the question now.',
  commandLine: 'At the command line only a typed answer counts.',
};

/** Why no answer is not a yes this time. */
export function silenceReason(reason: SilenceReason): string {
  return SILENCE[reason];
}
