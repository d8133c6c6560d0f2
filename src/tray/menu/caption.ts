import { isGroupQuestion } from '../../conversation/state-facts.ts';
import type { TrayWords } from '../words.ts';
import type { Entry } from './action.ts';
import type { Names, View } from './view.ts';
import { countPeople, standing } from './view.ts';

/** The first row: the open question, or the state of the list. */
export function caption(view: View, names: Names, words: TrayWords): Entry {
  const question = standing(view);
  if (question !== null) {
    const { key, state } = question;
    const text =
      !isGroupQuestion(state) || countAsked(view) === 1
        ? words.caption.question(names.get(key) ?? '', state.anyway !== null)
        : words.caption.groupQuestion(countAsked(view));
    return { text, action: { kind: 'yes', key, question: state.question } };
  }
  if (view.listing === 'pending') return { text: words.caption.looking, action: null };
  if (view.listing === 'failed') return { text: words.caption.listFailed, action: { kind: 'refresh' } };
  if (view.settingsDoubt) return { text: words.caption[view.settingsDoubt], action: { kind: 'help' } };
  if (!view.isOwnKnown) return { text: words.caption.ownUnknown, action: null };
  return { text: words.caption.people(countPeople(view), mayClick(view)), action: null };
}

/** Whether a click on somebody's row would ask about them. */
function mayClick({ slots, conversations }: View): boolean {
  return slots.some((slot) => {
    if (slot === null || slot.endedAt !== null || slot.person.notOffered !== null) return false;
    return (conversations.get(slot.key)?.kind ?? 'ended') === 'ended';
  });
}

function countAsked(view: View): number {
  return [...view.conversations.values()].filter(({ kind }) => kind === 'asking').length;
}
