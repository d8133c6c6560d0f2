import type { Conversation, Waiting } from './state.ts';
import { isSecond } from './state-facts.ts';

/**
 * Whose turn it is to be asked about. Only one question is open at a time. The one that has waited longest is
 * next, together with its whole group.
 * @returns their keys; empty if a question is open or nobody waits
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

/** A second question is always about one person, also within a group. */
function isSameGroup(a: Waiting, b: Waiting): boolean {
  if (isSecond(a) || isSecond(b)) return false;
  return a.pinned.group !== undefined && a.pinned.group.id === b.pinned.group?.id;
}
