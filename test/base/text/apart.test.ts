import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { textsApart } from '../../../src/base/text/apart.ts';
import { english } from '../../../src/languages/en/words.ts';
import { displayNames, NAME_ROOM } from '../../../src/sessions/display-name.ts';
import type { OtherUser } from '../../../src/sessions/other-users.ts';
import type { Session } from '../../../src/sessions/session.ts';
import { ben } from '../../fakes/people.ts';
import { runs } from '../../fakes/runs.ts';

/*
 * People shown in one place are told apart by the visible part of their names.
 */

const other = (over: Partial<Session>, isOperator = false): OtherUser => ({
  session: ben({ sid: null, fullName: null, ...over }),
  isOperator,
  notOffered: null,
});
const within = (people: readonly OtherUser[], room: number) => displayNames(people, english.name, () => room);

/** The look of a text for somebody who reads it. */
const look = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '');

function expectApart(names: readonly string[], count: number): void {
  expect(new Set(names.map(look)).size).toEqual(count);
  expect(names).not.toContain('');
}

describe('in the room of a sentence', () => {
  it('two sessions of one account with a long domain keep their numbers', () => {
    const account = { userName: 'administrator', domainName: 'WIN-4F7K2Q9D1AB' };
    const twice = [other({ ...account, sessionId: 2 }), other({ ...account, sessionId: 3 })];
    expect(within(twice, NAME_ROOM)).toEqual(['administrat… (session 2)', 'administrat… (session 3)']);
    expect(within(twice, 60)).toEqual([
      'WIN-4F7K2Q9D1AB\\administrator (session 2)',
      'WIN-4F7K2Q9D1AB\\administrator (session 3)',
    ]);
  });

  it('accounts that are counted at their ends keep their ends', () => {
    const lab = [1, 2].map((number) =>
      other({ sessionId: number, userName: `student-informatics-2026-lab-${number}` }),
    );
    expect(within(lab, NAME_ROOM)).toEqual(['student-info…-2026-lab-1', 'student-info…-2026-lab-2']);
  });

  it('a domain that differs stays, where the account alone does not tell', () => {
    const two = ['OFFICE', 'HOME'].map((domainName, index) => other({ sessionId: index + 2, domainName }));
    expect(within(two, NAME_ROOM)).toEqual(['OFFICE\\ben', 'HOME\\ben']);
  });

  it('letters of another script that are drawn alike give way to the accounts', () => {
    const two = ['Anna', '\u0410nn\u0430'].map((fullName, index) =>
      other({ sessionId: index + 2, fullName, userName: `user${index}` }),
    );
    expect(within(two, NAME_ROOM)).toEqual(['user0', 'user1']);
  });

  it('fifty full names that agree in their first sixty signs give way to the accounts', () => {
    const fifty = Array.from({ length: 50 }, (_, index) =>
      other({ sessionId: index + 2, userName: `user${index}`, fullName: `${'Same '.repeat(12)}${index}` }),
    );
    expectApart(within(fifty, NAME_ROOM), 50);
    expectApart(within(fifty, 16), 50);
  });
});

const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc.string({ unit: 'grapheme', maxLength: 90 }),
  fc.constantFrom('ben', 'BEN', 'Be\u0301n', 'B\u200den', '\u202eneb', '👩‍💻', 'Session 2', '山田太郎'),
  fc
    .tuple(fc.constantFrom('student-informatics-2026-lab-', '👍'.repeat(40), 'W'.repeat(60)), fc.nat(99))
    .map(([text, number]) => `${text}${number}`),
);

const people = fc.array(
  fc.record({
    sessionId: fc.integer({ min: 1, max: 65_535 }),
    userName: name,
    fullName: fc.option(name),
    domainName: fc.oneof(name, fc.constantFrom('', 'OFFICE')),
    isOperator: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('any people, in any room', () => {
  it('look different, and stay within it', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 8, max: 70 }), (set, room) => {
        const names = within(
          set.map(({ isOperator, ...over }) => other(over, isOperator)),
          room,
        );
        expectApart(names, set.length);
        for (const each of names) {
          expect(each.length).toBeLessThanOrEqual(room);
          expect(each.isWellFormed()).toEqual(true);
          expect(each).toMatch(/^[^\p{Cc}\p{Bidi_Control}\u2028\u2029]+$/u);
        }
      }),
      { numRuns: runs(700) },
    );
  });

  it('look different where each has a room of their own', () => {
    fc.assert(
      fc.property(people, fc.array(fc.integer({ min: 8, max: 70 }), { minLength: 60 }), (set, rooms) => {
        const all = set.map(({ isOperator, ...over }) => other(over, isOperator));
        expectApart(
          displayNames(all, english.name, (index) => rooms[index] ?? 8),
          set.length,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('are told apart by their PC where their sessions have one number', () => {
    const two = ['SRV1', 'SRV2'].map((host) => other({ host }));
    expect(displayNames(two, english.name)).toEqual([
      'DESKTOP-7\\ben (session 2 on SRV1)',
      'DESKTOP-7\\ben (session 2 on SRV2)',
    ]);
  });

  it('are each looked at a fixed number of times, however many they are', () => {
    const looks = (count: number) => {
      const normalize = vi.spyOn(String.prototype, 'normalize');
      const set = Array.from({ length: count }, (_, index) =>
        other({ sessionId: index + 1, userName: `zwölf${index % 2}`, fullName: 'Zwölf' }),
      );
      within(set, NAME_ROOM);
      const calls = normalize.mock.calls.length;
      normalize.mockRestore();
      return calls;
    };
    expect(looks(2000)).toEqual(10 * looks(200));
  });
});

describe('texts that nothing more is known of', () => {
  it('differ after they are cut, wherever they differed before', () => {
    const text = 'a'.repeat(40);
    expect(textsApart([`${text}1`, `${text}2`], 10)).toEqual(['aaaaa…aaa1', 'aaaaa…aaa2']);
    expect(textsApart(['x', 'x'], 10)).toEqual(['1: x', '2: x']);
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 }), { maxLength: 30 }), (texts) => {
        const shown = textsApart(texts, 12);
        expect(new Set(shown).size).toEqual(texts.length);
        expect(shown.every((each) => each.length <= 12)).toEqual(true);
      }),
    );
  });
});
