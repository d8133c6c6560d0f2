import type { TitledText } from '../../engine/words.ts';
import type { NoteResult } from '../../sessions/person-note.ts';
import { cut, fit, LONGEST_NAME } from '../fit.ts';

/** What became of a message to the person. */
export function noteResult(end: NoteResult, name: string): TitledText {
  const who = cut(name, LONGEST_NAME);
  switch (end) {
    case 'left':
      return { title: fit('', name, ' stays signed in'), text: `Your message was left for ${who}.` };
    case 'refused':
      return {
        title: "Your message couldn't be delivered",
        text: `Windows only lets an administrator leave ${who} a message.`,
      };
    case 'failed':
      return { title: "Your message couldn't be delivered", text: `${who} got no message.` };
  }
}
