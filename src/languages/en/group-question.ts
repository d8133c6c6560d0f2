import { textsApart } from '../../base/text/apart.ts';
import type { GroupFacts, Question } from '../../engine/words.ts';
import type { Part, Way } from '../budget.ts';
import { joined, must, shorter, TOAST_ROOM, withinRoom } from '../budget.ts';
import { LONGEST_NAME } from '../fit.ts';
import type { OpenPrograms } from './programs.ts';
import { isUnseen, listed, namedPrograms, openPrograms } from './programs.ts';
import { seconds, span } from './units.ts';

export const SIGN_OUT_ALL = 'Sign out all';

/** More names than this make nobody read the rest. */
const MOST_NAMES = 4;

/** What gives way first. Whose work is lost is said by name for as long as possible. */
const RANK = { namedAlready: 0, programs: 1, everybody: 2, asked: 3, unseen: 4, losing: 5 };

/** Some of those whom the question is about: what they are called, and whether they are all of them. */
interface Some {
  readonly names: readonly string[];
  readonly isAll: boolean;
}

/**
 * The one question about several people: whose work would be lost, who is asked, what Windows does next, who it is
 * about. No sentence that a yes depends on is ever cut; names and programs give way to numbers.
 */
export function groupQuestion({ people, overMs, personSeconds, needsPermission }: GroupFacts): Question {
  const names = textsApart(
    people.map(({ name }) => name),
    LONGEST_NAME,
  );
  const those = (is: (person: GroupFacts['people'][number]) => boolean): Some => {
    const some = people.flatMap((person, index) => (is(person) ? [names[index] ?? ''] : []));
    return { names: some, isAll: some.length === people.length };
  };
  const losing = those(({ usage }) => openPrograms([usage]) !== null);
  const lost = whatIsLost(losing, openPrograms(people.map(({ usage }) => usage)));
  const unseen = whatIsUnseen(
    those(({ usage }) => isUnseen(usage)),
    losing.names.length > 0,
  );
  const next = [
    ...whoIsAsked(
      those(({ isAsked }) => isAsked),
      personSeconds,
    ),
    ...whoIsNotAsked(those(({ isThereUnasked }) => isThereUnasked === true)),
    ...(needsPermission ? [must('Windows will ask for permission next.')] : []),
  ];
  const everybody = whoItIsAbout(names, overMs, losing.isAll ? RANK.namedAlready : RANK.everybody);
  const parts: readonly Part[] =
    lost.length + unseen.length > 0 ? [...lost, ...unseen, ...next, everybody] : [everybody, ...next];
  const said = withinRoom(TOAST_ROOM, parts);
  return {
    title: `Sign out ${people.length === 1 ? names[0] : `${people.length} people`}?`,
    text: joined(said),
    yes: SIGN_OUT_ALL,
    no: 'Keep signed in',
    note: null,
  };
}

function whatIsLost(some: Some, open: OpenPrograms | null): readonly Part[] {
  if (open === null) return [];
  const { names } = some;
  const what = open.holdsDocuments && open.unknown.length === 0 ? 'documents' : 'apps';
  const lost = (whose: string) => `Unsaved work will be lost: ${whose} ${what} open`;
  const ways: Way[] = [
    ...namedPrograms(open).map(({ text }) => ({
      text: `${lost(`${several(names)} ${have(some)}`)}: ${text}.`,
      rank: RANK.programs,
    })),
    ...fewer(some).map((whose) => ({
      text: `${lost(`${whose} ${have(some)}`)}.`,
      rank: RANK.losing,
    })),
  ];
  const [first, ...rest] = ways;
  return first === undefined ? [] : [[first, ...rest]];
}

function whatIsUnseen(some: Some, isLostSaid: boolean): readonly Part[] {
  if (some.names.length === 0) return [];
  const [first = '', ...rest] = fewer(some).map(
    (whose) => `Usher can't see what ${whose} ${have(some)} open.`,
  );
  const unseen = shorter([first, ...rest], RANK.unseen);
  return isLostSaid ? [unseen] : [unseen, must('Any unsaved work will be lost.')];
}

function whoIsAsked(some: Some, personSeconds: number): readonly Part[] {
  if (some.names.length === 0) return [];
  const [first = '', ...rest] = fewer(some).map(
    (who) => `${atStart(who)} will be asked first, for ${seconds(personSeconds)}.`,
  );
  return [shorter([first, ...rest], RANK.asked)];
}

function whoIsNotAsked(some: Some): readonly Part[] {
  if (some.names.length === 0) return [];
  const [first = '', ...rest] = fewer(some).map((who) => `${atStart(who)} may be there and won't be asked.`);
  return [shorter([first, ...rest], RANK.asked)];
}

function whoItIsAbout(names: readonly string[], overMs: number | null, rank: number): Part {
  const since = overMs === null ? 'are signed in' : `have been inactive for over ${span(overMs)}`;
  const [first = '', ...rest] = fewer({ names, isAll: true }).map((who) => `${atStart(who)} ${since}.`);
  return shorter([first, ...rest, ''], rank);
}

/** A number may be a word. Names are left as their owners write them. */
const atStart = (who: string) => who.replace(/^(?=(all|one) of them$)./, (sign) => sign.toUpperCase());

const have = ({ names }: Some) => (names.length === 1 ? 'has' : 'have');

/** These people in ever fewer words: by their names, by some of them, by how many they are. */
function fewer({ names, isAll }: Some): readonly string[] {
  const most = Math.min(MOST_NAMES, names.length - 1);
  const some = Array.from({ length: Math.max(most - 1, 0) }, (_, at) => several(names, most - 1 - at));
  const count = names.length === 1 ? 'one' : isAll ? 'all' : names.length;
  return [several(names), ...some, `${count} of them`];
}

/** `Ben, Guest and Leo`, or `Ben, Guest, Leo, Mia and 3 more`. */
export function several(names: readonly string[], most = MOST_NAMES): string {
  if (names.length <= most) return listed(names);
  return listed([...names.slice(0, most), `${names.length - most} more`]);
}
