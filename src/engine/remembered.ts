import type { Conversation } from '../conversation/state.ts';

/** How long an outcome is remembered, so that a no can be overruled without asking the person again. In ms. */
export const REMEMBER = 5 * 60_000;

/**
 * Those that ended long enough ago. Members of a group are remembered until the last of them has ended, because only
 * then is it told how it ended for each.
 * @returns their keys
 */
export function forgotten(states: ReadonlyMap<string, Conversation>, now: number): readonly string[] {
  const running = [...states.values()].filter(({ kind }) => kind !== 'ended');
  const going = new Set(running.map(({ pinned }) => pinned.group?.id));
  return [...states].flatMap(([key, state]) => {
    if (state.kind !== 'ended' || now < state.endedAt + REMEMBER) return [];
    const { group } = state.pinned;
    return group !== undefined && going.has(group.id) ? [] : [key];
  });
}
