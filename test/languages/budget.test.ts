import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../src/base/text/plain-text.ts';
import type { GroupFacts, QuestionFacts } from '../../src/engine/words.ts';
import { joined, may, must, shorter, withinRoom } from '../../src/languages/budget.ts';
import { english } from '../../src/languages/en/words.ts';
import type { Usage } from '../../src/sessions/usage.ts';
import { toastBody, toastTitle } from '../../src/tray/toasts/toast-text.ts';
import { runs } from '../fakes/runs.ts';

/*
 * Everything that a yes depends on is shown whole, however long the names are and however much is open.
 */

const open = (...names: readonly string[]): Usage => ({
  kind: 'known',
  programs: names.map((name) => ({ name, holds: 'documents' })),
  memoryBytes: 0,
});

describe('a text with a room', () => {
  const parts = [
    shorter(['Word and Excel are open.', 'Word is open.', ''], 1),
    must('Work is lost.'),
    may('Ben is away.', 2),
  ];

  it('is said in full where it fits', () => {
    expect(joined(withinRoom(60, parts))).toEqual('Word and Excel are open. Work is lost. Ben is away.');
  });

  it('gives way by rank, a sentence at a time', () => {
    expect(joined(withinRoom(45, parts))).toEqual('Word is open. Work is lost. Ben is away.');
    expect(joined(withinRoom(30, parts))).toEqual('Work is lost. Ben is away.');
    expect(joined(withinRoom(20, parts))).toEqual('Work is lost.');
  });

  it('never loses what must be said, even where it is longer than the room', () => {
    expect(joined(withinRoom(5, parts))).toEqual('Work is lost.');
  });
});

const name = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 70 }),
    fc.constantFrom('W'.repeat(64), '👩‍💻'.repeat(12), 'WIN-4F7K2Q9D1AB\\administrator (session 2)', 'Ben'),
  )
  .filter((text) => text !== '' && oneLine(text) === text);

const usage: fc.Arbitrary<Usage> = fc.oneof(
  fc.constant<Usage>({ kind: 'unknown' }),
  fc
    .array(
      fc.record({
        name: fc.oneof(
          fc.string({ unit: 'binary', maxLength: 80 }),
          fc.constantFrom('Word', 'Excel', 'x'.repeat(64)),
        ),
        holds: fc.constantFrom('documents', 'forms', 'unknown', 'harmless'),
      }),
      { maxLength: 25 },
    )
    .map((programs): Usage => ({ kind: 'known', programs, memoryBytes: 0 })),
);

const holdsWork = (of: Usage) => of.kind === 'known' && of.programs.some(({ holds }) => holds !== 'harmless');
const isUnseen = (of: Usage) => of.kind === 'unknown' || (of.kind === 'known' && of.programs.length === 0);

describe('the question about one person', () => {
  const facts: fc.Arbitrary<QuestionFacts> = fc.record({
    name,
    idle: fc.constantFrom(
      { kind: 'away', ms: (999 * 24 + 23) * 3_600_000 },
      { kind: 'noInput', ms: 86_340_000 },
      { kind: 'inUse', ms: null },
      { kind: 'unknown', ms: null },
    ),
    presence: fc.constantFrom('away', 'quiet', 'present'),
    usage,
    anyway: fc.constantFrom(null, null, 'refused', 'personUnanswered', 'cannotBeAsked', 'ordered'),
    silenceCounts: fc.boolean(),
    personSeconds: fc.constantFrom(null, 60, 3600),
    needsPermission: fc.boolean(),
    mayLeaveNote: fc.boolean(),
  });

  it('says all that a yes depends on, and is never cut', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { title, text } = english.question(given);
        const shown = toastBody(text);
        expect(shown.length).toEqual(text.length);
        expect([...toastTitle(title)].length).toEqual([...title].length);
        expect(text.length).toBeLessThanOrEqual(200);
        if (holdsWork(given.usage) || isUnseen(given.usage)) {
          expect(shown).toMatch(/unsaved work will be lost[.:]/i);
        } else if (given.anyway === null) {
          expect(shown).toContain('No documents or unknown apps are open.');
        }
        if (given.anyway !== null) {
          expect(shown).toMatch(/ (said no|didn't answer and may be|may be at this PC and)/);
        } else if (given.silenceCounts) {
          expect(shown).toContain('No answer signs ');
        } else if (given.presence === 'away') {
          expect(shown).toContain(" isn't here to ask.");
        } else if (given.personSeconds === null) {
          expect(shown).toContain(" can't be asked.");
        } else {
          expect(shown).toContain(` will be asked first and has ${given.personSeconds} seconds to answer.`);
        }
        if (given.needsPermission && (given.anyway !== null || !given.silenceCounts)) {
          expect(shown).toContain('Windows will ask for permission next');
        }
      }),
      { numRuns: runs(3000) },
    );
  });

  it('counts the programs for which there is no room', () => {
    const many = english.question({
      name: 'W'.repeat(24),
      idle: { kind: 'noInput', ms: 86_340_000 },
      presence: 'quiet',
      usage: open('Word', 'Microsoft Visual Studio', 'Excel', 'PowerPoint', 'Photoshop', 'Blender', 'Gimp'),
      anyway: null,
      silenceCounts: false,
      personSeconds: 3600,
      needsPermission: true,
      mayLeaveNote: false,
    });
    expect(many).toMatchObject({
      text: `Unsaved work will be lost: Word and 6 more are open. ${'W'.repeat(24)} will be asked first and has 3600 seconds to answer. Windows will ask for permission next.`,
    });
  });
});

describe('the question about several people', () => {
  const person = fc.record({ name, usage, there: fc.constantFrom('away', 'asked') });
  const group = fc.record({
    people: fc.array(person, { minLength: 2, maxLength: 20 }),
    overMs: fc.constantFrom(null, 3_600_000, (999 * 24 + 23) * 3_600_000),
    personSeconds: fc.constantFrom(60, 3600),
    needsPermission: fc.boolean(),
    isAskable: fc.boolean(),
  });

  it('says all that a yes depends on, and is never cut', () => {
    fc.assert(
      fc.property(group, ({ people, isAskable, ...rest }) => {
        const facts: GroupFacts = {
          ...rest,
          people: people.map(({ there, ...each }) => ({
            ...each,
            isAsked: there === 'asked' && isAskable,
            isThereUnasked: there === 'asked' && !isAskable,
          })),
        };
        const { title, text } = english.groupQuestion(facts);
        const shown = toastBody(text);
        expect(title).toEqual(`Sign out ${people.length} people?`);
        expect(shown.length).toEqual(text.length);
        const usages = people.map((each) => each.usage);
        if (usages.some(holdsWork)) expect(shown).toMatch(/^Unsaved work will be lost: .+ open[.:]/);
        if (usages.some(isUnseen)) {
          expect(shown).toMatch(/Usher can't see what .+ (has|have) open\./);
          expect(shown).toMatch(/unsaved work will be lost/i);
        }
        const isSomebodyThere = people.some(({ there }) => there === 'asked');
        if (isSomebodyThere && isAskable) {
          expect(shown).toMatch(new RegExp(` will be asked first, for ${rest.personSeconds} seconds\\.`));
        }
        if (isSomebodyThere && !isAskable) expect(shown).toContain(" may be there and won't be asked.");
        if (rest.needsPermission) expect(shown).toContain('Windows will ask for permission next.');
      }),
      { numRuns: runs(3000) },
    );
  });

  const four = (programs: readonly string[], over: Partial<GroupFacts> = {}): GroupFacts => ({
    people: ['Ben', 'Guest', 'Leo', 'Mia'].map((each) => ({
      name: each,
      usage: open(...programs),
      isAsked: false,
    })),
    overMs: 3_600_000,
    personSeconds: 60,
    needsPermission: true,
    ...over,
  });

  it('names whose work is lost first, then as many programs as there is room for', () => {
    expect(english.groupQuestion(four(['Word', 'Chrome']))).toMatchObject({
      text: 'Unsaved work will be lost: Ben, Guest, Leo and Mia have documents open: Word and Chrome. Windows will ask for permission next. Ben, Guest, Leo and Mia have been inactive for over 1 h.',
    });
    const long = four(['Word', 'PowerPoint', 'Photoshop', 'Excel', 'Blender', 'Visual Studio']);
    const asked = english.groupQuestion({
      ...long,
      people: long.people.map((each) => ({ ...each, isAsked: true })),
    });
    expect(asked.text).toEqual(
      'Unsaved work will be lost: Ben, Guest, Leo and Mia have documents open: Word, PowerPoint and 4 more. Ben, Guest, Leo and Mia will be asked first, for 60 seconds. Windows will ask for permission next.',
    );
  });

  it('tells people apart whose names are cut', () => {
    const twins = [2, 3].map((session) => ({
      name: `WIN-4F7K2Q9D1AB\\administrator (session ${session})`,
      usage: open('Word'),
      isAsked: false,
    }));
    const { text } = english.groupQuestion({ ...four([]), people: twins });
    expect(text).toContain('session 2)');
    expect(text).toContain('session 3)');
  });
});

describe('the summary of several people', () => {
  it('is never cut, and says what happened to how many', () => {
    const kinds = [
      'signedOut',
      'declined',
      'refused',
      'stillThere',
      'alreadyGone',
      'cameBack',
      'canceled',
    ] as const;
    const end = fc.record({ name, kind: fc.constantFrom(...kinds) });
    fc.assert(
      fc.property(fc.array(end, { minLength: 2, maxLength: 20 }), (ends) => {
        const { title, text } = english.groupOutcome(
          ends.map(({ name, kind }) => ({
            name,
            outcome: kind === 'signedOut' ? { kind, memoryBytes: null } : { kind },
          })),
        );
        expect(title.length).toBeLessThanOrEqual(60);
        expect(title).toMatch(/ signed out$/);
        expect(toastBody(text).length).toEqual(text.length);
        expect(text.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: runs(1000) },
    );
  });
});
