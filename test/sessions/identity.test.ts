import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountName,
  isAccountOf,
  isSameSignIn,
  isSameUser,
  isSignInKnown,
  signInKey,
} from '../../src/sessions/identity.ts';
import type { Session } from '../../src/sessions/session.ts';
import { anna, ben, LISTED_AT, minutesAgo } from '../fakes/people.ts';

const raw = (over: Partial<Session> = {}) =>
  ben({ domainName: '', sid: null, logonTime: null, logonText: '24.11.2026 07:00', ...over });

describe('a sign-in is the same', () => {
  it.each<[string, Session, Session]>([
    ['where nothing changed', ben(), ben()],
    [
      'whatever its state, station, times and lock are by now',
      ben(),
      ben({
        state: 'active',
        stationName: 'console',
        locked: true,
        connectTime: LISTED_AT,
        disconnectTime: null,
        lastInputTime: LISTED_AT,
      }),
    ],
    ['where an account was renamed and the SID is known', ben(), ben({ userName: 'benno' })],
    ['where one SID is not known and the account is', ben(), ben({ sid: null })],
    ['where quser wrote the account in lower case', ben({ sid: null, userName: 'BEN' }), ben({ sid: null })],
    ['where only the raw text of the logon time is there and equal', raw(), raw()],
    ['where both tell the same raw text, and one a number, too', raw(), raw({ logonTime: minutesAgo(300) })],
  ])('%s', (_, a, b) => {
    expect([isSameSignIn(a, b), isSameSignIn(b, a)]).toEqual([true, true]);
  });

  it.each<[string, Session, Session]>([
    ['on another PC', ben(), ben({ host: 'DESKTOP-8' })],
    ['in another session', ben(), ben({ sessionId: 3 })],
    ['of another account', ben(), ben({ userName: 'zoe', sid: 'S-1-5-21-1-2-3-1009' })],
    ['of another account with the same name', ben(), ben({ sid: 'S-1-5-21-9-9-9-1002' })],
    ['of the same name in another domain', ben({ sid: null }), ben({ sid: null, domainName: 'OFFICE' })],
    ['at another time', ben(), ben({ logonTime: minutesAgo(299) })],
    ['at a time that differs by a millisecond', ben(), ben({ logonTime: minutesAgo(300) + 1 })],
    ['at a time that is not known of one', ben(), ben({ logonTime: null })],
    ['at a time that is not known of either', ben({ logonTime: null }), ben({ logonTime: null })],
    ['at a raw time that reads otherwise', raw(), raw({ logonText: '24.11.2026 7:00' })],
    ['at a raw time that is empty', raw({ logonText: '' }), raw({ logonText: '' })],
    [
      'at a time that one tells in numbers and the other in words',
      ben({ sid: null }),
      raw({ domainName: 'DESKTOP-7' }),
    ],
  ])('is another one %s', (_, a, b) => {
    expect(isSameSignIn(a, b)).toEqual(false);
    expect(isSameSignIn(b, a)).toEqual(false);
  });

  it('never without the same host, id and account, whatever else is equal', () => {
    const parts = fc.record({
      host: fc.constantFrom('A', 'B'),
      sessionId: fc.constantFrom(2, 3),
      userName: fc.constantFrom('ben', 'anna'),
      sid: fc.constantFrom(null, 'S-1', 'S-2'),
      logonTime: fc.constantFrom(null, 1, 2),
      logonText: fc.constantFrom(null, '', 'x', 'y'),
    });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        if (!isSameSignIn(ben(a), ben(b))) return;
        expect([a.host, a.sessionId]).toEqual([b.host, b.sessionId]);
        expect(isSameUser(ben(a), ben(b))).toEqual(true);
        expect(a.logonTime === b.logonTime || a.logonText === b.logonText).toEqual(true);
      }),
    );
  });
});

describe('the time of a sign-in', () => {
  it.each([
    ['in numbers', ben(), true],
    ['in words', raw(), true],
    ['in no words', raw({ logonText: '' }), false],
    ['not at all', ben({ logonTime: null }), false],
  ])('is known where Windows tells it %s: %#', (_, session, expected) => {
    expect(isSignInKnown(session)).toEqual(expected);
  });
});

describe('an account', () => {
  it('is called by its domain and name in lower case', () => {
    expect(accountName(ben({ domainName: 'OFFICE', userName: 'Strauß' }))).toBe('office\\strauß');
    expect(accountName(raw())).toBe('\\ben');
  });

  it.each<[string, { userName: string; domainName?: unknown }, boolean]>([
    ['as it is written', { userName: 'ben', domainName: 'DESKTOP-7' }, true],
    ['in another case', { userName: 'BEN', domainName: 'desktop-7' }, true],
    ['without its domain', { userName: 'ben' }, false],
    ['with a domain of another type', { userName: 'ben', domainName: 7 }, false],
    ['with another domain', { userName: 'ben', domainName: 'OFFICE' }, false],
    ['with another name', { userName: 'zoe', domainName: 'DESKTOP-7' }, false],
  ])('is known again in a kept line only by name and domain: %s', (_, kept, expected) => {
    expect(isAccountOf(kept, ben())).toBe(expected);
    expect(isAccountOf(kept, ben({ userName: 'Ben', domainName: 'Desktop-7' }))).toBe(expected);
  });

  it('that no domain is known of is known again without one', () => {
    expect(isAccountOf({ userName: 'ben', domainName: '' }, raw())).toBe(true);
    expect(isAccountOf({ userName: 'ben' }, raw())).toBe(false);
  });
});

describe('the key of a sign-in', () => {
  it('stays the same over listings, also when the SID arrives later', () => {
    expect(signInKey(ben({ sid: null, state: 'active', idle: { kind: 'unknown', ms: null } }))).toEqual(
      signInKey(ben()),
    );
  });

  it.each<[string, Session]>([
    ['host', ben({ host: 'DESKTOP-8' })],
    ['session', ben({ sessionId: 5 })],
    ['account', ben({ userName: 'zoe' })],
    ['domain', ben({ domainName: 'OFFICE' })],
    ['logon time', ben({ logonTime: minutesAgo(1) })],
  ])('differs by %s', (_, other) => {
    expect(signInKey(other)).not.toEqual(signInKey(ben()));
  });

  it('tells anybody from anybody else', () => {
    expect(signInKey(anna())).not.toEqual(signInKey(ben()));
  });
});
