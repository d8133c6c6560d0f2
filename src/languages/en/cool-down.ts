import type { Complaint } from '../../cli/words.ts';
import type { TitledText } from '../../engine/words.ts';
import type { CoolDownFacts } from '../../history/words.ts';
import { cut, fit, LONGEST_NAME } from '../fit.ts';

/** Why somebody is left in peace for now, and when that is over. */
export function coolDown({ what, name, ms, isKnown }: CoolDownFacts): TitledText {
  const who = cut(name, LONGEST_NAME);
  const again = what === 'question' ? `You can ask ${who} again` : `You can leave ${who} another message`;
  const text = `${again} in ${minutes(ms)} min.`;
  if (!isKnown) {
    const happened = what === 'question' ? 'been asked' : 'got a message';
    return {
      title: "The history can't be read",
      text: `${who} may have ${happened} a short while ago. ${text}`,
    };
  }
  const happened = what === 'question' ? ' was asked a short while ago' : ' got a message a short while ago';
  return { title: fit('', name, happened), text };
}

/** The same at the command line, which can be told to ask all the same, but to leave no second message. */
export function coolDownComplaint({ what, name, ms, isKnown }: CoolDownFacts): Complaint {
  const happened = what === 'question' ? 'was asked' : 'was left a message';
  if (!isKnown) {
    return {
      sentence: `The history can't be read, so Usher can't tell whether ${name} ${happened} a short while ago.`,
      hint: what === 'question' ? '--anyway asks all the same.' : 'usher history says which file that is.',
    };
  }
  const again = what === 'question' ? 'You can ask again' : 'You can leave another one';
  return {
    sentence: `${name} ${happened} a short while ago. ${again} in ${minutes(ms)} min.`,
    hint: what === 'question' ? '--anyway asks all the same.' : null,
  };
}

/** A part of a minute is one still to wait for. */
function minutes(ms: number): number {
  return Math.ceil(ms / 60_000);
}
