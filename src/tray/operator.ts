import type { Conversation } from '../conversation/state.ts';
import type { About, Operator, QuestionBox, QuestionWindow, WindowWatch } from '../engine/operator.ts';
import type { QuestionParts } from '../engine/question-text.ts';
import { isGroup, questionAbout } from '../engine/question-text.ts';
import type { NotificationState } from '../windows/notification-state.ts';
import type { ToastEnd, Toaster, ToastWatch } from './toasts/toast.ts';
import type { TrayWords } from './words.ts';

export interface OperatorParts extends QuestionParts {
  readonly toaster: Toaster;
  readonly box: QuestionBox;
  /** Left out where there is none. */
  readonly window?: QuestionWindow;
  readonly words: TrayWords;
  /** What Windows says of notifications right now; null where it does not tell. */
  notifications(): NotificationState | null;
  /** False where nobody can be left a message. */
  mayLeaveNotes(): boolean;
  /** Leaves the person a message instead of signing them out, and tells how that went. */
  leaveNote(conversation: Conversation): void;
}

/**
 * The operator at this PC: by toast, and by a box as soon as the toast may not be seen. The menu's rows answer all the
 * while. No answer is a yes only for as long as the toast stands.
 */
export function operatorHere(parts: OperatorParts): Operator {
  const { notifications } = parts;
  return {
    silenceObjection: () => (notifications() === 'accepts' ? null : 'mayBeUnseen'),
    async ask(about, signal, send) {
      const [first] = about;
      const { question } = first;
      const answered = (answer: 'yes' | 'no') => send({ kind: 'answered', question, answer });
      const unseen = () => send({ kind: 'notShown', question });
      const noted = () => {
        parts.leaveNote(first);
        answered('no');
      };
      const again = () => send({ kind: 'shownAgain', question });
      const faded = once(() => {
        unseen();
        void askBeside(about, signal, { shown: again, unseen }, parts).then((answer) =>
          answer === 'note' ? noted() : answered(answer),
        );
      });
      const state = notifications();
      if (state !== null && state !== 'accepts') faded();
      const end = await showQuestion(about, signal, parts, { unseen, faded });
      if (end === 'yes' || end === 'no') return answered(end);
      if (end === 'note') return noted();
      if (signal.aborted) return;
      // Whoever clicked it away has seen it. The menu still asks, but nothing may follow from a question that is gone.
      if (end === 'body' || end === 'dismissed') unseen();
      else faded();
    },
  };
}

function showQuestion(
  about: About,
  signal: AbortSignal,
  parts: OperatorParts,
  watch: ToastWatch,
): Promise<ToastEnd> {
  const { title, text, yes, no, note } = questionAbout(about, parts, parts.mayLeaveNotes());
  const buttons = [
    { id: 'yes', label: yes },
    ...(note === null ? [] : [{ id: 'note', label: note } as const]),
    { id: 'no', label: no },
  ] as const;
  return parts.toaster.show({ kind: 'question', title, text, buttons, silent: true }, signal, watch);
}

/** In a window if no answer may be a yes, because silence counts there. Else in a box, as where there is no window. */
async function askBeside(
  about: About,
  signal: AbortSignal,
  watch: WindowWatch,
  parts: OperatorParts,
): Promise<'yes' | 'no' | 'note'> {
  const [{ silenceEndsAt }] = about;
  if (parts.window === undefined || silenceEndsAt === null) return askInBox(about, signal, parts);
  const asked = questionAbout(about, parts, parts.mayLeaveNotes());
  const seconds = Math.round(parts.timings.silence / 1000);
  const end = await parts.window.ask({ ...asked, seconds }, signal, watch);
  if (end !== 'notShown') return end;
  watch.unseen();
  return signal.aborted ? 'no' : askInBox(about, signal, parts);
}

/** By the time a box asks, silence no longer counts, so it must not be promised. */
function askInBox(about: About, signal: AbortSignal, { box, ...parts }: OperatorParts) {
  const [first, ...rest] = about;
  const boxed = questionAbout([{ ...first, silenceEndsAt: null }, ...rest], parts);
  const name = isGroup(about) ? parts.words.name.several(about.length) : parts.nameOf(first.pinned.session);
  return box.ask(boxed.title, parts.words.boxText(boxed, name), signal);
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
