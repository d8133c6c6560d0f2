import { needsPermission } from '../conversation/pinned.ts';
import type { Asking, Conversation } from '../conversation/state.ts';
import type { People } from '../engine/listing.ts';
import { isOperatorGone } from '../engine/listing.ts';
import type { MilderStep } from '../engine/milder.ts';
import type { About, Operator, QuestionBox } from '../engine/operator.ts';
import type { QuestionParts } from '../engine/question-text.ts';
import { isGroup, questionAbout } from '../engine/question-text.ts';
import type { AskIn } from '../settings/settings.ts';
import type { NotificationState } from '../windows/notification-state.ts';
import type { Action } from './menu/action.ts';
import type { MilderChoice } from './milder-choice.ts';
import { milderChoice } from './milder-choice.ts';
import type { QuestionWindows } from './question/question-windows.ts';
import type { ToastEnd, Toaster, ToastWatch } from './toasts/toast.ts';
import type { TrayWords } from './words.ts';

/** Whether a window can be seen matters where no answer may be a yes. With a permission to ask for it never is. */
const UNWATCHED = { shown() {}, unseen() {} };

export interface OperatorParts extends QuestionParts {
  readonly toaster: Toaster;
  readonly box: QuestionBox;
  /** Null where there can be none. */
  readonly windows: Pick<QuestionWindows, 'ask'> | null;
  readonly words: TrayWords;
  readonly settings: { readonly askIn: AskIn };
  /** What Windows says of notifications right now; null where it does not tell. */
  notifications(): NotificationState | null;
  /** False where nobody can be left a message. */
  mayLeaveNotes(): boolean;
  /** Leaves the person a message instead of signing them out, and tells how that went. */
  leaveNote(conversation: Conversation): void;
  /** What can be done instead of a sign-out. */
  milder(state: Asking): readonly MilderStep[];
  /** Does what a click on a button means. */
  act(action: Action): void;
}

/** Tells whether the operator is at their screen, as far as Windows tells. */
export function operatorThere(
  parts: Pick<OperatorParts, 'notifications'>,
  people: () => People,
): () => boolean {
  return () => parts.notifications() !== 'notPresent' && !isOperatorGone(people());
}

/**
 * The operator at this PC: by toast, and in a window as soon as the toast may not be seen; by a box where there is no
 * window. The menu's rows answer all the while. No answer is a yes only for as long as the question can be seen.
 */
export function operatorHere(parts: OperatorParts): Operator {
  const { notifications, settings, windows } = parts;
  return {
    silenceObjection: () => (notifications() === 'accepts' ? null : 'mayBeUnseen'),
    async ask(about, signal, send) {
      const [first] = about;
      const { question } = first;
      const answered = (answer: 'yes' | 'no') => send({ kind: 'answered', question, answer });
      const unseen = () => send({ kind: 'notShown', question });
      const again = () => send({ kind: 'shownAgain', question });
      const askBeside = once(() => {
        unseen();
        void inWindow()
          .then(() => (signal.aborted ? null : askInBox(about, signal, parts)))
          .then((answer) => answer !== null && answered(answer));
      });
      async function inWindow(): Promise<void> {
        await windows?.ask(about, signal, { shown: again, unseen });
        unseen();
      }
      if (windows !== null && settings.askIn === 'window') return askBeside();
      // Windows' prompt then belongs to the window that was clicked, and comes to the front.
      if (about.some(({ pinned }) => needsPermission(pinned))) void windows?.ask(about, signal, UNWATCHED);
      const state = notifications();
      if (state !== null && state !== 'accepts') askBeside();
      const end = await showQuestion(about, signal, parts, { unseen, faded: askBeside });
      if (end === 'yes' || end === 'no') return answered(end);
      if (end === 'disconnect' || end === 'letIn') return parts.act(milderOf(first, end, parts).action);
      if (end === 'note') {
        parts.leaveNote(first);
        return answered('no');
      }
      if (signal.aborted) return;
      // Whoever clicked it away has seen it. The menu still asks, but nothing may follow from a question that is gone.
      if (end === 'dismissed' || (end === 'body' && windows === null)) unseen();
      else askBeside();
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
  const [first] = about;
  const milder = parts.milder(first).map((step) => {
    const { id, label } = milderOf(first, step, parts);
    return { id, label };
  });
  const toast = { kind: 'question', title, text, buttons, milder, silent: true } as const;
  return parts.toaster.show(toast, signal, watch);
}

function milderOf(state: Asking, step: MilderStep, { words, nameOf }: OperatorParts): MilderChoice {
  return milderChoice(step, state, nameOf(state.pinned.session), words);
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
