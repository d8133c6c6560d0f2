import type { Event } from './conversation/event.ts';
import type { Asking, Conversation } from './conversation/state.ts';
import { questionId } from './conversation/state.ts';
import type { Operator } from './operator-question.ts';

/** The one question about everybody of a group. */
export interface GroupQuestion {
  /** Shows it once all of the group have been weighed; closes it when nobody of them is asked about any more. */
  follow(states: Iterable<Conversation>): void;
  stop(): void;
}

/** @param send to every conversation: the question's id says whom an answer is about */
export function groupQuestion(operator: Operator, send: (event: Event) => void): GroupQuestion {
  let standing: { readonly id: string; readonly abort: AbortController } | null = null;

  function show(asked: readonly [Asking, ...Asking[]], id: string): void {
    const abort = new AbortController();
    standing = { id, abort };
    void operator.ask(asked, abort.signal, (event) => {
      if (!abort.signal.aborted) send(event);
    });
  }

  return {
    follow(states) {
      const group = [...states].filter(({ pinned }) => pinned.group !== undefined);
      // A question of the helper's is about one of them alone.
      const asked = group.filter(
        (state): state is Asking => state.kind === 'asking' && state.helper === null,
      );
      const [first, ...rest] = asked;
      const id = first === undefined ? null : questionId(first);
      if (standing !== null && standing.id !== id) {
        standing.abort.abort();
        standing = null;
      }
      const isWeighing = group.some(({ kind }) => kind === 'weighing');
      if (standing === null && first !== undefined && id !== null && !isWeighing) show([first, ...rest], id);
    },
    stop: () => standing?.abort.abort(),
  };
}
