import type { AffectedProgram, CouldBeLost, Why } from '../../sessions/could-be-lost.ts';
import type { Part, Way } from '../budget.ts';
import { listed, programLabels } from './programs.ts';

/** Names give way from the last to the first; the last sentence stands without any. */
const RANK = { programs: 1, lastProgram: 3 };

/** What the person's own Usher says could be lost. Null where nothing is open. */
export function toldLost({ word, programs }: CouldBeLost): Part | null {
  if (word === 'nothing' || word === 'unknown') return null;
  const worst = programs.filter(({ why }) => why === word);
  const names = programLabels(worst.map(nameOf));
  const ways = names.map((_, at): Way => {
    const count = names.length - at;
    const more = names.length - count;
    const text = listed([...names.slice(0, count), ...(more > 0 ? [`${more} more`] : [])]);
    return {
      text: SENTENCE[word](text, names.length === 1),
      rank: count > 1 ? RANK.programs : RANK.lastProgram,
    };
  });
  const last: Way = { text: UNNAMED[word], rank: Number.POSITIVE_INFINITY };
  const [first = last, ...rest] = ways;
  return ways.length === 0 ? [last] : [first, ...rest, last];
}

function nameOf({ name }: AffectedProgram): string {
  return name === '' ? "an app that Usher doesn't know" : name;
}

const SENTENCE: Record<Why, (names: string, isOne: boolean) => string> = {
  unsaved: (names, isOne) => `${names} ${isOne ? 'has' : 'have'} unsaved work.`,
  working: (names, isOne) => `${names} ${isOne ? 'is' : 'are'} at work.`,
  work: (names, isOne) => `${names} ${isOne ? 'is' : 'are'} open and may hold work.`,
  restores: (names, isOne) => `${names} will close. ${isOne ? 'It comes' : 'They come'} back next time.`,
};

const UNNAMED: Record<Why, string> = {
  unsaved: 'There is unsaved work.',
  working: 'A program is at work.',
  work: 'Programs that may hold work are open.',
  restores: 'Open programs will close. They come back next time.',
};
