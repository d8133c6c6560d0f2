import { describe, expect, it, vi } from 'vitest';
import type { People } from '../../src/engine/listing.ts';
import { afterListing, NOBODY_YET } from '../../src/engine/listing.ts';
import { sentenceNames } from '../../src/engine/names.ts';
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

  it('is worked out once for each listing, however many are spoken of', () => {
    const everybody = Array.from({ length: 500 }, (_, index) =>
      called(index + 2, { fullName: `Ben ${index}` }),
    );
    const people = listed(...everybody);
    const names = sentenceNames(english.name);
    names(people, ben());
    const normalize = vi.spyOn(String.prototype, 'normalize');
    const shown = everybody.map((each) => names(people, each));
    const looks = normalize.mock.calls.length;
    normalize.mockRestore();
    expect([new Set(shown).size, looks]).toEqual([500, 0]);
  });
});
