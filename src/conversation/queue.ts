import type { Conversation } from './state.ts';

/**
 * Whose turn it is to be asked about: one question stands at a time, and the longest waiting is next, with
 * everybody of the same group.
 * @returns their keys; empty where a question stands or nobody waits
 */
export function nextTurn(states: ReadonlyMap<string, Conversation>): readonly string[] {
  const entries = [...states];
  if (entries.some(([, { kind }]) => kind === 'weighing' || kind === 'asking')) return [];
  const waiting = entries.filter(([, { kind }]) => kind === 'waiting');
  const [first] = waiting.sort(([, a], [, b]) => a.pinned.conversation - b.pinned.conversation);
  if (first === undefined) return [];
  const [, { pinned }] = first;
  const together = waiting.filter(([, other]) => isSameGroup(other, pinned.group?.id));
  return (together.length > 0 ? together : [first]).map(([key]) => key);
}

function isSameGroup({ pinned }: Conversation, id: number | undefined): boolean {
  return id !== undefined && pinned.group?.id === id;
}
