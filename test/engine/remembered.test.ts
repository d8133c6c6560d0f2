import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/conversation/state.ts';
import { end } from '../../src/conversation/state-facts.ts';
import { forgotten, REMEMBER } from '../../src/engine/remembered.ts';
import { anna, ben } from '../fakes/people.ts';
import { countingDown, pinned } from '../fakes/pinned.ts';

const GROUP = { group: { id: 'g', isAnybodyThere: true } };
const ended = (state: Conversation) => end(state, { kind: 'declined' }, 0);
const together = {
  ben: countingDown({ pinned: pinned(ben(), GROUP) }),
  anna: countingDown({ pinned: pinned(anna(), GROUP) }),
};

describe('an ended conversation', () => {
  it('is remembered for five minutes', () => {
    const states = new Map([['ben', ended(countingDown())]]);
    expect([forgotten(states, REMEMBER - 1), forgotten(states, REMEMBER)]).toEqual([[], ['ben']]);
  });

  it('of a group is remembered until the last of them has ended', () => {
    const states = new Map<string, Conversation>([
      ['ben', ended(together.ben)],
      ['anna', together.anna],
    ]);
    expect(forgotten(states, 2 * REMEMBER)).toEqual([]);
    states.set('anna', ended(together.anna));
    expect(forgotten(states, 2 * REMEMBER)).toEqual(['ben', 'anna']);
  });

  it('does not stay because of a group that somebody else is in', () => {
    const states = new Map<string, Conversation>([
      ['ben', ended(countingDown())],
      ['anna', together.anna],
      ['mia', countingDown()],
    ]);
    expect(forgotten(states, REMEMBER)).toEqual(['ben']);
  });
});
