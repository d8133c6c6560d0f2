import { textsApart } from '../../base/text/apart.ts';
import type { Outcome } from '../../conversation/outcome.ts';
import type { TitledText } from '../../engine/words.ts';
import type { Part } from '../budget.ts';
import { joined, shorter, TOAST_ROOM, withinRoom } from '../budget.ts';
import { LONGEST_NAME } from '../fit.ts';
import { several } from './group-question.ts';
import { outcome } from './outcomes.ts';

/** What a toast's title shows, in UTF-16 units. */
const TITLE_ROOM = 60;

/** How it may have ended for somebody of a group who was not signed out. */
type Kept = 'notSignedOut' | 'leaving' | 'leftBefore';

interface Ended {
  readonly name: string;
  readonly outcome: Outcome;
}

/**
 * How it ended for each of them: who is signed out in the title, a sentence for everybody else; where there is no room
 * for that, how many of them are not signed out, are still being signed out, or had left before.
 */
export function groupOutcome(ends: readonly Ended[]): TitledText {
  const names = textsApart(
    ends.map(({ name }) => name),
    LONGEST_NAME,
  );
  const called = ends.map((end, index) => ({ ...end, name: names[index] ?? '' }));
  const out = called.filter(({ outcome: { kind } }) => kind === 'signedOut').map(({ name }) => name);
  const rest = called.filter(({ outcome: { kind } }) => kind !== 'signedOut');
  return {
    title: whoIsOut(out),
    text:
      rest.length === 0
        ? `Windows has closed ${out.length === 1 ? 'the session' : 'their sessions'}.`
        : howItEnded(rest),
  };
}

function whoIsOut(names: readonly string[]): string {
  if (names.length === 0) return 'Nobody was signed out';
  const are = names.length === 1 ? 'is' : 'are';
  const titles = [4, 3, 2, 1].map((most) => `${several(names, most)} ${are} signed out`);
  return titles.find((title) => title.length <= TITLE_ROOM) ?? `${names.length} people are signed out`;
}

function howItEnded(rest: readonly Ended[]): string {
  const each = rest.map((end) => `${outcome(end.outcome, end.name).title}.`).join(' ');
  if (each.length <= TOAST_ROOM) return each;
  const parts = (['leaving', 'notSignedOut', 'leftBefore'] as const).flatMap((kept): Part[] => {
    const names = rest.flatMap((end) => (keptAs(end.outcome) === kept ? [end.name] : []));
    const [first, ...fewer] = [4, 3, 2, 1].map((most) => SAID[kept](several(names, most)));
    if (first === undefined || names.length === 0) return [];
    return [shorter([first, ...fewer, SAID[kept](people(names.length))], 1)];
  });
  return joined(withinRoom(TOAST_ROOM, parts));
}

function keptAs({ kind }: Outcome): Kept {
  if (kind === 'stillThere') return 'leaving';
  return kind === 'alreadyGone' ? 'leftBefore' : 'notSignedOut';
}

const SAID: Record<Kept, (who: string) => string> = {
  leaving: (who) => `Windows is still signing ${who} out.`,
  notSignedOut: (who) => `Usher did not sign out ${who}.`,
  leftBefore: (who) => `${who} had already signed out.`,
};

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);
