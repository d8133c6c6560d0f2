import type { OwnAnswer, OwnQuestion } from '../../src/neighbors/own/own-question.ts';
import type { PersonReply } from '../../src/sessions/person-answer.ts';
import type { Process } from './process.ts';
import type { Screens } from './screens.ts';
import { YES_NO } from './screens.ts';

/** A box of Windows in somebody's session. An abort makes its answer void; it stays until then. */
export async function askInBox(
  screens: Screens,
  process: Process,
  sessionId: number,
  shown: { readonly title: string; readonly text: string },
  ms: number,
  signal: AbortSignal,
): Promise<PersonReply> {
  const never = new AbortController().signal;
  const { item, ended } = screens.stand(
    'person',
    process,
    sessionId,
    { ...shown, buttons: YES_NO },
    never,
    'no',
  );
  screens.time.after(ms, process, () => item.give('noAnswer'));
  signal.addEventListener('abort', () => {
    item.isVoid = true;
  });
  const answer = await ended;
  return { answer: signal.aborted ? 'noAnswer' : answer };
}

/** A window in which somebody is asked by their own Usher. */
export async function askInWindow(
  screens: Screens,
  process: Process,
  question: OwnQuestion,
  signal: AbortSignal,
): Promise<OwnAnswer> {
  const shown = {
    title: `${question.asker} asks you to sign out`,
    text: question.reason ?? '',
    buttons: ['signOut', 'stay', ...(question.mayDelay ? ['later'] : [])],
  };
  const { item, ended } = screens.stand('own', process, process.sessionId, shown, signal, 'cannotBeAsked');
  screens.time.after(question.seconds * 1000, process, () => item.give('noAnswer'));
  const kind = await ended;
  return kind === 'stay' ? { kind, reason: null } : { kind };
}
