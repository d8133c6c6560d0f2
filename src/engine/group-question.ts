import type { Event } from '../conversation/event.ts';
import type { Asking, Conversation } from '../conversation/state.ts';
import { isGroupQuestion } from '../conversation/state-facts.ts';
import type { Operator } from './operator.ts';

/** The one question about everybody of a group. */
export interface GroupQuestion {
  /**
   * Shows it once all of the group have been usageChecked, and anew about the others where somebody of them is not asked
   * about any more; closes it with the last of them.
   */
  follow(states: Iterable<Conversation>): void;
  stop(): void;
}

/** A question, and whom it names. */
interface Standing {
  readonly id: string;
  readonly people: string;
  readonly abort: AbortController;
  /** Those of them who are still asked about. */
  asked: readonly Asking[];
}

/** @param send to every conversation: the question's id says whom an answer is about */
export function groupQuestion(operator: Operator, send: (event: Event) => void): GroupQuestion {
  let standing: Standing | null = null;

  function show(asked: readonly Asking[]): void {
    const [first, ...rest] = asked;
    if (first === undefined) return;
    const abort = new AbortController();
    standing = { id: first.question, people: peopleOf(asked), abort, asked };
    void operator.ask([first, ...rest], abort.signal, (event) => {
      if (!abort.signal.aborted) send(event);
    });
  }

  function close(): void {
    standing?.abort.abort();
    standing = null;
  }

  /** An answer reaches one after the other of them. Only who is still asked about after that was left out of it. */
  function settleSoon(question: Standing, asked: readonly Asking[]): void {
    question.asked = asked;
    queueMicrotask(() => {
      if (standing !== question || question.people === peopleOf(question.asked)) return;
      close();
      show(question.asked);
    });
  }

  return {
    follow(states) {
      const all = [...states];
      const asked = all.filter((state): state is Asking => state.kind === 'asking' && isGroupQuestion(state));
      const [first] = asked;
      if (standing !== null && standing.id !== first?.question) close();
      if (standing !== null) settleSoon(standing, asked);
      else if (!all.some(({ kind, pinned }) => kind === 'checkingUsage' && pinned.group !== undefined))
        show(asked);
    },
    stop: close,
  };
}

function peopleOf(asked: readonly Asking[]): string {
  return asked.map(({ pinned }) => pinned.conversation).join();
}
