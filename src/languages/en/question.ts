import { cutMiddle } from '../../base/text/cutting.ts';
import type { AnywayReason } from '../../conversation/answers.ts';
import type { Question, QuestionFacts } from '../../engine/words.ts';
import type { Usage } from '../../sessions/usage.ts';
import type { Part, Way } from '../budget.ts';
import { joined, may, must, TOAST_ROOM, withinRoom } from '../budget.ts';
import { fit, LONGEST_NAME } from '../fit.ts';
import { isUnseen, namedPrograms, openPrograms } from './programs.ts';
import { toldLost } from './told.ts';
import { seconds as inSeconds, span } from './units.ts';

export const LEAVE_MESSAGE = 'Leave a message';
export const JUST_ASK = 'Send a message';

/** What gives way first. */
const RANK = { programs: 1, whoIsThere: 2, lastProgram: 3 };

/**
 * The question to the operator: what would be lost, what happens next, what is known of the person. Where something
 * would be lost that comes first. No sentence that a yes depends on is ever cut; programs and the rest give way.
 */
export function question(given: QuestionFacts): Question {
  const name = cutMiddle(given.name, LONGEST_NAME);
  const facts = { ...given, name };
  const { anyway } = facts;
  const said = withinRoom(TOAST_ROOM, anyway === null ? parts(facts) : partsAnyway(facts, anyway));
  return {
    title: fit('Sign out ', given.name, anyway === null ? '?' : ' anyway?'),
    text: joined(said),
    yes: anyway === null ? yesLabel(facts) : 'Sign out anyway',
    no: 'Keep signed in',
    note: anyway === null ? noteLabel(facts) : null,
  };
}

function parts(facts: QuestionFacts): readonly Part[] {
  const lost = whatIsLost(facts.usage);
  const who = may(whoIsThere(facts), RANK.whoIsThere);
  const next = whatIsNext(facts).map(must);
  return lost === null ? [who, must(nothingLost(facts.usage)), ...next] : [lost, ...next, who];
}

function partsAnyway(facts: QuestionFacts, anyway: AnywayReason): readonly Part[] {
  const { name, needsPermission } = facts;
  return [
    must(ANYWAY[anyway](name)),
    whatIsLost(facts.usage) ?? must('Unsaved work will be lost.'),
    ...(needsPermission ? [must('Windows will ask for permission next.')] : []),
    ...(needsPermission && isAskedAgain(anyway) ? [must(`${name} will be asked again.`)] : []),
  ];
}

/** Only the helper that asked the person may overrule them, and by now there is none. */
function isAskedAgain(anyway: AnywayReason): boolean {
  return anyway === 'refused' || anyway === 'personUnanswered';
}

function yesLabel({ isOverNeighbor }: QuestionFacts): string {
  return isOverNeighbor === true ? 'Sign out as administrator…' : 'Sign out';
}

/** Where silence is running the two clear buttons are enough. */
function noteLabel({ presence, personSeconds, silenceCounts, mayLeaveNote }: QuestionFacts): string | null {
  if (silenceCounts || !mayLeaveNote) return null;
  return presence === 'away' || personSeconds === null ? LEAVE_MESSAGE : JUST_ASK;
}

export const ANYWAY: Record<AnywayReason, (name: string) => string> = {
  refused: (name) => `${name} said no.`,
  personUnanswered: (name) => `${name} didn't answer and may be there.`,
  cannotBeAsked: (name) => `${name} may be at this PC and can't be asked.`,
  keptByProgram: (name) => `A program of ${name}'s objected.`,
  beingAsked: (name) => `Somebody else has asked ${name}.`,
  ordered: (name) => `${name} may be at this PC and will only be told, not asked.`,
};

export function whoIsThere({
  name,
  idle,
  presence,
}: Pick<QuestionFacts, 'name' | 'idle' | 'presence'>): string {
  if (presence === 'away') {
    return idle.ms === null ? `${name} is away.` : `${name} has been away for ${span(idle.ms)}.`;
  }
  switch (idle.kind) {
    case 'noInput':
      return `${name} hasn't used the keyboard or mouse for ${span(idle.ms)}.`;
    case 'inUse':
      return `${name} is using this PC.`;
    default:
      return `Windows can't tell whether ${name} is there.`;
  }
}

/** The person's own Usher sees every window; from outside only programs can be told. */
function nothingLost(usage: Usage): string {
  return usage.kind === 'told' ? 'Nothing is open.' : 'No documents or unknown apps are open.';
}

/** Null where everything that is open was seen, and holds no work. */
export function whatIsLost(usage: Usage): Part | null {
  if (usage.kind === 'told' && usage.lost.word !== 'unknown') return toldLost(usage.lost);
  if (isUnseen(usage)) return must("Usher can't see what's open. Any unsaved work will be lost.");
  const open = openPrograms([usage]);
  if (open === null) return null;
  const verb = (isOne: boolean) => (isOne ? 'is' : 'are');
  const ways = namedPrograms(open).map(
    ({ text, isOne }, index, { length }): Way => ({
      text: `Unsaved work will be lost: ${text} ${verb(isOne)} open.`,
      rank: index + 1 < length ? RANK.programs : RANK.lastProgram,
    }),
  );
  const last: Way = { text: 'Unsaved work will be lost.', rank: Number.POSITIVE_INFINITY };
  const [first = last, ...rest] = ways;
  return [first, ...rest, last];
}

function whatIsNext(facts: QuestionFacts): string[] {
  const { name, presence, silenceCounts, personSeconds, needsPermission } = facts;
  const permission = needsPermission ? ['Windows will ask for permission next.'] : [];
  if (silenceCounts) return [`No answer signs ${name} out.`];
  if (presence === 'away') return [`${name} isn't here to ask.`, ...permission];
  if (personSeconds === null) return [`${name} can't be asked.`, ...permission];
  return [`${name} will be asked first and has ${inSeconds(personSeconds)} to answer.`, ...permission];
}
