import type { ElevationWords, HelperFacts, PermissionFacts, PermissionWords } from '../../elevation/words.ts';
import type { TitledText } from '../../engine/words.ts';
import { joined } from '../budget.ts';
import { cut, LONGEST_NAME } from '../fit.ts';
import { boxButtons } from './box-buttons.ts';
import { englishEngine } from './engine.ts';
import { ANYWAY, whatIsLost } from './question.ts';

/**
 * The box of the elevated helper. It names everybody whole, with the account, because its yes covers nobody else.
 * Cancel is the default.
 */
function helperQuestion({ people, anyway }: HelperFacts): TitledText {
  const [first] = people;
  const who = people.length === 1 && first !== undefined ? first.name : `${people.length} people`;
  const about = people.map(({ name, account, usage }) => {
    const lost = whatIsLost(usage)?.slice(0, 1) ?? [];
    return anyway === null
      ? `${name} (${account}): ${joined(lost)}`
      : `${name} is the account ${account}. ${ANYWAY[anyway](name)} ${joined(lost) || 'Unsaved work will be lost.'}`;
  });
  return {
    title: anyway === null ? `Sign out ${who}?` : `Sign out ${who} anyway?`,
    text: [
      ...(anyway === null ? ['Usher now has administrator rights and asks once more.'] : []),
      ...about,
      boxButtons(people.length === 1 ? who : null, anyway === null ? '' : ' anyway'),
    ].join('\n\n'),
  };
}

function permission({ deed, count, name }: PermissionFacts, minutes: number): PermissionWords {
  const who = cut(name, LONGEST_NAME);
  const whom = count === 1 ? who : `${count} people`;
  const [verb, kept] = deed === 'disconnect' ? ['disconnect', 'connected'] : ['sign out', 'signed in'];
  const without = `Without permission, ${count === 1 ? `${who} stays` : 'they stay'} ${kept}.`;
  return {
    willAsk: `Windows will ask for permission to ${verb} ${whom}`,
    asks: `Windows is asking for permission to ${verb} ${whom}`,
    waits: `${without}\n\nThis window closes by itself after ${minutes} minutes.`,
    without,
    go: 'Continue',
    stay: `Keep ${count === 1 ? who : 'them'} ${kept}`,
  };
}

export const englishElevation: ElevationWords = { ...englishEngine, helperQuestion, permission };
