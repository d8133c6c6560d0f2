import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everybody, targetAmong } from '../../src/cli/targets.ts';
import { otherUsers } from '../../src/sessions/other-users.ts';
import type { Session } from '../../src/sessions/session.ts';
import { anna, ben, guest, kai, mia } from '../people.ts';

const SESSIONS = [kai(), ben(), anna(), mia({ domainName: 'OFFICE' })];

/** Who is found, in one word: an account, or why nobody is. */
function found(user: string | null, id: number | null = null, sessions: readonly Session[] = SESSIONS) {
  const target = targetAmong(otherUsers(sessions), sessions, { user, id });
  return target.kind === 'found' ? target.person.session.userName : target.kind;
}

describe('a user', () => {
  it.each([
    ['ben', 'ben'],
    ['BEN', 'ben'],
    ['DESKTOP-7\\ben', 'ben'],
    ['office\\Mia', 'mia'],
  ])('%s is found as %s', (user, account) => {
    expect(found(user)).toBe(account);
  });

  it.each(['be', 'ben2', 'en', '', 'b*', '.', 'OFFICE\\ben', 'Ben Ox', 'ben ', '2'])(
    '%j is nobody',
    (user) => {
      expect(found(user)).toBe('none');
    },
  );

  it('is found by the account, never by the full name, which anybody can give themselves', () => {
    const sessions = [kai(), ben({ fullName: 'Anna' }), anna({ fullName: 'Ben' })];
    expect(found('anna', null, sessions)).toBe('anna');
  });

  it('with several sessions is ambiguous, and its id says which', () => {
    const sessions = [kai(), ben(), ben({ sessionId: 9 })];
    expect(found('ben', null, sessions)).toBe('ambiguous');
    const target = targetAmong(otherUsers(sessions), sessions, { user: 'ben', id: 9 });
    expect(target).toMatchObject({ kind: 'found', person: { session: { sessionId: 9 } } });
  });

  it('with the same id on two PCs is ambiguous', () => {
    const sessions = [kai(), ben({ host: 'SRV1' }), ben({ host: 'SRV2' })];
    expect(found('ben', 2, sessions)).toBe('ambiguous');
  });

  it('has to have the id that was given', () => {
    expect([found('ben', 2), found('ben', 3)]).toEqual(['ben', 'none']);
  });

  it('can be left out where the id is given', () => {
    expect([found(null, 3), found(null, 77), found(null, null)]).toEqual(['anna', 'none', 'none']);
  });

  it('that is the operator in their own session is told so', () => {
    expect([found('kai'), found(null, 1)]).toEqual(['own', 'own']);
  });

  it('that is the operator in another session is found', () => {
    const sessions = [kai(), kai({ sessionId: 5, isCurrent: false })];
    expect(found('kai', null, sessions)).toBe('kai');
  });

  it('is never found by a part of the name', () => {
    const digits = fc.stringMatching(/^\d{1,6}$/);
    fc.assert(
      fc.property(digits, digits, (name, asked) => {
        const sessions = [kai(), ben({ userName: name })];
        expect(found(asked, null, sessions)).toBe(asked === name ? name : 'none');
      }),
    );
  });
});

describe('everybody', () => {
  const HOUR = 3_600_000;
  const names = (sessions: readonly Session[], overMs: number | null) =>
    everybody(otherUsers(sessions, ['protected']), overMs).map(({ session }) => session.userName);

  it('is everybody else, those too who are not to be asked about', () => {
    const sessions = [kai(), ben(), anna({ userName: 'protected' }), mia({ isReadable: false })];
    expect(names(sessions, null)).toEqual(['protected', 'ben', 'mia']);
  });

  it('who has not been there for so long leaves out whoever may be there', () => {
    const sessions = [
      kai(),
      ben(),
      anna({ idle: { kind: 'noInput', ms: 2 * HOUR } }),
      mia(),
      guest(),
      ben({ sessionId: 9, userName: 'leo', idle: { kind: 'away', ms: null } }),
      ben({ sessionId: 10, userName: 'zoe', idle: { kind: 'away', ms: 2 * HOUR - 1 } }),
    ];
    expect(names(sessions, 2 * HOUR)).toEqual(['anna', 'ben']);
  });
});
