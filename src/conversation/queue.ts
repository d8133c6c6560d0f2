import type { Conversation, Waiting } from './state.ts';
import { isSecond } from './state.ts';

/**
 * Whose turn it is to be asked about: one question stands at a time, and the longest waiting is next, with
 * everybody of the same group.
 * @returns their keys; empty where a question stands or nobody waits
 */
export function nextTurn(states: ReadonlyMap<string, Conversation>): readonly string[] {
  const entries = [...states];
  if (entries.some(([, { kind }]) => kind === 'checkingUsage' || kind === 'asking')) return [];
  const waiting = entries.filter((entry): entry is [string, Waiting] => entry[1].kind === 'waiting');
  const [first] = waiting.sort(([, a], [, b]) => a.pinned.conversation - b.pinned.conversation);
  if (first === undefined) return [];
  const together = waiting.filter(([, other]) => isSameGroup(other, first[1]));
  return (together.length > 0 ? together : [first]).map(([key]) => key);
}

/** A second question is about one of the group alone. */
function isSameGroup(a: Waiting, b: Waiting): boolean {
  if (isSecond(a) || isSecond(b)) return false;
  return a.pinned.group !== undefined && a.pinned.group.id === b.pinned.group?.id;
}
