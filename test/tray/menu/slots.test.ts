import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OtherUser } from '../../../src/sessions/other-users.ts';
import type { Session } from '../../../src/sessions/session.ts';
import type { Slots } from '../../../src/tray/menu/slots.ts';
import { assignRows, nextLingeringEnd, SLOTS } from '../../../src/tray/menu/slots.ts';
import { anna, ben, guest, mia, minutesAgo } from '../../fakes/people.ts';
import { runs } from '../../fakes/runs.ts';

const other = (session: Session): OtherUser => ({ session, isOperator: false, notOffered: null });
const people = (...sessions: readonly Session[]) => sessions.map(other);
const nth = (index: number) => ben({ sessionId: index + 1, userName: `user${index}` });
const crowd = (count: number) => people(...Array.from({ length: count }, (_, index) => nth(index)));

/** The row of each person: account names, "-" for an empty row, in brackets for somebody who has left. */
function seats(slots: Slots): string {
  return slots
    .map((slot) => {
      if (slot === null) return '-';
      const { userName } = slot.person.session;
      return slot.endedAt === null ? userName : `(${userName})`;
    })
    .join(' ');
}

describe('a row', () => {
  it('is given in the order of the first listing', () => {
    expect(seats(assignRows([], people(anna(), ben(), mia()), 0))).toEqual('anna ben mia');
  });

  it('is kept whatever order later listings have, with what is known by now', () => {
    const first = assignRows([], people(anna(), ben()), 0);
    const later = assignRows(first, people(ben({ state: 'active' }), anna({ locked: true })), 1000);
    expect(later).toEqual([
      { key: first[0]?.key, person: other(anna({ locked: true })), endedAt: null },
      { key: first[1]?.key, person: other(ben({ state: 'active' })), endedAt: null },
    ]);
  });

  it('of a newcomer is below all others, also where their name would come first', () => {
    const first = assignRows([], people(ben(), mia()), 0);
    expect(seats(assignRows(first, people(anna(), ben(), guest(), mia()), 0))).toEqual('ben mia anna guest');
  });

  it('of somebody who is gone stays for 60 seconds', () => {
    const first = assignRows([], people(anna(), ben(), mia()), 0);
    const gone = assignRows(first, people(anna(), mia()), 5000);
    expect(seats(gone)).toEqual('anna (ben) mia');
    expect(nextLingeringEnd(gone)).toEqual(65_000);
    expect(seats(assignRows(gone, people(anna(), mia()), 64_999))).toEqual('anna (ben) mia');
    expect(seats(assignRows(gone, people(anna(), mia()), 65_000))).toEqual('anna - mia');
  });

  it('of somebody who is gone keeps its first moment over later listings', () => {
    const gone = assignRows(assignRows([], people(ben()), 0), [], 5000);
    expect(nextLingeringEnd(assignRows(gone, [], 30_000))).toEqual(65_000);
  });

  it('is freed at the end of its own minute, whichever of several ended first', () => {
    const all = assignRows([], people(anna(), ben(), mia(), guest()), 0);
    const one = assignRows(all, people(anna(), ben(), guest()), 1000);
    const two = assignRows(one, people(ben(), guest()), 5000);
    expect([seats(two), nextLingeringEnd(two)]).toEqual(['(anna) ben (mia) guest', 61_000]);
    const freed = assignRows(two, people(ben(), guest()), 61_000);
    expect([seats(freed), nextLingeringEnd(freed)]).toEqual(['(anna) ben - guest', 65_000]);
    expect(nextLingeringEnd(assignRows(freed, people(ben(), guest()), 65_000))).toBeNull();
  });

  it('of a newcomer is the first one that is empty where there is no room below', () => {
    const full = assignRows([], people(ben(), mia()), 0);
    const gap = assignRows(assignRows(full, people(mia()), 0), people(mia()), 60_000);
    expect(seats(gap)).toEqual('- mia');
    expect(seats(assignRows(gap, people(mia(), anna()), 60_000, 2))).toEqual('anna mia');
    expect(seats(assignRows(gap, people(mia(), anna(), guest()), 60_000, 2))).toEqual('anna mia');
  });

  it('of somebody whom one listing missed is theirs again', () => {
    const missed = assignRows(assignRows([], people(ben(), mia()), 0), people(mia()), 5000);
    expect(seats(assignRows(missed, people(ben(), mia()), 6000))).toEqual('ben mia');
  });

  it('is not given to somebody else with the same session id, nor to the same account’s next sign-in', () => {
    const first = assignRows([], people(ben(), mia()), 0);
    const zoe = ben({ userName: 'zoe', logonTime: minutesAgo(0) });
    expect(seats(assignRows(first, people(zoe, mia()), 0))).toEqual('(ben) mia zoe');
    const again = ben({ logonTime: minutesAgo(0) });
    expect(seats(assignRows(first, people(again, mia()), 0))).toEqual('(ben) mia ben');
  });

  it('that is empty is not filled while there is room below', () => {
    const gap = assignRows(
      assignRows(assignRows([], people(anna(), ben(), mia()), 0), people(anna(), mia()), 0),
      people(anna(), mia()),
      60_000,
    );
    expect(seats(assignRows(gap, people(anna(), guest(), mia()), 60_000))).toEqual('anna - mia guest');
  });

  it('is not kept at the end for nobody', () => {
    const gone = assignRows(assignRows([], people(anna(), ben()), 0), people(anna()), 0);
    expect(seats(assignRows(gone, people(anna()), 60_000))).toEqual('anna');
    expect(nextLingeringEnd(assignRows(gone, people(anna()), 60_000))).toEqual(null);
  });
});

describe('more people than rows', () => {
  it('leave the last ones without a row', () => {
    const slots = assignRows([], crowd(60), 0);
    expect(slots).toHaveLength(SLOTS);
    expect(slots.map((slot) => slot?.person)).toEqual(crowd(60).slice(0, SLOTS));
  });

  it('fill a gap only when the end is reached', () => {
    const full = assignRows([], crowd(SLOTS), 0);
    const without = crowd(SLOTS).filter((_, index) => index !== 3);
    const missing = assignRows(full, without, 0);
    expect(assignRows(missing, [...without, other(anna())], 30_000)).toEqual(missing);
    const assigned = assignRows(missing, [...without, other(anna())], 60_000);
    expect(assigned[3]?.person).toEqual(other(anna()));
    expect(assigned.filter((slot) => slot?.person.session.userName === 'anna')).toHaveLength(1);
  });
});

it('nobody who has a row moves, shares it or has two, whoever comes and goes', () => {
  const listing = fc.record({
    who: fc.uniqueArray(fc.integer({ min: 0, max: 70 }), { maxLength: 70 }),
    wait: fc.constantFrom(0, 1000, 59_999, 60_000),
  });
  fc.assert(
    fc.property(fc.array(listing, { maxLength: 12 }), (listings) => {
      let now = 0;
      let slots: Slots = [];
      for (const { who, wait } of listings) {
        now += wait;
        const after = assignRows(slots, people(...who.map(nth)), now);
        const keys = after.flatMap((slot) => (slot === null ? [] : [slot.key]));
        expect(new Set(keys).size).toEqual(keys.length);
        expect(after.length).toBeLessThanOrEqual(SLOTS);
        for (const [index, slot] of slots.entries()) {
          if (slot !== null && keys.includes(slot.key)) expect(after[index]?.key).toEqual(slot.key);
        }
        const present = after.flatMap((slot) => (slot?.endedAt === null ? [slot] : []));
        expect(present.every(({ person }) => who.includes(person.session.sessionId - 1))).toEqual(true);
        if (after.length < SLOTS) expect(present).toHaveLength(who.length);
        slots = after;
      }
    }),
    { numRuns: runs(300) },
  );
});
