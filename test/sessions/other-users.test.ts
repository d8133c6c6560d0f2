import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/en/words.ts';
import { displayNames } from '../../src/sessions/display-name.ts';
import { otherUsers } from '../../src/sessions/other-users.ts';
import type { ProtectedUsers } from '../../src/sessions/protected-users.ts';
import type { Session } from '../../src/sessions/session.ts';
import { SESSION_STATES } from '../../src/sessions/session.ts';
import { anna, ben, guest, kai, mia, minutesAgo, services } from '../fakes/people.ts';
import { runs } from '../fakes/runs.ts';

/** Two people of one organization may share a name. `quser` and a failed look-up tell no SID. */
const john = () => kai({ userName: 'JohnSmith', domainName: 'AzureAD', fullName: null, sid: null });
const lookedUpByName = (session: Session) => ({ ...session, domainName: '', fullName: null, sid: null });

const shown = (...sessions: readonly Session[]) => otherUsers([kai(), ...sessions]);
const names = (...sessions: readonly Session[]) => shown(...sessions).map(({ session }) => session.userName);

describe('the other people', () => {
  it('are sorted by their accounts where those have no full names', () => {
    const people = [ben({ fullName: '' }), mia({ userName: 'zoe', fullName: '' }), anna({ fullName: '' })];
    expect(otherUsers(people).map(({ session }) => session.userName)).toEqual(['anna', 'ben', 'zoe']);
  });

  it('are everybody but the operator, by name', () => {
    expect(otherUsers([mia(), services(), kai(), guest(), ben(), anna()])).toEqual(
      [anna(), ben(), guest(), mia()].map((session) => ({ session, isOperator: false, notOffered: null })),
    );
  });

  it('are in the same order whatever order Windows lists them in', () => {
    const everybody = [anna(), ben(), guest(), mia(), ben({ sessionId: 12 }), ben({ sessionId: 9 })];
    const inOrder = shown(...everybody);
    fc.assert(
      fc.property(fc.shuffledSubarray(everybody, { minLength: everybody.length }), (shuffled) => {
        expect(shown(...shuffled)).toEqual(inOrder);
      }),
    );
  });

  it('are ordered by the name that is shown, whatever its case, numbers by their size', () => {
    const called = (sessionId: number, fullName: string | null, userName = `user${sessionId}`) =>
      ben({ sessionId, fullName, userName, sid: null });
    expect(
      names(
        called(2, 'room 10'),
        called(3, 'Room 9'),
        called(4, 'ádám'),
        called(5, null, 'Zoe'),
        called(6, 'Adam'),
      ),
    ).toEqual(['user4', 'user6', 'user3', 'user2', 'Zoe']);
  });

  it('keep every session of an account that has several', () => {
    expect(shown(ben(), ben({ sessionId: 9 })).map(({ session }) => session.sessionId)).toEqual([2, 9]);
  });

  it('are shown and not offered where their account is protected, named whole and in any case', () => {
    const protectedUsers = ['BEN', 'desktop-7\\Mia', 'ann', 'OFFICE\\anna'];
    const people = otherUsers([kai(), anna(), ben(), mia()], protectedUsers);
    expect(people.map(({ session, notOffered }) => [session.userName, notOffered])).toEqual([
      ['anna', null],
      ['ben', 'protected'],
      ['mia', 'protected'],
    ]);
  });

  it('say where somebody is the operator’s own account in a second session', () => {
    const second = kai({ sessionId: 5, isCurrent: false, state: 'disconnected' });
    expect(shown(second)).toEqual([{ session: second, isOperator: true, notOffered: null }]);
  });

  it.each(['AzureAD', 'AZUREAD', 'MicrosoftAccount', ''])(
    'is nobody of a domain in which one name may stand for several people: %j',
    (domainName) => {
      const account = { domainName, userName: 'JohnSmith', sid: 'S-1-12-1-5' };
      const other = ben(account);
      expect(otherUsers([kai(account), other])).toEqual([
        { session: other, isOperator: false, notOffered: null },
      ]);
    },
  );

  it.each<[string, Session, Session]>([
    ['no SID is known', kai({ sid: null }), kai({ sid: null })],
    ['only the operator’s SID is known', kai(), kai({ sid: null })],
    ['only the other SID is known', kai({ sid: null }), kai()],
    ['the SIDs differ', kai(), kai({ sid: 'S-1-5-21-9-9-9-1001' })],
    ['both have one name in Entra ID', john(), john()],
    ['quser lists them, which knows neither domain nor SID', lookedUpByName(kai()), lookedUpByName(kai())],
    ['a copied PC has an account of the same SID', kai(), kai({ host: 'SRV1', domainName: 'SRV1' })],
    ['the same SID has another name', kai(), kai({ userName: 'mia' })],
  ])('are never called the operator where %s', (_, own, second) => {
    const other = { ...second, sessionId: 5, isCurrent: false };
    const [person] = otherUsers([own, other]);
    expect(person).toEqual({ session: other, isOperator: false, notOffered: null });
    expect(displayNames([{ session: other, isOperator: false }], english.name)).not.toContain('You');
  });

  it('are not offered where it cannot be told whom the settings protect, but for whoever they certainly do', () => {
    const reasons = (users: ProtectedUsers) =>
      otherUsers([kai(), anna(), ben()], users).map(({ notOffered }) => notOffered);
    expect(reasons('unknown')).toEqual(['protectedUnknown', 'protectedUnknown']);
    expect(reasons(['ben', 'OFFICE\\banna'])).toEqual([null, 'protected']);
    expect(reasons(['ben', 'OFFICEanna'])).toEqual(['protectedUnknown', 'protected']);
  });

  it.each<[string, Session]>([
    ['the operator', kai()],
    ['session 0', services()],
    ['session 0 with a user', ben({ sessionId: 0 })],
    ['an id of -1, which Windows reads as the caller’s own', ben({ sessionId: -1 })],
    ['the listener', ben({ sessionId: 65536, state: 'listen' })],
    ['an id that is no session’s', ben({ sessionId: 65536 })],
    ['an id that is no whole number', ben({ sessionId: 2.5 })],
    ['an id that is no number', ben({ sessionId: Number.NaN })],
    ['a session without a user', ben({ userName: '', state: 'connected' })],
    ['a listening station', ben({ state: 'listen' })],
    ['a session that is being reset', ben({ state: 'reset' })],
  ])('are never %s', (_, session) => {
    expect(otherUsers([session])).toEqual([]);
  });

  it('include a session whose details are hidden, and do not offer it', () => {
    const hidden = ben({ isReadable: false, userName: '', domainName: '', sid: null, logonTime: null });
    expect(shown(hidden)).toEqual([{ session: hidden, isOperator: false, notOffered: 'unreadable' }]);
  });

  it('do not take a session without a name for an operator without one', () => {
    const hidden = ben({ isReadable: false, userName: '', domainName: '', sid: null });
    const nameless = kai({ userName: '', domainName: '', sid: null });
    expect(otherUsers([nameless, hidden])).toEqual([
      { session: hidden, isOperator: false, notOffered: 'unreadable' },
    ]);
  });

  it('include somebody whose sign-in has no known time, and do not offer them', () => {
    const timeless = ben({ logonTime: null });
    expect(shown(timeless)).toEqual([{ session: timeless, isOperator: false, notOffered: 'unreadable' }]);
  });

  it('are not offered where nobody knows which session is the operator’s own', () => {
    expect(otherUsers([ben(), anna()])).toEqual([
      { session: anna(), isOperator: false, notOffered: 'ownUnknown' },
      { session: ben(), isOperator: false, notOffered: 'ownUnknown' },
    ]);
  });

  it('are offered only where they are certainly somebody else with a name, an id and a sign-in', () => {
    const session: fc.Arbitrary<Session> = fc
      .record(
        {
          sessionId: fc.oneof(
            fc.constantFrom(-1, 0, 1, 65535, 65536, 2 ** 32 - 1),
            fc.integer(),
            fc.double(),
          ),
          userName: fc.constantFrom('', 'ben', 'kai'),
          state: fc.constantFrom(...SESSION_STATES, 'unknown' as const),
          isCurrent: fc.boolean(),
          isReadable: fc.boolean(),
          logonTime: fc.constantFrom(null, minutesAgo(5)),
          logonText: fc.constantFrom(null, '', 'today'),
        },
        { requiredKeys: [] },
      )
      .map((over) => ben(over));
    fc.assert(
      fc.property(fc.array(session, { maxLength: 6 }), (sessions) => {
        for (const person of otherUsers(sessions)) {
          expect(person.session.isCurrent).toEqual(false);
          expect(Number.isInteger(person.session.sessionId)).toEqual(true);
          expect(person.session.sessionId).toBeGreaterThanOrEqual(1);
          expect(person.session.sessionId).toBeLessThanOrEqual(65535);
          if (person.notOffered !== null) continue;
          expect(sessions.some(({ isCurrent }) => isCurrent)).toEqual(true);
          expect(person.session.isReadable).toEqual(true);
          expect(person.session.userName).not.toEqual('');
          expect(person.session.logonTime !== null || person.session.logonText === 'today').toEqual(true);
        }
      }),
      { numRuns: runs(2000) },
    );
  });
});
