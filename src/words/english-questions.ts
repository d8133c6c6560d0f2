import type { SilenceReason } from '../consent.ts';
import type { AnywayReason } from '../conversation/state.ts';
import type { Program } from '../sessions/usage.ts';
import { span } from './english-units.ts';
import { cut } from './fit.ts';
import type { Note, PersonFacts, Question, QuestionFacts } from './words.ts';

/** A toast cuts its text at its end, where it says what happens next; so the name is cut first. */
const LONGEST_NAME = 24;

/** The question to the operator: what is known of the person, what would be lost, what happens next. */
export function question(given: QuestionFacts): Question {
  const facts = { ...given, name: cut(given.name, LONGEST_NAME) };
  const { name, anyway, silenceSeconds } = facts;
  if (anyway !== null) {
    return {
      title: `Sign out ${name} anyway?`,
      text: `${ANYWAY[anyway](name)} Unsaved work will be lost.`,
      yes: 'Sign out anyway',
      no: 'Keep signed in',
    };
  }
  return {
    title: `Sign out ${name}?`,
    text: [...whoIsThere(facts), ...whatIsLost(facts), ...whatIsNext(facts)].join(' '),
    yes: silenceSeconds === null ? 'Sign out' : 'Sign out now',
    no: 'Keep signed in',
  };
}

const ANYWAY: Record<AnywayReason, (name: string) => string> = {
  refused: (name) => `${name} answered No.`,
  personUnanswered: (name) => `${name} didn't answer and seems to be working.`,
  cannotBeAsked: (name) => `${name} may be at this PC and can't be asked.`,
};

function whoIsThere({ name, idle, presence }: QuestionFacts): string[] {
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

function whatIsLost({ usage }: QuestionFacts): string[] {
  if (usage.kind === 'unknown') return ["Usher can't see what is open; unsaved work will be lost."];
  const documents = usage.programs.filter((program) => program.holds === 'documents');
  const unknown = usage.programs.filter((program) => program.holds === 'unknown').length;
  const strangers = `${unknown} ${unknown === 1 ? 'program' : 'programs'} Usher doesn't know`;
  if (documents.length > 0) {
    const open = list([...names(documents), ...(unknown > 0 ? [strangers] : [])]);
    return [`${open} ${documents.length + unknown === 1 ? 'is' : 'are'} open.`, 'Unsaved work will be lost.'];
  }
  if (unknown > 0)
    return [`${strangers} ${unknown === 1 ? 'is' : 'are'} open.`, 'Unsaved work will be lost.'];
  return ['Nothing is open.'];
}

function whatIsNext(facts: QuestionFacts): string[] {
  const { name, presence, silenceSeconds, personSeconds, needsPermission } = facts;
  const permission = needsPermission ? ['Windows will ask for permission next.'] : [];
  if (silenceSeconds !== null) {
    return [`Signing out in ${silenceSeconds} seconds unless you keep ${name} signed in.`];
  }
  if (presence === 'away' || personSeconds === null) return [`${name} can't be asked.`, ...permission];
  return [`${name} is asked first and has ${personSeconds} seconds to answer.`, ...permission];
}

const MOST_NAMES = 3;

function names(programs: readonly Program[]): string[] {
  const all = [...new Set(programs.map((program) => program.name))];
  return all.length <= MOST_NAMES ? all : [...all.slice(0, MOST_NAMES), `${all.length - MOST_NAMES} more`];
}

function list(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** The question's text where the only buttons are OK and Cancel. */
export function boxText(asked: Question, name: string): string {
  return `${asked.text}\n\nOK: ${asked.yes.toLowerCase()}.\nCancel: keep ${name} signed in.`;
}

/** The question to the person, in their own session. */
export function personQuestion({ operator, seconds, silenceSignsOut }: PersonFacts): Note {
  return {
    title: `${operator} is asking you to sign out`,
    text: [
      `${operator} would like you to sign out of this PC. Please save your work before you answer.`,
      "OK: sign out now; unsaved work is lost.\nCancel: I'm still using it.",
      `If you don't answer in ${seconds} seconds, you ${silenceSignsOut ? 'will be signed out' : 'stay signed in'}.`,
    ].join('\n\n'),
  };
}

const SILENCE: Record<SilenceReason, string> = {
  setToNever: 'settings.json says that no answer is never a yes.',
  secondQuestion: 'Overruling somebody takes a click.',
  somebodyThere: 'Somebody may be there.',
  idleUnknown: "Windows can't tell how long nobody has been there.",
  idleTooShort: 'They left a short while ago.',
  needsPermission: 'Windows will ask for permission.',
  notExact: 'Only the quser command is there, which tells too little.',
  usageUnknown: "Usher can't see what is open.",
  documentsOpen: 'Programs that hold documents are open.',
  unknownPrograms: "Programs that Usher doesn't know are open.",
  questionNotShown: 'Windows did not show the question.',
};

/** Why no answer is not a yes this time. */
export function silenceReason(reason: SilenceReason): string {
  return SILENCE[reason];
}
