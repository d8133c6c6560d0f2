import { describe, expect, it } from 'vitest';
import { nextTurn } from '../../src/conversation/queue.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import { end } from '../../src/conversation/state-facts.ts';
import { ben } from '../fakes/people.ts';
import { asking, checkingUsage, countingDown, pinned, RUNNING, waiting } from '../fakes/pinned.ts';

const inQueue = (conversation: number) => waiting({ pinned: pinned(ben(), { conversation }) });
const member = (conversation: number, id = 'g3') =>
  waiting({ pinned: pinned(ben(), { conversation, group: { id, isAnybodyThere: false } }) });
const turn = (states: Record<string, Conversation>) => nextTurn(new Map(Object.entries(states)));

describe('the next question', () => {
  it('is about whoever waits longest, in whatever order they are kept', () => {
    expect(turn({ anna: inQueue(7), ben: inQueue(3), mia: inQueue(5) })).toEqual(['ben']);
  });

  it.each([checkingUsage(), asking()])('has to wait while another one stands, in $kind', (standing) => {
    expect(turn({ anna: standing, ben: inQueue(2) })).toEqual([]);
  });

  it('need not wait for anything else that goes on', () => {
    const others = RUNNING.filter(({ kind }) => !['waiting', 'checkingUsage', 'asking'].includes(kind));
    for (const other of [...others, end(waiting(), { kind: 'declined' }, 0)]) {
      expect(turn({ anna: other, ben: inQueue(2) })).toEqual(['ben']);
    }
  });

  it('is about everybody of a group at once', () => {
    expect(turn({ anna: member(4), leo: inQueue(5), ben: member(3) })).toEqual(['ben', 'anna']);
    expect(turn({ anna: member(4), leo: inQueue(2), ben: member(3) })).toEqual(['leo']);
  });

  it('is about one group, and never about two', () => {
    expect(turn({ anna: member(4, 'g4'), leo: member(2, 'g2'), ben: member(3, 'g2') })).toEqual([
      'leo',
      'ben',
    ]);
  });

  it('is about one person alone if it is a second one, also within a group', () => {
    const again = (conversation: number) => ({ ...member(conversation), anyway: 'cannotBeAsked' as const });
    expect(turn({ anna: again(4), ben: again(3) })).toEqual(['ben']);
    expect(turn({ anna: member(4), ben: again(3) })).toEqual(['ben']);
    expect(turn({ anna: again(4), leo: member(2), ben: member(3) })).toEqual(['leo', 'ben']);
  });

  it('is nobody’s where nobody waits', () => {
    expect(turn({})).toEqual([]);
    expect(turn({ ben: countingDown() })).toEqual([]);
  });
});
