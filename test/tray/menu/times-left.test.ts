import { describe, expect, it } from 'vitest';
import type { TimeLeft } from '../../../src/base/time-left.ts';
import type { Conversation } from '../../../src/conversation/state.ts';
import { longestTimes, timeLeftOf, timesLeft, untilTimesChange } from '../../../src/tray/menu/times-left.ts';
import { anna } from '../../fakes/people.ts';
import { asking, askingPerson, countingDown, elevated, waiting } from '../../fakes/pinned.ts';
import { ANNA, BEN } from './shown-menu.ts';

const MINUTE = 60_000;
const seconds = (count: number): TimeLeft => ({ count, unit: 'seconds' });
const minutes = (count: number): TimeLeft => ({ count, unit: 'minutes' });

/** Somebody asked for ten more minutes. */
const later = askingPerson(anna(), { person: 'later', endsAt: 10 * MINUTE });

const both = (about: Conversation, other: Conversation) =>
  new Map([
    [BEN, about],
    [ANNA, other],
  ]);

describe('what is left', () => {
  it.each<[string, Conversation, number, TimeLeft | null]>([
    ['all of it at the beginning', countingDown(), 0, seconds(10)],
    ['a second in the last one', countingDown(), 9999, seconds(1)],
    ['nothing once it is over', countingDown(), 10_000, null],
    ['minutes of a long time', later, 0, minutes(10)],
    ['what the helper tells', elevated(), 1000, seconds(8)],
    ['nothing of a helper that stops', elevated({ stopped: { kind: 'canceled' } }), 1000, null],
    ['nothing of a question that stands as long as it takes', asking(), 0, null],
    ['nothing of one in the queue', waiting(), 0, null],
  ])('is %s', (_, state, now, left) => {
    expect(timeLeftOf(state, now)).toEqual(left);
  });

  it('is told of each in whom something runs down, and of nobody else', () => {
    expect(timesLeft(both(countingDown(), later), MINUTE / 12)).toEqual(
      new Map([
        [BEN, seconds(5)],
        [ANNA, minutes(10)],
      ]),
    );
    expect(timesLeft(both(asking(), later), 0)).toEqual(new Map([[ANNA, minutes(10)]]));
    expect(timesLeft(both(asking(), waiting()), 0)).toEqual(new Map());
  });
});

describe('the times change', () => {
  it.each<[string, ReadonlyMap<string, Conversation>, number, number | null]>([
    ['never where nobody is asked about', new Map(), 0, null],
    ['never where nothing runs down', both(asking(), waiting()), 0, null],
    ['never again once it is over', both(countingDown(), waiting()), 10_000, null],
    ['with the next second', both(countingDown(), waiting()), 200, 800],
    ['with the next minute', both(waiting(), later), 1000, MINUTE - 1000],
    ['with whichever is first', both(countingDown({ endsAt: 10_300 }), later), 0, 300],
    ['with whichever is first, in any order', both(later, countingDown({ endsAt: 10_300 })), 0, 300],
    ['with what still runs, beside one that is over', both(countingDown(), later), 10_000, 50_000],
  ])('%s', (_, conversations, now, change) => {
    expect(untilTimesChange(conversations, now)).toBe(change);
  });
});

it('a name is cut for as many digits as a time may have', () => {
  const times = timesLeft(both(countingDown(), later), 9000);
  expect(longestTimes(times)).toEqual(
    new Map([
      [BEN, seconds(60)],
      [ANNA, minutes(60)],
    ]),
  );
  expect(longestTimes(new Map())).toEqual(new Map());
});
