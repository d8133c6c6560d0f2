import type { Event } from './conversation/event.ts';
import type { Asking, Conversation } from './conversation/state.ts';
import { questionId } from './conversation/state.ts';
import type { JobParts } from './jobs.ts';
import { ask } from './operator-question.ts';

/** The one question about everybody of a group. */
export interface GroupQuestion {
  /** Shows it once all of the group have been weighed; closes it when nobody of them is asked about any more. */
  follow(states: Iterable<Conversation>): void;
  stop(): void;
}

/** @param send to every conversation: the question's id says whom an answer is about */
export function groupQuestion(parts: JobParts, send: (event: Event) => void): GroupQuestion {
  let standing: { readonly id: string; readonly abort: AbortController } | null = null;

  function show(asked: readonly Asking[], id: string): void {
    const { words, host, pace, settings } = parts;
    const abort = new AbortController();
    standing = { id, abort };
    const question = words.groupQuestion({
      people: asked.map(({ pinned, usage }) => ({
        name: parts.nameOf(pinned.session),
        usage,
        isAsked: pinned.presence !== 'away' && host.canAsk,
      })),
      overMs: settings.everyoneAwayMinutes * 60_000,
      personSeconds: Math.round(pace.there / 1000),
      needsPermission: asked.some(({ pinned }) => pinned.rights === 'withPermission'),
    });
    const boxText = words.boxText(question, words.name.several(asked.length));
    void ask({ id, asked: question, boxTitle: question.title, boxText }, parts, abort.signal, (event) => {
      if (!abort.signal.aborted) send(event);
    });
  }

  return {
    follow(states) {
      const group = [...states].filter(({ pinned }) => pinned.group !== undefined);
      const asked = group.filter((state): state is Asking => state.kind === 'asking');
      const [first] = asked;
      const id = first === undefined ? null : questionId(first);
      if (standing !== null && standing.id !== id) {
        standing.abort.abort();
        standing = null;
      }
      const isWeighing = group.some(({ kind }) => kind === 'weighing');
      if (standing === null && id !== null && !isWeighing) show(asked, id);
    },
    stop: () => standing?.abort.abort(),
  };
}
