import type { Event } from './conversation/event.ts';
import type { Asking } from './conversation/state.ts';
import { questionId } from './conversation/state.ts';
import type { JobParts } from './jobs.ts';
import type { Question } from './words/words.ts';

/** By toast, and where Windows does not take it by a box; the menu's rows answer it all the while. */
export async function askOperator(
  state: Asking,
  parts: JobParts,
  signal: AbortSignal,
  send: (event: Event) => void,
) {
  const { words, toaster, box } = parts;
  const question = questionId(state);
  const asked = operatorQuestion(state, parts);
  const answer = await toaster.show(
    {
      kind: 'question',
      title: asked.title,
      text: asked.text,
      buttons: [
        { id: 'yes', label: asked.yes },
        { id: 'no', label: asked.no },
      ],
      silent: true,
    },
    signal,
  );
  if (answer === 'yes' || answer === 'no') return send({ kind: 'answered', question, answer });
  if (answer !== 'notShown' && answer !== 'unknown') return;
  send({ kind: 'notShown', question });
  if (answer !== 'notShown' || signal.aborted) return;
  // Silence may have just stopped counting, so the box must not promise it.
  const boxed = operatorQuestion({ ...state, silenceEndsAt: null }, parts);
  const name = parts.nameOf(state.pinned.session);
  const clicked = await box.ask(boxed.title, words.boxText(boxed, name), signal);
  send({ kind: 'answered', question, answer: clicked });
}

/** The question as the operator reads it in this state. */
function operatorQuestion(state: Asking, parts: JobParts): Question {
  const { session, presence, rights } = state.pinned;
  return parts.words.question({
    name: parts.nameOf(session),
    idle: session.idle,
    presence,
    usage: state.usage,
    anyway: state.anyway,
    silenceSeconds: state.silenceEndsAt === null ? null : Math.round(parts.pace.silence / 1000),
    personSeconds: parts.host.canAsk ? Math.round(parts.pace.there / 1000) : null,
    needsPermission: rights === 'withPermission',
  });
}
