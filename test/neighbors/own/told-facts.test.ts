import { describe, expect, it } from 'vitest';
import type { Asker } from '../../../src/neighbors/own/asker.ts';
import { MOST_ASKERS } from '../../../src/neighbors/own/limits.ts';
import { ToldFacts } from '../../../src/neighbors/own/told-facts.ts';
import { ben, kai } from '../../fakes/people.ts';
import { AWAY } from './own-pc.ts';

const CLOCK = { speed: 1 };

const asker = (key: string): Asker => ({
  sid: key,
  session: kai({ isCurrent: false }),
  own: ben({ isCurrent: true }),
  isAdministrator: false,
  key,
});

describe('what askers were told', () => {
  it('is kept for each of them, as of the last time', () => {
    const told = new ToldFacts();
    told.remember(asker('kai'), { ...AWAY, takenAt: 0 });
    told.remember(asker('kai'), { ...AWAY, isAway: false, takenAt: 1000 });
    told.remember(asker('anna'), { ...AWAY, takenAt: 3000 });
    expect(['kai', 'anna', 'mia'].map((key) => told.before(5000, asker(key), CLOCK))).toEqual([
      { isAway: false, msAgo: 4000 },
      { isAway: true, msAgo: 2000 },
      null,
    ]);
  });

  it('is as long ago as the machine counts, whatever the speed of the clock', () => {
    const told = new ToldFacts();
    told.remember(asker('kai'), { ...AWAY, takenAt: 1000 });
    expect(told.before(5000, asker('kai'), { speed: 4 })).toEqual({ isAway: true, msAgo: 1000 });
  });

  it('is forgotten of the one who was told longest ago, where there are too many', () => {
    const told = new ToldFacts();
    for (let at = 0; at < MOST_ASKERS; at += 1) told.remember(asker(`${at}`), { ...AWAY, takenAt: 0 });
    told.remember(asker('0'), { ...AWAY, takenAt: 0 });
    const known = () => ['0', '1', '2', 'one more'].map((key) => told.before(0, asker(key), CLOCK) !== null);
    expect(known()).toEqual([true, true, true, false]);
    told.remember(asker('one more'), { ...AWAY, takenAt: 0 });
    expect(known()).toEqual([true, false, true, true]);
  });
});
