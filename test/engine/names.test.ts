import { describe, expect, it, vi } from 'vitest';
import type { People } from '../../src/engine/listing.ts';
import { afterListing, NOBODY_YET } from '../../src/engine/listing.ts';
import {
  nameOfSession,
  operatorName,
  sentenceNames,
  shownAccount,
  shownOperator,
} from '../../src/engine/names.ts';
import { english } from '../../src/languages/en/words.ts';
import type { Session } from '../../src/sessions/session.ts';
import { ben, kai } from '../fakes/people.ts';

const listed = (...sessions: readonly Session[]): People => afterListing(NOBODY_YET, [kai(), ...sessions]);
const called = (sessionId: number, over: Partial<Session> = {}) =>
  ben({ sessionId, userName: `user${sessionId}`, sid: null, ...over });

describe('what sentences call somebody', () => {
  it('is like nobody else who is signed in, and short', () => {
    const names = sentenceNames(english.name);
    const two = [2, 3].map((id) => called(id, { userName: 'administrator', domainName: 'WIN-4F7K2Q9D1AB' }));
    expect(two.map((each) => names(listed(...two), each))).toEqual([
      'administrat… (session 2)',
      'administrat… (session 3)',
    ]);
  });

  it('is like nobody else after they are gone, nor like another who is gone', () => {
    const names = sentenceNames(english.name);
    const one = called(2, { fullName: 'Ben' });
    const two = called(3, { fullName: 'Ben' });
    const gone = listed(called(4, { fullName: 'Leo' }));
    expect(new Set([one, two].map((each) => names(gone, each))).size).toEqual(2);
    expect(names(listed(two), one)).toEqual('user2');
  });

  it('stays a name where somebody else has come and gone twice, each time with the same number', () => {
    const names = sentenceNames(english.name);
    const visits = [1, 2].map((logonTime) => called(5, { fullName: 'Zoe', logonTime }));
    expect(visits.map((each) => names(listed(), each))).toEqual(['Zoe', 'Zoe']);
    expect(names(listed(), ben())).toEqual('Ben');
  });

  it('stays a name where somebody else has signed in again with the same number', () => {
    const names = sentenceNames(english.name);
    const [before, again] = [1, 2].map((logonTime) => called(5, { fullName: 'Zoe', logonTime }));
    expect(names(listed(), before ?? ben())).toEqual('Zoe');
    expect(names(listed(again ?? ben()), ben())).toEqual('Ben');
  });

  it('stays a name while Windows does not tell whether it is still the same sign-in, and after a new one', () => {
    const names = sentenceNames(english.name);
    const other = called(3, { fullName: 'Ben' });
    for (const logonTime of [null, 1]) {
      const people = listed(ben({ logonTime, isReadable: logonTime !== null }));
      expect(names(people, ben())).toEqual('Ben');
      expect(new Set([ben(), other].map((each) => names(people, each))).size).toEqual(2);
    }
    expect(names(listed(ben({ host: 'SRV1', logonTime: 1 })), ben())).not.toEqual('Ben');
  });

  it('tells a session that is gone from another one of the same account', () => {
    const names = sentenceNames(english.name);
    const people = listed(ben({ sessionId: 5, logonTime: 1 }));
    expect(
      [ben(), ...people.others.map(({ session }) => session)].map((each) => names(people, each)),
    ).toEqual(['DESKTOP…\\ben (session 2)', 'Ben']);
  });

  it('tells another session of the operator’s from theirs by its number, also after it is gone', () => {
    const second = kai({ sessionId: 5, isCurrent: false, logonTime: 1 });
    const called = (people: People) => sentenceNames(english.name)(people, second);
    expect([called(listed(second)), called(listed()), called(NOBODY_YET)]).toEqual([
      'DESKTOP…\\kai (session 5)',
      'DESKTOP…\\kai (session 5)',
      'Kai',
    ]);
    expect(sentenceNames(english.name)(listed(), kai())).toEqual('Kai');
  });

  it('keeps a hundred people who are gone apart, and forgets who went first', () => {
    const names = sentenceNames(english.name);
    const people = listed();
    const gone = (id: number, fullName: string) => names(people, called(id, { fullName }));
    gone(500, 'Leo');
    for (let id = 1; id <= 98; id += 1) gone(id, `Ben ${id}`);
    expect([gone(501, 'Leo'), gone(99, 'Ben 99'), gone(501, 'Leo')]).toEqual(['user501', 'Ben 99', 'Leo']);
  });

  it('is worked out once for each listing, however many are spoken of', () => {
    // Plain letters need no second look at how they are drawn.
    const everybody = Array.from({ length: 500 }, (_, index) =>
      called(index + 2, { fullName: `Bön ${index}` }),
    );
    const people = listed(...everybody);
    const names = sentenceNames(english.name);
    const normalize = vi.spyOn(String.prototype, 'normalize');
    names(people, called(2));
    const looks = normalize.mock.calls.length;
    const shown = everybody.map((each) => names(people, each));
    const more = normalize.mock.calls.length - looks;
    normalize.mockRestore();
    expect({ names: new Set(shown).size, isLookedAt: looks > 0, more }).toEqual({
      names: 500,
      isLookedAt: true,
      more: 0,
    });
  });
});

describe('whoever has a session of this PC', () => {
  it('is called as in sentences, and nobody where it is not listed', () => {
    const names = sentenceNames(english.name);
    const people = listed(called(3, { fullName: 'Leo' }), ben());
    expect([2, 3, 4].map((id) => nameOfSession(people, id, names))).toEqual(['Ben', 'Leo', null]);
  });
});

describe('the operator, as others read it,', () => {
  it('is their full name, else their account, else unknown', () => {
    const named = [
      kai(),
      kai({ fullName: ' \u200b' }),
      kai({ fullName: null }),
      kai({ fullName: '', userName: '' }),
      null,
    ];
    expect(named.map((own) => operatorName(own, 'somebody'))).toEqual([
      'Kai',
      'kai',
      'kai',
      'somebody',
      'somebody',
    ]);
  });

  it('has an account only on the PC that they are signed in to', () => {
    expect([
      shownOperator(kai(), 'somebody', 'DESKTOP-7'),
      shownOperator(kai(), 'somebody', 'SRV1'),
      shownOperator(null, 'somebody', 'DESKTOP-7'),
    ]).toEqual([
      { operator: 'Kai', account: 'DESKTOP-7\\kai' },
      { operator: 'Kai', account: null },
      { operator: 'somebody', account: null },
    ]);
  });
});

it('an account is told with its domain where that is known, and not at all without a name', () => {
  const domainName = 'OFFICE';
  expect([
    shownAccount({ domainName, userName: 'kai' }),
    shownAccount({ domainName: ' ', userName: 'kai' }),
    shownAccount({ domainName, userName: '' }),
  ]).toEqual(['OFFICE\\kai', 'kai', null]);
});
