import { describe, expect, it } from 'vitest';
import type { Asker } from '../../../src/neighbors/own/asker.ts';
import type { OwnAnswer } from '../../../src/neighbors/own/own-question.ts';
import { Turns } from '../../../src/neighbors/own/turns.ts';
import { anna, ben, kai } from '../../fakes/people.ts';

const own = ben({ isCurrent: true });
const KAI: Asker = {
  sid: 'kai',
  session: kai({ isCurrent: false }),
  own,
  isAdministrator: false,
  key: 'kai',
};
const ANNA: Asker = { ...KAI, sid: 'anna', session: anna(), key: 'anna' };

/** Turns after this answer to Kai. */
function answered(answer: OwnAnswer['kind'], now = () => 0): Turns {
  const turns = new Turns(now);
  turns.answered(KAI, answer);
  return turns;
}

describe('a turn', () => {
  it('is taken for everybody while it lasts, and others hear whose it is', async () => {
    const turns = new Turns(() => 0);
    const seen = () => [KAI, ANNA].map((asker) => [turns.isTaken(asker), turns.other(asker)]);
    const before = seen();
    let during: ReturnType<typeof seen> = [];
    await turns.take(KAI, async () => {
      during = seen();
    });
    expect([before, during, seen()]).toEqual([
      [
        [false, null],
        [false, null],
      ],
      [
        [true, null],
        [true, 1],
      ],
      [
        [false, null],
        [false, null],
      ],
    ]);
  });

  it('is over also where it fails', async () => {
    const turns = new Turns(() => 0);
    await expect(turns.take(KAI, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(turns.isTaken(ANNA)).toBe(false);
  });
});

describe('what a person answered', () => {
  it.each<[OwnAnswer['kind'], number | null]>([
    ['signOut', 1],
    ['later', 1],
    ['stay', null],
    ['noAnswer', null],
    ['cannotBeAsked', null],
  ])('keeps others waiting only for a yes or for more time: %s', (answer, other) => {
    const turns = answered(answer);
    expect([turns.other(ANNA), turns.isTaken(ANNA), turns.other(KAI)]).toEqual([other, other !== null, null]);
  });

  it('is a yes to the request to sign out alone, and to whoever had asked alone', () => {
    const turns = answered('signOut');
    const kinds = ['facts', 'ask', 'signOut', 'note', 'noteShown'] as const;
    expect(kinds.filter((kind) => turns.isWanted(KAI, kind))).toEqual(['signOut']);
    expect(kinds.filter((kind) => turns.isWanted(ANNA, kind))).toEqual([]);
    expect(kinds.filter((kind) => answered('later').isWanted(KAI, kind))).toEqual([]);
  });

  it('is a yes to one sign-out, which somebody else cannot take', () => {
    const turns = answered('signOut');
    expect([ANNA, KAI, KAI].map((asker) => turns.takeYes(asker))).toEqual([false, true, false]);
  });

  it('stays known where no yes was taken: more time is offered once', () => {
    const turns = answered('later');
    expect([turns.takeYes(KAI), turns.mayDelay(KAI), turns.mayDelay(ANNA)]).toEqual([false, false, true]);
  });

  it('is void once its time is over', () => {
    let now = 0;
    const turns = answered('signOut', () => now);
    now = 30_001;
    expect([turns.takeYes(KAI), turns.other(ANNA)]).toEqual([false, null]);
  });
});
