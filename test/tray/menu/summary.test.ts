import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src/conversation/state.ts';
import { anna, ben } from '../../fakes/people.ts';
import {
  askingPerson,
  countingDown,
  elevated,
  permitting,
  pinned,
  verifying,
  waiting,
} from '../../fakes/pinned.ts';
import { ANNA, BEN, face, view } from './shown-menu.ts';

const aboutAnna = { pinned: pinned(anna(), { conversation: 2 }) };
const stopping = elevated({ stopped: { kind: 'canceled' } });
const lost = verifying({ lost: { kind: 'failed', error: { kind: 'helperLost' } } });

/** The tooltip while these are asked about, in this order. */
function tooltip(about: Conversation, other: Conversation): string | undefined {
  const both = new Map([
    [BEN, about],
    [ANNA, other],
  ]);
  return face(view([ben(), anna()], { conversations: both }))[0];
}

describe('of two conversations, the tooltip', () => {
  it.each([
    ['stops', stopping],
    ['has a lost helper', lost],
    ['waits', waiting()],
  ])('tells of the one about whom is asked rather than of one that %s', (_, other) => {
    expect(tooltip(other, permitting(aboutAnna))).toBe('Usher: asking about Anna');
  });

  it.each([
    ['stops', stopping],
    ['has a lost helper', lost],
    ['asks', permitting()],
  ])('tells of the one that is certain rather than of one that %s', (_, other) => {
    expect(tooltip(other, countingDown(aboutAnna))).toBe('Usher signs out Anna now. Open to cancel');
  });

  it('tells of the first where both are alike', () => {
    expect(tooltip(permitting(), askingPerson(anna(), aboutAnna))).toBe('Usher: asking about Ben');
    expect(tooltip(stopping, elevated({ ...aboutAnna, stopped: { kind: 'canceled' } }))).toBe(
      'Usher: stopping the sign-out of Ben',
    );
    expect(tooltip(lost, elevated({ ...aboutAnna, stopped: { kind: 'canceled' } }))).toBe(
      'Usher: helper lost, watching Ben',
    );
  });
});
