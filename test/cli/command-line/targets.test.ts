import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleName } from '../../../src/base/text/plain-text.ts';
import { everybody, sessionsOf, targetAmong } from '../../../src/cli/command-line/targets.ts';
import { otherUsers } from '../../../src/sessions/other-users.ts';
import type { Session } from '../../../src/sessions/session.ts';
import { anna, ben, guest, kai, mia } from '../../fakes/people.ts';
import { runs } from '../../fakes/runs.ts';

const SESSIONS = [kai(), ben(), anna(), mia({ domainName: 'OFFICE' })];

/** The result in one word: the account found, or why none is. */
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
    ['.\\BEN', 'ben'],
  ])('%s is found as %s', (user, account) => {
    expect(found(user)).toBe(account);
  });

  it.each(['be', 'ben2', 'en', '', 'b*', '.', 'OFFICE\\ben', '.\\Anna Ox', 'Ben Ox', 'ben ', '2'])(
    '%j is nobody',
    (user) => {
      expect(found(user)).toBe('none');
    },
  );

  it.each(['Ben', 'BEN', 'benja', 'Ben Müller', 'BEN MU\u0308LLER', 'DESKTOP-7\\benja'])(
    'is found by the full name that one person has: %s',
    (user) => {
      const fullName = /m/i.test(user) ? 'Ben Müller' : 'Ben';
      expect(found(user, null, [kai(), ben({ userName: 'benja', fullName }), anna()])).toBe('benja');
    },
  );

  it.each(['anna', 'Ben'])(
    'is nobody where it is the account of one and the full name of another: %s',
    (user) => {
      const sessions = [kai(), ben({ fullName: 'Anna' }), anna({ fullName: 'Ben' })];
      expect(found(user, null, sessions)).toBe('ambiguous');
    },
  );

  it.each([
    ['Ben', 'Ben\u00ad'],
    ['Ben', 'B\u200den'],
    ['Ben', 'Ben\ufe0f'],
    ['Ben Ox', 'Ben  Ox'],
    ['Ben Ox', 'Ben\u00a0Ox'],
    ['Ben', ' Ben '],
    ['Be\u0301n', 'B\u00e9n\u00ad'],
    ['\u0399', '\u03b9\u00ad'],
  ])('is nobody where two people are called so but for what nobody sees: %j and %j', (one, other) => {
    const called = (fullName: string, sessionId: number) =>
      ben({ userName: `u${sessionId}`, fullName, sessionId, sid: `S-1-5-21-1-2-3-${sessionId}` });
    for (const sessions of [
      [kai(), called(one, 2), called(other, 3)],
      [kai(), called(other, 2), called(one, 3)],
      [kai({ fullName: other }), called(one, 2)],
    ]) {
      expect(found(one, null, sessions)).toBe('ambiguous');
    }
    expect(found(one, 2, [kai(), called(one, 2), called(other, 3)])).toBe('u2');
  });

  it('is never somebody else of an account that only looks alike', () => {
    expect(found('strasse', null, [kai(), ben({ userName: 'straße' })])).toBe('none');
    expect(found('isa', null, [kai(), ben({ userName: 'ısa' })])).toBe('none');
    expect(found('isa', null, [kai(), ben({ userName: 'ısa' }), anna({ userName: 'isa' })])).toBe(
      'ambiguous',
    );
  });

  it('is nobody where it is somebody’s account and the operator’s full name', () => {
    expect(found('ben', null, [kai({ fullName: 'Ben' }), ben({ fullName: null })])).toBe('ambiguous');
  });

  it('is an account of the PC only where that is told, or may be', () => {
    expect(found('.\\mia')).toBe('none');
    expect(found('.\\ben', null, [kai(), ben({ domainName: '', sid: null })])).toBe('ben');
    expect(found('.\\ben', null, [kai(), ben({ host: 'pc.corp', domainName: 'PC' })])).toBe('ben');
  });

  it.each(['', '\\', '.\\', 'DESKTOP-7\\', 'Ben'])(
    'is nobody in a session without an account: %j',
    (user) => {
      const nobody = ben({ userName: '', isReadable: false });
      expect(found(user, null, [kai(), nobody])).toBe('none');
      expect(found(null, 2, [kai(), nobody])).toBe('');
    },
  );

  it('never is somebody where two people fit', () => {
    const text = fc.constantFrom(
      'ben',
      'Ben',
      'BEN',
      'anna',
      'B\u00e9n',
      'Be\u0301n',
      'be\u200bn',
      '2',
      'OFFICE',
      '',
    );
    const person = fc.record({ userName: text, fullName: fc.option(text), domainName: text });
    const fold = (name: string) => name.normalize('NFC').toLowerCase();
    fc.assert(
      fc.property(fc.array(person, { maxLength: 5 }), text, (people, asked) => {
        const sessions = [
          kai(),
          ...people.map((each, at) => ben({ ...each, sessionId: at + 2, sid: `S-1-5-21-1-2-3-${at}` })),
        ];
        const wanted = fold(asked);
        const fitting = people.filter(
          ({ userName, fullName }) =>
            userName !== '' &&
            wanted !== '' &&
            [userName, visibleName(userName), visibleName(fullName ?? '')].some(
              (name) => fold(name) === wanted,
            ),
        );
        const target = targetAmong(otherUsers(sessions), sessions, { user: asked, id: null });
        if (target.kind === 'found') expect(fitting).toHaveLength(1);
      }),
      { numRuns: runs(20_000) },
    );
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

  it.each([
    ['the other has no SID', {}, { sid: null }],
    ['the operator has no SID', { sid: null }, {}],
    ['neither has one', { sid: null }, { sid: null }],
    ['no domain is told either', { sid: null, domainName: '' }, { sid: null, domainName: '' }],
    ['they are different', {}, { sid: 'S-1-5-21-9-9-9-1001' }],
  ])('that may be the operator or another one is ambiguous where %s', (_, own, other) => {
    const sessions = [kai(own), kai({ sessionId: 2, isCurrent: false, ...other })];
    const ids = (id: number | null) => {
      const target = targetAmong(otherUsers(sessions), sessions, { user: 'kai', id });
      if (target.kind === 'ambiguous') return target.people.map(({ session }) => session.sessionId);
      return target.kind === 'found' ? target.person.session.sessionId : target.kind;
    };
    expect([ids(null), ids(1), ids(2)]).toEqual([[2, 1], 'own', 2]);
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

describe('the sessions that are told about', () => {
  const named = (user: string | null, id: number | null = null, sessions: readonly Session[] = SESSIONS) =>
    sessionsOf(sessions, { user, id }).map(({ userName, sessionId }) => [userName, sessionId]);

  it('are all of that name, the own one too', () => {
    const again = [...SESSIONS, ben({ sessionId: 9 })];
    expect([named('BEN', null, again), named('kai'), named('bob')]).toEqual([
      [
        ['ben', 2],
        ['ben', 9],
      ],
      [['kai', 1]],
      [],
    ]);
  });

  it('are by a number the session of that id, unless somebody has that name', () => {
    expect([named('3'), named(null, 3), named('9'), named('03')]).toEqual([
      [['anna', 3]],
      [['anna', 3]],
      [],
      [],
    ]);
    expect(named('3', null, [kai(), ben({ userName: '3' }), anna()])).toEqual([['3', 2]]);
  });

  it('fit both the name and the id, where both are given', () => {
    expect([named('anna', 3), named('anna', 2), named('3', 2)]).toEqual([[['anna', 3]], [], []]);
  });
});
