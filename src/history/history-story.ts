import type { HistoryBlock } from './history-blocks.ts';
import { isStep } from './history-blocks.ts';
import type { ToldEntry } from './history-reader.ts';

/** One click, split into what its headline tells and what stands below it. */
export interface HistoryStory {
  /**
   * - `ended`: the click came to an end, which `entry` tells.
   * - `noEnd`: it still runs, or a crash or a power cut stopped it.
   * - `alone`: there was no click. `entry` tells what happened.
   */
  readonly headline: { readonly kind: 'ended' | 'noEnd' | 'alone'; readonly entry: ToldEntry };
  /** The entries that say more than the headline, in their order. */
  readonly details: readonly ToldEntry[];
}

/** Pure. */
export function storyOf(block: HistoryBlock): HistoryStory {
  const [first] = block;
  const end = block.find(({ event }) => event === 'ended');
  const isClick = block.some(isStep);
  const kind = end !== undefined ? 'ended' : isClick ? 'noEnd' : 'alone';
  const headline = { kind, entry: end ?? first } as const;
  const whole: Whole = {
    outcome: end?.outcome,
    firstLook: block.find(({ event }) => event === 'lastLook'),
    isMessageInstead: isMessageInstead(block),
    isLetIn: isLetIn(block),
  };
  const told = kind === 'noEnd' ? null : headline.entry;
  return {
    headline,
    details: block.filter((entry) => entry !== told && isNews(entry, whole)),
  };
}

/** What an entry says, and the outcome whose headline says the same: event/answer/outcome. */
const SAID_BY_HEADLINE: ReadonlySet<string> = new Set([
  'answered/no/declined',
  'permission/no/permissionDeclined',
  'personAnswered/yes/signedOut',
  'personAnswered/no/refused',
  'personAnswered/noAnswer/personUnanswered',
  'attempt/done/signedOut',
  'attempt/done/disconnected',
  'attempt/kept/keptByProgram',
]);

/** What is known of a click as a whole. `outcome`: undefined while there is none. */
interface Whole {
  readonly outcome: unknown;
  readonly firstLook: ToldEntry | undefined;
  readonly isMessageInstead: boolean;
  readonly isLetIn: boolean;
}

/** True if an entry says more than the headline. */
function isNews(entry: ToldEntry, { outcome, firstLook, isMessageInstead, isLetIn }: Whole): boolean {
  switch (entry.event) {
    case 'clicked':
      return typeof entry.anyway === 'string' || typeof entry.reason === 'string';
    case 'canceled':
      return outcome !== 'canceled';
    case 'note':
      return !(entry.note === 'left' && isMessageInstead);
    case 'letIn':
      return !isLetIn;
    case 'lastLook':
      // Only that no answer was taken for a yes. Every sign-out has such a look.
      return entry.consent === 'silence' && entry === firstLook;
    case 'personAnswered':
      if (typeof entry.because === 'string') return true;
      break;
  }
  const said = [entry.event, entry.answer ?? entry.result, outcome];
  return !(said.every((word) => typeof word === 'string') && SAID_BY_HEADLINE.has(said.join('/')));
}

/** True if the person said yes to it themselves. */
export function isOwnYes(block: HistoryBlock): boolean {
  return block.some(({ event, answer }) => event === 'personAnswered' && answer === 'yes');
}

/** True if a message stands for the sign-out that was not wanted. */
export function isMessageInstead(block: HistoryBlock): boolean {
  return isDeclined(block) && block.some(({ event, note }) => event === 'note' && note === 'left');
}

/** True if the sign-in screen was shown instead of a sign-out. */
export function isLetIn(block: HistoryBlock): boolean {
  return isDeclined(block) && block.some(({ event, result }) => event === 'letIn' && result === 'shown');
}

function isDeclined(block: HistoryBlock): boolean {
  return block.some(({ event, outcome }) => event === 'ended' && outcome === 'declined');
}

/** True if another way of signing out was tried before. */
export function isAnotherWay(entry: ToldEntry, block: HistoryBlock): boolean {
  return entry.event === 'signingOut' && block.find(({ event }) => event === 'signingOut') !== entry;
}
