import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decided } from '../../../src/neighbors/own/decision.ts';
import { whyNot } from '../../../src/neighbors/own/decision.ts';
import type { CouldBeLost, OwnFacts } from '../../../src/sessions/could-be-lost.ts';
import { WHYS } from '../../../src/sessions/could-be-lost.ts';
import type { OthersMaySignMeOut } from '../../../src/settings/others-may.ts';
import { runs } from '../../fakes/runs.ts';

const MINUTE = 60_000;
const WORDS = ['nothing', 'restores', 'work', 'working', 'unsaved', 'unknown'] as const;
const SETTINGS = ['whenNothingIsLost', 'politely', 'askMe', 'never'] as const;

function facts(over: Partial<OwnFacts> = {}): OwnFacts {
  return {
    idleMs: 60 * MINUTE,
    isAway: true,
    couldBeLost: { word: 'nothing', programs: [] },
    takenAt: 0,
    ...over,
  };
}

function decided(over: Partial<Decided> = {}): Decided {
  return {
    facts: facts(),
    setting: 'whenNothingIsLost',
    ageMs: 0,
    upMs: 60_000,
    told: null,
    isAdministrator: false,
    hasSaidYes: false,
    ...over,
  };
}

function lost(word: CouldBeLost['word']): CouldBeLost {
  return {
    word,
    programs: word === 'nothing' || word === 'unknown' ? [] : [{ name: 'Word', why: word }],
  };
}

const anyLost: fc.Arbitrary<CouldBeLost> = fc.record({
  word: fc.constantFrom(...WORDS),
  programs: fc.array(fc.record({ name: fc.string(), why: fc.constantFrom(...WHYS) }), { maxLength: 3 }),
});

const anyFacts: fc.Arbitrary<OwnFacts> = fc.record({
  idleMs: fc.oneof(fc.constant(null), fc.nat(60 * MINUTE)),
  isAway: fc.constantFrom(true, false, null),
  couldBeLost: fc.oneof(anyLost, fc.constantFrom(...WORDS).map(lost)),
  takenAt: fc.nat(),
});

const anything: fc.Arbitrary<Decided> = fc.record({
  facts: fc.oneof({ weight: 9, arbitrary: anyFacts }, { weight: 1, arbitrary: fc.constant(null) }),
  setting: fc.constantFrom(...SETTINGS),
  ageMs: fc.integer({ min: -10, max: 6000 }),
  upMs: fc.oneof(fc.nat(2000), fc.constant(MINUTE)),
  told: fc.oneof(
    fc.constant(null),
    fc.record({ isAway: fc.constantFrom(true, false, null), msAgo: fc.nat(60 * MINUTE) }),
  ),
  isAdministrator: fc.boolean(),
  hasSaidYes: fc.constant(false),
});

/** Whatever else applies: this is never a yes. */
function never(is: (given: Decided) => boolean): void {
  fc.assert(
    fc.property(anything, (given) => {
      fc.pre(is(given));
      expect(whyNot(given)).not.toBeNull();
    }),
    { numRuns: runs(5000) },
  );
}

/** The same for everybody who is not known to be an administrator. */
function ordinarilyNever(is: (given: Decided) => boolean): void {
  never((given) => !given.isAdministrator && is(given));
}

describe('the decision of an own Usher', () => {
  it('allows a word after its time, by what the person has set', () => {
    const after = (setting: OthersMaySignMeOut, minutes: number) =>
      WORDS.filter((word) => {
        const given = facts({ idleMs: minutes * MINUTE, couldBeLost: lost(word) });
        return whyNot(decided({ setting, facts: given })) === null;
      });
    expect(SETTINGS.map((setting) => [4.999, 5, 29.999, 30, 6000].map((min) => after(setting, min)))).toEqual(
      [
        [[], ['nothing'], ['nothing'], ['nothing', 'restores'], ['nothing', 'restores']],
        [[], ['nothing'], ['nothing'], ['nothing', 'restores', 'work'], ['nothing', 'restores', 'work']],
        [[], [], [], [], []],
        [[], [], [], [], []],
      ],
    );
  });

  it('lets an administrator ask somebody who is away to leave, whatever they have set and whatever is open', () => {
    const allowed = (isAway: boolean) =>
      SETTINGS.map((setting) =>
        WORDS.filter((word) => {
          const given = facts({ isAway, idleMs: 1000, couldBeLost: lost(word) });
          const told = { isAway, msAgo: 500 };
          return whyNot(decided({ setting, facts: given, told, isAdministrator: true })) === null;
        }),
      );
    const all = ['nothing', 'restores', 'work', 'working', 'unsaved'];
    expect([allowed(true), allowed(false)]).toEqual([
      [all, all, all, all],
      [[], [], [], []],
    ]);
  });

  it('is a yes for an administrator wherever it is one for anybody', () => {
    let allowed = 0;
    fc.assert(
      fc.property(anything, (given) => {
        if (whyNot({ ...given, isAdministrator: false }) !== null) return;
        allowed += 1;
        expect(whyNot({ ...given, isAdministrator: true })).toBeNull();
      }),
      { numRuns: runs(10_000), examples: [[decided()]] },
    );
    // Else it would show nothing.
    expect(allowed).toBeGreaterThan(0);
  });

  it('is never a yes while the person is not known to be away', () => {
    never(({ facts }) => facts?.isAway !== true);
  });

  it('is never a yes while their idle time is unknown, or for an ordinary account under five minutes', () => {
    never(({ facts }) => facts?.idleMs === null);
    ordinarilyNever(({ facts }) => (facts?.idleMs ?? 0) < 5 * MINUTE);
  });

  it('is never a yes where a window could not be read', () => {
    never(({ facts }) => facts?.couldBeLost.word === 'unknown');
  });

  it('is never a yes for an ordinary account where a program works or shows unsaved work, whatever the word is', () => {
    const isBad = (word: string) => word === 'working' || word === 'unsaved';
    ordinarilyNever(
      ({ facts }) =>
        isBad(facts?.couldBeLost.word ?? '') ||
        (facts?.couldBeLost.programs.some(({ why }) => isBad(why)) ?? false),
    );
  });

  it('is never a yes for an ordinary account where the person set askMe or never', () => {
    ordinarilyNever(({ setting }) => setting === 'askMe' || setting === 'never');
  });

  it('is never a yes by facts of the first second, from the future, or older than five', () => {
    never(({ ageMs, upMs }) => upMs < 1000 || ageMs < 0 || ageMs > 5000);
    expect(whyNot(decided({ ageMs: Number.NaN }))).toBe('unknown');
    expect(whyNot(decided({ upMs: Number.NaN }))).toBe('unknown');
  });

  it('counts from the first whole second, and for five seconds', () => {
    expect([{ upMs: 1000 }, { ageMs: 5000 }].map((over) => whyNot(decided(over)))).toEqual([null, null]);
  });

  it('takes input of the last minute for a return where the asker was told nothing', () => {
    const typed = (idleMs: number) => whyNot(decided({ isAdministrator: true, facts: facts({ idleMs }) }));
    expect([59_999, 60_000].map(typed)).toEqual(['there', null]);
  });

  it('is the person’s own yes where they have just said it, by facts that can be trusted', () => {
    const there = facts({ isAway: false, idleMs: 0, couldBeLost: lost('unsaved') });
    const given = decided({ hasSaidYes: true, setting: 'never', facts: there });
    expect(whyNot(given)).toBeNull();
    for (const over of [{ facts: null }, { upMs: 999 }, { ageMs: 5001 }, { ageMs: -1 }]) {
      expect(whyNot({ ...given, ...over })).toBe('unknown');
    }
  });

  it('is unknown where a program is worse than the word that sums them up', () => {
    const over = (word: CouldBeLost['word'], why: (typeof WHYS)[number]) =>
      whyNot(
        decided({
          isAdministrator: true,
          facts: facts({ couldBeLost: { word, programs: [{ name: 'Word', why }] } }),
        }),
      );
    expect(
      [
        ['nothing', 'restores'],
        ['restores', 'work'],
        ['work', 'working'],
        ['working', 'unsaved'],
      ].map(([word, why]) => over(word as CouldBeLost['word'], why as (typeof WHYS)[number])),
    ).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
    expect(WHYS.map((why) => over(why, why))).toEqual(WHYS.map(() => null));
    expect(over('unsaved', 'restores')).toBeNull();
  });

  it('is never a yes where there was input since the asker was told that the person is away', () => {
    never(({ facts, told }) => told?.isAway === true && (facts?.idleMs ?? 0) < told.msAgo);
  });

  it.each<[string, ReturnType<typeof whyNot>, Partial<Decided>]>([
    ['there are no facts', 'unknown', { facts: null }],
    ['nobody knows whether they are away', 'unknown', { facts: facts({ isAway: null }) }],
    ['their idle time is unknown', 'unknown', { facts: facts({ idleMs: null }) }],
    ['the windows could not be listed', 'unknown', { facts: facts({ couldBeLost: lost('unknown') }) }],
    ['they unlocked', 'there', { facts: facts({ isAway: false }), told: { isAway: true, msAgo: 9000 } }],
    ['they typed', 'there', { facts: facts({ idleMs: 8000 }), told: { isAway: true, msAgo: 9000 } }],
    ['they are there, and nobody said otherwise', 'there', { facts: facts({ isAway: false }) }],
    [
      'they have been there all along',
      'notAllowed',
      { facts: facts({ isAway: false }), told: { isAway: false, msAgo: 9000 } },
    ],
    [
      'they have not been away for long',
      'notAllowed',
      { facts: facts({ idleMs: 2 * MINUTE }), told: { isAway: true, msAgo: 9000 } },
    ],
    ['something is unsaved', 'notAllowed', { facts: facts({ couldBeLost: lost('unsaved') }) }],
    ['they do not want it', 'notAllowed', { setting: 'never' }],
  ])('tells the reason when %s', (_, because, over) => {
    expect(whyNot(decided(over))).toBe(because);
  });
});
