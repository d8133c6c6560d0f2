import type { Outcome } from '../conversation/outcome.ts';
import { outcome } from './english-outcomes.ts';
import { isUnseen, listed, openPrograms } from './english-programs.ts';
import { seconds, span } from './english-units.ts';
import { cut, LONGEST_NAME } from './fit.ts';
import type { GroupFacts, Note, Question } from './words.ts';

/** More names than this make nobody read the rest. */
const MOST_NAMES = 4;

/** The one question about several people: who, since when, what would be lost, and who is asked. */
export function groupQuestion({ people, overMs, personSeconds, needsPermission }: GroupFacts): Question {
  const names = people.map(({ name }) => name);
  const unseen = people.filter(({ usage }) => isUnseen(usage)).map(({ name }) => name);
  const open = people.flatMap(({ name, usage }) => {
    const programs = openPrograms(usage);
    return programs === null ? [] : [`${cut(name, LONGEST_NAME)} has ${programs.text} open.`];
  });
  const asked = people.filter(({ isAsked }) => isAsked).map(({ name }) => name);
  const verb = asked.length === 1 ? 'is' : 'are';
  return {
    title: `Sign out ${people.length} people?`,
    text: [
      overMs === null
        ? `${several(names)} are signed in.`
        : `${several(names)} have been away for over ${span(overMs)}.`,
      ...open,
      ...(unseen.length > 0
        ? [`Usher can't see what ${several(unseen)} ${unseen.length === 1 ? 'has' : 'have'} open.`]
        : []),
      ...(open.length + unseen.length > 0 ? ['Unsaved work will be lost.'] : []),
      ...(asked.length > 0 ? [`${several(asked)} ${verb} asked first, for ${seconds(personSeconds)}.`] : []),
      ...(needsPermission ? ['Windows will ask for permission next.'] : []),
    ].join(' '),
    yes: 'Sign out all',
    no: 'Keep signed in',
    note: null,
  };
}

/** How it ended for each of them: who is signed out in the title, a sentence for everybody else. */
export function groupOutcome(ends: readonly { readonly name: string; readonly outcome: Outcome }[]): Note {
  const out = ends.filter(({ outcome: { kind } }) => kind === 'signedOut').map(({ name }) => name);
  const rest = ends.filter(({ outcome: { kind } }) => kind !== 'signedOut');
  const title =
    out.length === 0
      ? 'Nobody was signed out'
      : `${several(out)} ${out.length === 1 ? 'is' : 'are'} signed out`;
  return {
    title,
    text:
      rest.length === 0
        ? 'Nobody else was asked about.'
        : rest.map((end) => `${outcome(end.outcome, end.name).title}.`).join(' '),
  };
}

/** `Ben, Guest and Leo`, or `Ben, Guest, Leo, Mia and 3 more`. */
function several(names: readonly string[]): string {
  const short = names.map((name) => cut(name, LONGEST_NAME));
  if (short.length <= MOST_NAMES) return listed(short);
  return listed([...short.slice(0, MOST_NAMES), `${short.length - MOST_NAMES} more`]);
}
