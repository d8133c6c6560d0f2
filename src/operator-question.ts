import type { Event } from './conversation/event.ts';
import type { Pace } from './conversation/pinned.ts';
import type { Asking, Conversation } from './conversation/state.ts';
import { questionId } from './conversation/state.ts';
import type { Session } from './sessions/session.ts';
import type { SessionHost } from './sessions/session-host.ts';
import type { QuestionBox, Toaster } from './tray/tray.ts';
import type { Question, Words } from './words/words.ts';

type Send = (event: Event) => void;

/** Whoever answers the questions. */
export interface Operator {
  /**
   * Puts one question about one person, or about a whole group, and sends what is answered. Aborting takes it back.
   * @param about never empty; all of them have the same question's id
   */
  ask(about: readonly [Asking, ...Asking[]], signal: AbortSignal, send: Send): Promise<void>;
}

export interface OperatorParts {
  readonly host: SessionHost;
  readonly toaster: Toaster;
  readonly box: QuestionBox;
  readonly words: Words;
  readonly pace: Pace;
  /** How long those of a group have not been there, in ms; null where that does not matter. */
  readonly overMs: number | null;
  /** The person's name as the menu shows it. */
  nameOf(session: Session): string;
  /** False where nobody can be left a message. */
  readonly mayLeaveNotes: boolean;
  /** Leaves the person a message instead of signing them out, and tells how that went. */
  leaveNote(conversation: Conversation): void;
}

/** The operator at this PC: by toast, and where Windows does not take it by a box. The menu's rows answer all the while. */
export function operatorHere(parts: OperatorParts): Operator {
  const { toaster, box, words } = parts;
  return {
    async ask(about, signal, send) {
      const [first, ...rest] = about;
      const question = questionId(first);
      const asked = questionAbout(about, parts, parts.mayLeaveNotes);
      const { title, text } = asked;
      const buttons = [
        { id: 'yes', label: asked.yes },
        ...(asked.note === null ? [] : [{ id: 'note', label: asked.note } as const]),
        { id: 'no', label: asked.no },
      ] as const;
      const answer = await toaster.show({ kind: 'question', title, text, buttons, silent: true }, signal);
      if (answer === 'yes' || answer === 'no') return send({ kind: 'answered', question, answer });
      if (answer === 'note') {
        parts.leaveNote(first);
        return send({ kind: 'answered', question, answer: 'no' });
      }
      if (answer !== 'notShown' && answer !== 'unknown') return;
      send({ kind: 'notShown', question });
      if (answer !== 'notShown' || signal.aborted) return;
      // By the time a box asks, silence no longer counts, so it must not be promised.
      const boxed = questionAbout([{ ...first, silenceEndsAt: null }, ...rest], parts);
      const name = isGroup(first) ? words.name.several(about.length) : parts.nameOf(first.pinned.session);
      const inBox = await box.ask(boxed.title, words.boxText(boxed, name), signal);
      send({ kind: 'answered', question, answer: inBox });
    },
  };
}

/** What a question is put into words with. */
export type QuestionParts = Omit<OperatorParts, 'toaster' | 'box' | 'leaveNote' | 'mayLeaveNotes'>;

/**
 * The question in words, about one of them or about all of a group.
 * @param mayLeaveNote whether whoever asks can leave a message instead
 */
export function questionAbout(
  about: readonly [Asking, ...Asking[]],
  parts: QuestionParts,
  mayLeaveNote = false,
): Question {
  return isGroup(about[0]) ? groupQuestion(about, parts) : personQuestion(about[0], parts, mayLeaveNote);
}

/** A question of the helper's is about one of a group alone. */
function isGroup({ pinned, helper }: Asking): boolean {
  return pinned.group !== undefined && helper === null;
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
    personSeconds: parts.host.canAsk ? Math.round(parts.pace.there / 1000) : null,
    needsPermission: rights === 'withPermission' && state.helper === null,
    mayLeaveNote,
    isFound: state.helper !== null,
  });
}

function groupQuestion(asked: readonly Asking[], parts: QuestionParts): Question {
  const { words, host, pace, overMs } = parts;
  return words.groupQuestion({
    people: asked.map(({ pinned, usage, anyway }) => ({
      name: parts.nameOf(pinned.session),
      usage,
      isAsked: pinned.presence !== 'away' && host.canAsk && anyway === null,
    })),
    overMs,
    personSeconds: Math.round(pace.there / 1000),
    needsPermission: asked.some(({ pinned }) => pinned.rights === 'withPermission'),
  });
}
