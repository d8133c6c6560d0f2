import { describe, expect, it } from 'vitest';
import { milderSteps } from '../../src/engine/milder.ts';
import { ben, kai, mia } from '../fakes/people.ts';
import { asking, pinned } from '../fakes/pinned.ts';

const CAN = { letIn: async () => ({ kind: 'done' }) as const };
const GROUP = { group: { id: '1', isAnybodyThere: false } };
const aboutMia = asking({ pinned: pinned(mia(), { mayDisconnect: true }) });

describe('a disconnect is offered instead of a sign-out', () => {
  it('where somebody’s Remote Desktop connection can be taken away', () => {
    expect(milderSteps(aboutMia, kai(), CAN)).toEqual(['disconnect']);
  });

  it('by no second question', () => {
    expect(milderSteps({ ...aboutMia, anyway: 'refused' }, kai(), CAN)).toEqual([]);
  });
});

describe('the sign-in screen is offered instead of a sign-out', () => {
  it('to the operator at this PC, about somebody who was switched out of it', () => {
    expect(milderSteps(asking(), kai(), CAN)).toEqual(['letIn']);
  });

  it('beside a disconnect where both can be done', () => {
    const both = asking({ pinned: pinned(ben(), { mayDisconnect: true }) });
    expect(milderSteps(both, kai(), CAN)).toEqual(['disconnect', 'letIn']);
  });

  it.each([
    ['where nobody knows the operator’s session', asking(), null],
    ['to an operator of another PC', asking(), kai({ host: 'SRV1' })],
    ['to an operator on Remote Desktop', asking(), kai({ protocol: 'remote' })],
    ['about somebody who is at a screen', asking({ pinned: pinned(ben({ state: 'active' })) }), kai()],
    ['about a whole group', asking({ pinned: pinned(ben(), GROUP) }), kai()],
    ['by a second question', asking({ anyway: 'refused' }), kai()],
  ])('never %s', (_, state, operator) => {
    expect(milderSteps(state, operator, CAN)).toEqual([]);
  });

  it('by no host that cannot show it', () => {
    expect(milderSteps(asking(), kai(), {})).toEqual([]);
  });
});
