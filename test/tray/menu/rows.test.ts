import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../../src/base/clock.ts';
import type { People } from '../../../src/engine/listing.ts';
import { afterListing, NOBODY_YET } from '../../../src/engine/listing.ts';
import type { Session } from '../../../src/sessions/session.ts';
import { Rows } from '../../../src/tray/menu/rows.ts';
import { anna, ben, kai, mia } from '../../fakes/people.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A listing of these people besides the operator. */
const listed = (...sessions: readonly Session[]): People => afterListing(NOBODY_YET, [kai(), ...sessions]);

const MINUTE = 60_000;

/** Rows on a fake clock, what they show, and when one was freed. */
function open(most?: number) {
  const time = clock();
  const begun = time.now();
  const freed: number[] = [];
  const rows = new Rows(time, most, () => freed.push(time.now() - begun));
  /** Account names; "-" for an empty row, in brackets for somebody who has left. */
  const shown = () =>
    rows.slots.map((slot) => {
      if (slot === null) return '-';
      const { userName } = slot.person.session;
      return slot.endedAt === null ? userName : `(${userName})`;
    });
  return { rows, shown, freed };
}

describe('the rows', () => {
  it('are none before anybody was listed', () => {
    const { rows, shown } = open();
    rows.follow(NOBODY_YET);
    expect([shown(), rows.withoutRow(NOBODY_YET)]).toEqual([[], 0]);
  });

  it('follow each listing, and nobody moves', () => {
    const { rows, shown } = open();
    rows.follow(listed(ben(), mia()));
    expect(shown()).toEqual(['ben', 'mia']);
    rows.follow(listed(anna(), mia()));
    expect(shown()).toEqual(['(ben)', 'mia', 'anna']);
  });

  it('stay as they are while listings fail', () => {
    const { rows, shown } = open();
    const before = listed(ben());
    rows.follow(before);
    rows.follow({ ...listed(), listing: 'failed' });
    expect(shown()).toEqual(['ben']);
    rows.follow({ ...listed(), listing: 'pending' });
    expect(shown()).toEqual(['ben']);
  });

  it('are assigned once for each listing, however often the menu is drawn', () => {
    const { rows } = open();
    const people = listed(ben());
    rows.follow(people);
    const { slots } = rows;
    rows.follow(people);
    expect(rows.slots).toBe(slots);
    rows.follow(listed(ben()));
    expect(rows.slots).not.toBe(slots);
  });

  it('are as many as there is room for, and whoever has none is counted', () => {
    const { rows, shown } = open(2);
    const people = listed(ben(), anna(), mia());
    rows.follow(people);
    expect([shown(), rows.withoutRow(people)]).toEqual([['anna', 'ben'], 1]);
  });

  it('of ended sessions are taken by nobody, and count for nobody', () => {
    const { rows, shown } = open(2);
    rows.follow(listed(ben(), mia()));
    const people = listed(anna(), mia());
    rows.follow(people);
    expect([shown(), rows.withoutRow(people)]).toEqual([['(ben)', 'mia'], 1]);
  });
});

describe('the row of an ended session', () => {
  it('is freed after a minute, and whoever waits for it gets it', () => {
    const { rows, shown, freed } = open(2);
    rows.follow(listed(ben(), mia()));
    vi.advanceTimersByTime(5000);
    const people = listed(anna(), mia());
    rows.follow(people);
    vi.advanceTimersByTime(MINUTE - 1);
    expect([shown(), freed]).toEqual([['(ben)', 'mia'], []]);
    vi.advanceTimersByTime(1);
    expect([shown(), freed, rows.withoutRow(people)]).toEqual([['anna', 'mia'], [5000 + MINUTE], 0]);
    vi.advanceTimersByTime(10 * MINUTE);
    expect(freed).toEqual([5000 + MINUTE]);
  });

  it('is freed by itself where several end one after another', () => {
    const { rows, shown, freed } = open();
    rows.follow(listed(anna(), ben(), mia()));
    rows.follow(listed(ben(), mia()));
    vi.advanceTimersByTime(5000);
    rows.follow(listed(mia()));
    vi.advanceTimersByTime(MINUTE - 5000);
    expect([shown(), freed]).toEqual([['-', '(ben)', 'mia'], [MINUTE]]);
    vi.advanceTimersByTime(10 * MINUTE);
    expect([shown(), freed]).toEqual([
      ['-', '-', 'mia'],
      [MINUTE, MINUTE + 5000],
    ]);
    expect(rows.withoutRow(listed(mia()))).toBe(0);
  });

  it('is theirs again where one listing missed them', () => {
    const { rows, shown, freed } = open();
    rows.follow(listed(ben(), mia()));
    rows.follow(listed(mia()));
    rows.follow(listed(ben(), mia()));
    vi.advanceTimersByTime(10 * MINUTE);
    expect([shown(), freed]).toEqual([['ben', 'mia'], []]);
  });

  it('is freed no more once the menu is closed', () => {
    const { rows, shown, freed } = open();
    rows.follow(listed(ben(), mia()));
    rows.follow(listed(mia()));
    rows.stop();
    vi.advanceTimersByTime(10 * MINUTE);
    expect([shown(), freed]).toEqual([['(ben)', 'mia'], []]);
  });

  it('leaves no timer where nobody has left', () => {
    const { rows } = open();
    rows.follow(listed(ben()));
    expect(vi.getTimerCount()).toBe(0);
    rows.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
