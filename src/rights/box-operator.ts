import type { Asking } from '../conversation/state.ts';
import type { Operator } from '../operator-question.ts';
import { plainName } from '../sessions/display-name.ts';
import type { QuestionBox } from '../tray/tray.ts';
import type { Words } from '../words/words.ts';

/** The operator as the elevated helper asks them: by a box of its own, and by nothing that the tray says. */
export function boxOperator(box: QuestionBox, words: Words): Operator {
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
  const account = plainName(userName);
  return {
    name: plainName(fullName ?? '') || account,
    account: domainName === '' ? account : `${plainName(domainName)}\\${account}`,
    usage,
  };
}
