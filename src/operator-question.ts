import type { SilenceReason } from './consent.ts';
import type { Event } from './conversation/event.ts';
import type { Pace } from './conversation/pinned.ts';
import { thereMs } from './conversation/pinned.ts';
import type { Asking, Conversation } from './conversation/state.ts';
import type { NotificationState } from './doctor/facts.ts';
import type { Session } from './sessions/session.ts';
import type { SessionHost } from './sessions/session-host.ts';
import type { QuestionBox, ToastEnd, Toaster, ToastWatch } from './tray/tray.ts';
import type { Question, Words } from './words/words.ts';

type Send = (event: Event) => void;

type About = readonly [Asking, ...Asking[]];

/** Whoever answers the questions. */
export interface Operator {
  /**
   * Why no answer to a question put right now would be no yes, as far as that lies with how it is put; null where it
   * may be one. Asked before each question, and each second while its silence runs.
   */
  silenceObjection(): SilenceReason | null;
  /**
   * Puts one question about one person, or about a whole group, and sends what is answered. Aborting takes it back.
   * @param about never empty; all of them have the same question's id
   */
  ask(about: About, signal: AbortSignal, send: Send): Promise<void>;
}

export interface OperatorParts {
  readonly host: SessionHost;
  readonly toaster: Toaster;
  readonly box: QuestionBox;
  readonly words: Words;
  readonly pace: Pace;
  /** How long those of a group have not been there, in ms; null where that does not matter. */
  readonly overMs: number | null;
  /** What Windows says of notifications right now; null where it does not tell. */
  notifications(): NotificationState | null;
  /** True where the seconds left stand beside the question. */
  readonly showsSeconds?: boolean;
  /** The person's name as sentences have room for it. */
  nameOf(session: Session): string;
  /** False where nobody can be left a message. */
  readonly mayLeaveNotes: boolean;
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
      const faded = once(() => {
        unseen();
        void askInBox(about, signal, parts).then(answered);
      });
      const state = notifications();
      if (state !== null && state !== 'accepts') faded();
      const end = await showQuestion(about, signal, parts, { unseen, faded });
      if (end === 'yes' || end === 'no') return answered(end);
      if (end === 'note') {
        parts.leaveNote(first);
        return answered('no');
      }
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
  const { title, text, yes, no, note } = questionAbout(about, parts, parts.mayLeaveNotes);
  const buttons = [
    { id: 'yes', label: yes },
    ...(note === null ? [] : [{ id: 'note', label: note } as const]),
    { id: 'no', label: no },
  ] as const;
  return parts.toaster.show({ kind: 'question', title, text, buttons, silent: true }, signal, watch);
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

/** What a question is put into words with. */
export type QuestionParts = Omit<
  OperatorParts,
  'toaster' | 'box' | 'notifications' | 'leaveNote' | 'mayLeaveNotes'
>;

/**
 * The question in words, about one of them or about all of a group.
 * @param mayLeaveNote whether whoever asks can leave a message instead
 */
export function questionAbout(about: About, parts: QuestionParts, mayLeaveNote = false): Question {
  return isGroup(about) ? groupQuestion(about, parts) : personQuestion(about[0], parts, mayLeaveNote);
}

/** Whoever is left alone of a group is asked about as one person. */
function isGroup({ length }: About): boolean {
  return length > 1;
}

function personQuestion(state: Asking, parts: QuestionParts, mayLeaveNote: boolean): Question {
  const { session, presence, rights } = state.pinned;
  return parts.words.question({
    name: parts.nameOf(session),
    idle: session.idle,
    presence,
    usage: state.usage,
    anyway: state.anyway,
    silenceSeconds: state.silenceEndsAt === null ? null : Math.round(parts.pace.silence / 1000),
    ...(parts.showsSeconds === true && { showsSeconds: true }),
    personSeconds: parts.host.canAsk ? Math.round(thereMs(parts.pace) / 1000) : null,
    needsPermission: rights === 'withPermission',
    mayLeaveNote,
  });
}

function groupQuestion(asked: readonly Asking[], parts: QuestionParts): Question {
  const { words, host, pace, overMs } = parts;
  return words.groupQuestion({
    people: asked.map(({ pinned, usage, anyway }) => ({
      name: parts.nameOf(pinned.session),
      usage,
      isAsked: pinned.presence !== 'away' && host.canAsk && anyway === null,
      isThereUnasked: pinned.presence !== 'away' && !(host.canAsk && anyway === null),
    })),
    overMs,
    personSeconds: Math.round(thereMs(pace) / 1000),
    needsPermission: asked.some(({ pinned }) => pinned.rights === 'withPermission'),
  });
}
