import type { Asking } from '../../conversation/state.ts';
import { shownAccount } from '../../engine/names.ts';
import type { Operator, QuestionBox } from '../../engine/operator.ts';
import { shownName } from '../../history/somebody.ts';
import type { ElevationWords } from '../words.ts';

/** The operator as the elevated helper asks them: by a box of its own, and by nothing that the tray says. */
export function boxOperator(box: QuestionBox, words: ElevationWords): Operator {
  return {
    silenceObjection: () => 'needsPermission',
    async ask(about, signal, send) {
      const [{ question, anyway }] = about;
      const { title, text } = words.helperQuestion({ people: about.map(personOf), anyway });
      send({ kind: 'answered', question, answer: await box.ask(title, text, signal) });
    },
  };
}

function personOf({ pinned: { session }, usage }: Asking) {
  return { name: shownName(session), account: shownAccount(session) ?? '', usage };
}
