import type { Event } from './conversation/event.ts';
import type { Asking } from './conversation/state.ts';
import { questionId } from './conversation/state.ts';
import type { JobParts } from './jobs.ts';
import type { Question } from './words/words.ts';

/** A question as it stands: its id, its words, and those of the box that may have to ask it. */
export interface StandingQuestion {
  readonly id: string;
  readonly asked: Question;
  readonly boxTitle: string;
  readonly boxText: string;
}

type Send = (event: Event) => void;

/** By toast, and where Windows does not take it by a box; the menu's rows answer it all the while. */
export async function ask(
  { id: question, asked, boxTitle, boxText }: StandingQuestion,
  { toaster, box }: Pick<JobParts, 'toaster' | 'box'>,
  signal: AbortSignal,
  send: Send,
  leaveNote = () => {},
): Promise<void> {
  const buttons = [
    { id: 'yes', label: asked.yes },
    ...(asked.note === null ? [] : [{ id: 'note', label: asked.note } as const]),
    { id: 'no', label: asked.no },
  ] as const;
  const { title, text } = asked;
  const answer = await toaster.show({ kind: 'question', title, text, buttons, silent: true }, signal);
  if (answer === 'yes' || answer === 'no') return send({ kind: 'answered', question, answer });
  if (answer === 'note') {
    leaveNote();
    return send({ kind: 'answered', question, answer: 'no' });
  }
  if (answer !== 'notShown' && answer !== 'unknown') return;
  send({ kind: 'notShown', question });
  if (answer !== 'notShown' || signal.aborted) return;
  send({ kind: 'answered', question, answer: await box.ask(boxTitle, boxText, signal) });
}

/** Asks about one person. */
export function askOperator(state: Asking, parts: JobParts, signal: AbortSignal, send: Send): Promise<void> {
  const { words } = parts;
  const asked = operatorQuestion(state, parts);
  // By the time a box asks, silence no longer counts, so it must not be promised.
  const boxed = operatorQuestion({ ...state, silenceEndsAt: null }, parts);
  const boxText = words.boxText(boxed, parts.nameOf(state.pinned.session));
  const standing = { id: questionId(state), asked, boxTitle: boxed.title, boxText };
  return ask(standing, parts, signal, send, () => parts.leaveNote(state));
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
