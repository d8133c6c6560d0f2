import { visibleName } from '../../base/text/plain-text.ts';
import type { Asking } from '../../conversation/state.ts';
import type { Operator, QuestionBox } from '../../engine/operator.ts';
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
  const { fullName, userName, domainName } = session;
  const account = visibleName(userName);
  return {
    name: visibleName(fullName ?? '') || account,
    account: domainName === '' ? account : `${visibleName(domainName)}\\${account}`,
    usage,
  };
}
