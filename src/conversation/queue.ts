import type { Conversation } from './state.ts';

/**
 * Whose turn it is to be asked about: one question stands at a time, and the longest waiting is next.
 * @returns the key, or null where a question stands or nobody waits
 */
export function nextTurn(states: ReadonlyMap<string, Conversation>): string | null {
  const entries = [...states];
  if (entries.some(([, { kind }]) => kind === 'weighing' || kind === 'asking')) return null;
  const waiting = entries.filter(([, { kind }]) => kind === 'waiting');
  const [first] = waiting.sort(([, a], [, b]) => a.pinned.conversation - b.pinned.conversation);
  return first?.[0] ?? null;
}
