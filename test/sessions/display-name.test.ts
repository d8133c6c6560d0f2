import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/en/words.ts';
import { displayNames } from '../../src/sessions/display-name.ts';
import type { OtherUser } from '../../src/sessions/other-users.ts';
import type { Session } from '../../src/sessions/session.ts';
import { anna, ben, guest, kai } from '../fakes/people.ts';
import { runs } from '../fakes/runs.ts';

const other = (session: Session): OtherUser => ({ session, isOperator: false, notOffered: null });
const own = (session: Session): OtherUser => ({ session, isOperator: true, notOffered: null });
const names = (...people: readonly OtherUser[]) => displayNames(people, english.name);

/** Somebody with these names, each in a different session. */
function called(
  sessionId: number,
  fullName: string | null,
  userName: string,
  domainName = 'OFFICE',
): OtherUser {
  return other(ben({ sessionId, fullName, userName, domainName, sid: null }));
}

describe('somebody is called', () => {
  it('by the full name where Windows tells it, else by the account', () => {
    expect(names(other(anna()), other(guest()))).toEqual(['Anna', 'guest']);
  });

  it('by the account where the full name is empty or invisible', () => {
    expect(names(called(2, '', 'ben'), called(3, '\u200d \u3164', 'anna'))).toEqual(['ben', 'anna']);
  });

  it('by the account where two have the same full name', () => {
    expect(names(called(2, 'Ben', 'ben1'), called(3, 'ben', 'ben2'), called(4, 'Anna', 'anna'))).toEqual([
      'ben1',
      'ben2',
      'Anna',
    ]);
  });

  it('with the domain where two have the same account name', () => {
    expect(names(called(2, null, 'ben', 'OFFICE'), called(3, null, 'Ben', 'HOME'))).toEqual([
      'OFFICE\\ben',
      'HOME\\Ben',
    ]);
  });

  it('with the session where one account has two, and plainly where the domain is not known', () => {
    expect(names(called(2, 'Ben', 'ben'), called(5, 'Ben', 'ben'))).toEqual([
      'OFFICE\\ben (session 2)',
      'OFFICE\\ben (session 5)',
    ]);
    expect(names(called(2, null, 'ben', ''), called(5, null, 'ben', ''))).toEqual([
      'ben (session 2)',
      'ben (session 5)',
    ]);
  });

  it('by the session alone where nothing else may be read', () => {
    expect(names(other(ben({ userName: '', fullName: null, isReadable: false })))).toEqual(['Session 2']);
  });

  it('you, in the operator’s own second session', () => {
    expect(names(own(kai({ sessionId: 5, isCurrent: false })), other(ben()))).toEqual([
      'You (kai, another session)',
      'Ben',
    ]);
  });

  it('otherwise than somebody who bears their account as a full name', () => {
    expect(names(called(2, 'anna', 'x'), called(3, 'Same', 'anna'), called(4, 'Same', 'y'))).toEqual([
      'OFFICE\\x',
      'OFFICE\\anna',
      'y',
    ]);
  });

  it('never by an account that is the full name of somebody else', () => {
    expect(names(called(2, 'Ben', 'ben'), called(3, 'ben', 'zoe'))).toEqual(['OFFICE\\ben', 'zoe']);
  });

  it('with the session where somebody imitates even that', () => {
    const twins = [called(2, null, 'ben'), called(5, null, 'ben')];
    expect(names(...twins, called(6, 'OFFICE\\ben (session 2)', 'eve'))).toEqual([
      'OFFICE\\ben (session 2)',
      'OFFICE\\ben (session 5)',
      'OFFICE\\eve (session 6)',
    ]);
  });

  it.each([
    ['case', 'Ben', 'BEN'],
    ['composition', 'Zo\u00eb', 'Zoe\u0308'],
    ['width', 'Ｂｅｎ', 'Ben'],
    ['an invisible joiner', 'B\u200den', 'Ben'],
    ['a soft hyphen', 'B\u00aden', 'Ben'],
    ['a mark of direction', 'Ben\u200f', 'Ben'],
  ])('otherwise than somebody whose name differs only by %s', (_, one, two) => {
    expect(names(called(2, one, 'first'), called(3, two, 'second'))).toEqual(['first', 'second']);
  });

  it('otherwise than anybody else, whatever they call themselves', () => {
    const name = fc.constantFrom(
      'ben',
      'Ben',
      'anna',
      '',
      'OFFICE\\ben',
      'ben (session 2)',
      'OFFICE\\ben (session 2)',
      'Session 3',
      'You (another session)',
      '\u202e',
    );
    const person = fc.record({
      fullName: fc.option(name),
      userName: name,
      domainName: fc.constantFrom('', 'OFFICE'),
      isOperator: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 8 }), (people) => {
        const shown = names(
          ...people.map(({ isOperator, ...over }, index) => ({
            ...other(ben({ ...over, sessionId: index + 1 })),
            isOperator,
          })),
        );
        expect(new Set(shown.map((each) => each.toLowerCase())).size).toEqual(people.length);
        expect(shown).not.toContain('');
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('somebody with little room is called', () => {
  /** The names of these people, the first of whom has so much room. */
  const within = (room: number, ...people: readonly OtherUser[]) =>
    displayNames(people, english.name, (index) => (index === 0 ? room : 60));

  it('by the domain and name while at least four signs of the domain fit', () => {
    const home = called(3, null, 'ben', 'HOME');
    expect(within(10, called(2, null, 'ben'), home)).toEqual(['OFFICE\\ben', 'HOME\\ben']);
    expect(within(8, called(2, null, 'ben'), home)).toEqual(['OFF…\\ben', 'HOME\\ben']);
    expect(within(7, called(2, null, 'ben'), home)[0]).toEqual('Sessio…');
    expect(within(6, called(2, null, 'ben', 'HQ'), home)).toEqual(['HQ\\ben', 'HOME\\ben']);
  });

  it('by the number alone where fewer than four signs of the name fit', () => {
    const [one, two] = [called(2, null, 'ben', ''), called(5, null, 'ben', '')];
    expect(within(16, one, two)).toEqual(['ben (session 2)', 'ben (session 5)']);
    expect(within(15, one, two)).toEqual(['Session 2', 'ben (session 5)']);
    const long = called(2, null, 'benjamin', '');
    expect(within(16, long, called(5, null, 'benjamin', ''))[0]).toEqual('ben… (session 2)');
  });

  it('with the number rather than "you", where that does not fit', () => {
    const you = own(kai({ sessionId: 5, isCurrent: false }));
    expect(within(26, you)).toEqual(['You (kai, another session)']);
    expect(within(25, you)).toEqual(['DESKTOP-7\\kai (session 5)']);
  });
});

describe('people of several PCs', () => {
  const on = (host: string, sessionId = 2) =>
    other(ben({ host, sessionId, fullName: null, domainName: '', sid: null }));

  it('are told apart by their PC where nothing else tells', () => {
    expect(names(on('SRV1'), on('SRV2'))).toEqual(['ben (session 2 on SRV1)', 'ben (session 2 on SRV2)']);
    expect(names(on('strasse'), on('stra\u00dfe', 5))[0]).toEqual('ben (session 2 on strasse)');
  });

  it('are of one PC, whatever case its name has', () => {
    expect(names(on('SRV1'), on('srv1', 5))).toEqual(['ben (session 2)', 'ben (session 5)']);
  });
});

it('one session that is given twice is told apart by its place', () => {
  expect(names(other(ben()), other(ben()), other(anna()))).toEqual([
    '1: Session 2',
    '2: Session 2',
    '3: Session 3',
  ]);
});

it('somebody without a full name keeps the account that is the full name of somebody else', () => {
  expect(names(called(2, null, 'ben'), called(3, 'Ben', 'zoe'))).toEqual(['ben', 'zoe']);
});
