import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleName } from '../../src/base/text/plain-text.ts';
import type { TimeLeft } from '../../src/base/time-left.ts';
import type { AnywayReason } from '../../src/conversation/answers.ts';
import type { SilenceReason } from '../../src/conversation/consent.ts';
import type { Outcome } from '../../src/conversation/outcome.ts';
import type { DisconnectFacts, Question, QuestionFacts, TitledText } from '../../src/engine/words.ts';
import { english } from '../../src/languages/en/words.ts';
import { WHYS } from '../../src/sessions/could-be-lost.ts';
import type { Deed } from '../../src/sessions/deed.ts';
import type { IdleTime } from '../../src/sessions/session.ts';
import type { ShownIdle } from '../../src/sessions/shown-idle.ts';
import type { Usage } from '../../src/sessions/usage.ts';
import { toastBody, toastTitle } from '../../src/tray/toasts/toast-text.ts';
import type { RowActivity } from '../../src/tray/words.ts';
import { NOTHING_OPEN } from '../fakes/pinned.ts';
import { runs } from '../fakes/runs.ts';

const count = (text: string) => [...text].length;

const IDLE: readonly IdleTime[] = [
  { kind: 'away', ms: null },
  { kind: 'away', ms: (999 * 24 + 23) * 3_600_000 },
  { kind: 'noInput', ms: (23 * 60 + 55) * 60_000 },
  { kind: 'inUse', ms: null },
  { kind: 'unknown', ms: null },
];

const TOLD: readonly ShownIdle[] = [
  { kind: 'told', ms: 0 },
  { kind: 'told', ms: (999 * 24 + 23) * 3_600_000 },
];

const ACTIVITIES: Record<RowActivity, true> = {
  next: true,
  asking: true,
  permitting: true,
  helperChecks: true,
  askedByHelper: true,
  askedOnScreen: true,
  hasMoreTime: true,
  stopping: true,
  countingDown: true,
  signingOut: true,
  stillSigningOut: true,
  disconnectingIn: true,
  disconnecting: true,
  stillDisconnecting: true,
  watching: true,
  signedOut: true,
};

const TIMES: readonly (TimeLeft | null)[] = [
  null,
  { count: 90, unit: 'seconds' },
  { count: 60, unit: 'minutes' },
];

const ANYWAY: Record<AnywayReason, true> = {
  refused: true,
  personUnanswered: true,
  cannotBeAsked: true,
  ordered: true,
  keptByProgram: true,
  beingAsked: true,
};

const SILENCE: Record<SilenceReason, true> = {
  setToNever: true,
  secondQuestion: true,
  severalPeople: true,
  somebodyThere: true,
  idleUnknown: true,
  idleTooShort: true,
  needsPermission: true,
  notExact: true,
  usageUnknown: true,
  documentsOpen: true,
  unknownPrograms: true,
  somethingOpen: true,
  onlyDisconnects: true,
  questionNotShown: true,
  mayBeUnseen: true,
  commandLine: true,
};

const OUTCOMES: readonly Outcome[] = [
  { kind: 'signedOut', memoryBytes: 1e15 },
  { kind: 'signedOut', memoryBytes: null },
  { kind: 'disconnected' },
  { kind: 'alreadyDisconnected' },
  { kind: 'declined' },
  { kind: 'unanswered' },
  { kind: 'permissionDeclined' },
  { kind: 'refused' },
  { kind: 'personUnanswered' },
  { kind: 'keptByProgram', programs: [] },
  { kind: 'keptByProgram', programs: ['Microsoft Word and friends', 'x'.repeat(64), 'Excel'] },
  { kind: 'canceled' },
  { kind: 'operatorLeft' },
  { kind: 'cameBack' },
  { kind: 'alreadyGone' },
  { kind: 'changed' },
  { kind: 'slept' },
  { kind: 'clockStepped' },
  { kind: 'stillThere' },
  { kind: 'failed', error: { kind: 'accessDenied' } },
  { kind: 'failed', error: { kind: 'listUnreadable' } },
  { kind: 'failed', error: { kind: 'cannotDisconnect' } },
  { kind: 'failed', error: { kind: 'iconLost' } },
  { kind: 'failed', error: { kind: 'noRights' } },
  { kind: 'failed', error: { kind: 'helperLost' } },
  { kind: 'failed', error: { kind: 'neighborForbids' } },
  { kind: 'failed', error: { kind: 'neighborLost' } },
  { kind: 'failed', error: { kind: 'protected' } },
  { kind: 'failed', error: { kind: 'windows', code: 4294967295 } },
];

const DEEDS: readonly Deed[] = ['signOut', 'disconnect'];

const disconnectFacts = (name: string): DisconnectFacts => ({
  name,
  idle: { kind: 'unknown', ms: null },
  presence: 'present',
  personSeconds: 3600,
  needsPermission: true,
});

const keys = <K extends string>(table: Record<K, true>) => Object.keys(table) as K[];

/** Each row, caption and tooltip about a person, and the part of it that is not their name. */
function lines(name: string): readonly (readonly [string, string])[] {
  const { caption, row, tooltip } = english;
  const make: ((called: string) => string)[] = [
    (called) => caption.question(called, false),
    (called) => caption.question(called, true),
    ...[...IDLE, ...TOLD].flatMap((idle) =>
      [true, false, null].map(
        (locked) => (called: string) =>
          row.person({ name: called, idle, locked, memoryBytes: 987 * 1024 ** 3 }),
      ),
    ),
    ...keys(ACTIVITIES).flatMap((activity) =>
      TIMES.map((left) => (called: string) => row.activity(called, activity, left)),
    ),
    ...keys(ANYWAY).map((reason) => (called: string) => row.anyway(called, reason)),
    row.notAllowed,
    row.messageInstead,
    row.unreadable,
    tooltip.asking,
    ...TIMES.flatMap((left) => [
      (called: string) => tooltip.askingPerson(called, left),
      (called: string) => tooltip.moreTime(called, left),
      (called: string) => tooltip.countingDown(called, left),
    ]),
    tooltip.signingOut,
    tooltip.stopping,
    tooltip.stoppingDisconnect,
    (called) => tooltip.disconnectingIn(called, { count: 3599, unit: 'seconds' }),
    tooltip.disconnecting,
    tooltip.watching,
  ];
  return make.map((text) => [text(name), text('')]);
}

const otherLines = [
  ...[0, 1, 2, 9999].flatMap((people) => [
    english.caption.people(people, false),
    english.caption.people(people, true),
    english.tooltip.people(people),
  ]),
  english.tooltip.looking,
  english.caption.looking,
  english.caption.listFailed,
  english.caption.ownUnknown,
  english.caption.protectedUnknown,
  english.caption.lastSettings,
  english.row.unread(1),
  english.row.unread(9999),
  english.row.doNotAsk,
  english.row.askAgain,
  english.row.signInStart,
  english.row.settings,
  english.row.help,
  english.row.quit,
  english.row.more(1),
  english.row.more(9999),
  english.tooltip.listFailed,
];

const usage: fc.Arbitrary<Usage> = fc.oneof(
  fc.constant<Usage>({ kind: 'unknown' }),
  fc
    .array(
      fc.record({
        name: fc.string({ unit: 'binary', maxLength: 300 }),
        holds: fc.constantFrom('documents', 'unknown', 'harmless'),
      }),
      { maxLength: 30 },
    )
    .map((programs): Usage => ({ kind: 'known', programs, memoryBytes: 0 })),
);

const facts: fc.Arbitrary<Omit<QuestionFacts, 'name'>> = fc.record({
  idle: fc.constantFrom(...IDLE),
  presence: fc.constantFrom('away', 'quiet', 'present'),
  usage,
  anyway: fc.constantFrom(null, null, ...keys(ANYWAY)),
  silenceCounts: fc.boolean(),
  personSeconds: fc.constantFrom(null, 3600),
  needsPermission: fc.boolean(),
  mayLeaveNote: fc.boolean(),
});

/** The most hostile name that is still ready to be shown. */
const name = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom('&', '<SEPARATOR>', '-Embedding', '\u202e', '\n', '👍', '山', 'W', '%s', '$&'),
      maxLength: 80,
    }),
  )
  .map((each) => visibleName(each) || 'Session 2');

/** Everything that a person can read, about somebody called Ben. */
function everything(): readonly string[] {
  const notes: (TitledText | Question)[] = [
    ...DEEDS.flatMap((deed) => OUTCOMES.map((outcome) => english.outcome(outcome, 'Ben', deed))),
    english.disconnectQuestion(disconnectFacts('Ben')),
    english.disconnectQuestionFor({
      operator: 'Kai',
      account: 'PC\\kai',
      seconds: 60,
      silenceSignsOut: true,
      reason: null,
    }),
    english.notLetIn('Ben', 5),
    ...fc.sample(facts, { numRuns: 500, seed: 1 }).map((each) =>
      english.question({
        ...each,
        name: 'Ben',
        usage: each.usage.kind === 'known' ? NOTHING_OPEN : each.usage,
      }),
    ),
    english.firstRun,
    ...[true, false].map((silenceSignsOut) =>
      english.questionFor({
        operator: 'Kai',
        account: silenceSignsOut ? null : 'PC\\kai',
        seconds: 60,
        silenceSignsOut,
        reason: null,
      }),
    ),
  ];
  return [
    ...lines('Ben').map(([text]) => text),
    ...otherLines,
    ...notes.flatMap((note) => Object.values(note)).filter((text) => typeof text === 'string'),
    ...keys(SILENCE).map(english.silenceReason),
    english.milder.disconnect('Ben'),
    english.milder.letIn('Ben'),
    english.overrule.yes,
    english.overrule.no,
    english.alreadyRunning,
    ...Object.values(english.quit),
    english.programRefused('traybin/tray_windows_release.exe'),
    english.windowsNotFound,
    english.name.you,
    english.name.ownSession('kai'),
    english.name.nobody(2),
    english.name.withSession('Ben', 2),
    english.boxText({ title: 'T', text: 'Text.', yes: 'Sign out', no: 'Keep signed in', note: null }, 'Ben'),
    ...(['left', 'refused', 'failed'] as const).flatMap((end) =>
      Object.values(english.noteResult(end, 'Ben')),
    ),
    ...Object.values(english.notAsked('Ben')),
    ...[true, false].flatMap((either) => {
      const asked = {
        asker: 'Kai',
        account: 'PC\\kai',
        seconds: 60,
        reason: null,
        mayDelay: either,
        silenceSignsOut: either,
      };
      const { reasons, ...texts } = english.ownQuestion(asked, 60);
      return [...Object.values(texts), ...Object.values(reasons)];
    }),
    ...(['question', 'note'] as const).flatMap((what) =>
      [true, false].flatMap((isKnown) =>
        Object.values(english.coolDown({ what, name: 'Ben', ms: 180_000, isKnown })),
      ),
    ),
    ...[null, 'refused' as const].flatMap((anyway) =>
      Object.values(
        english.helperQuestion({
          people: [{ name: 'Ben', account: 'OFFICE\\ben', usage: NOTHING_OPEN }],
          anyway,
        }),
      ),
    ),
    ...[1, 3].flatMap((people) =>
      Object.values(english.permission({ deed: 'signOut', count: people, name: 'Ben' }, 2)),
    ),
    ...[true, false].flatMap((isThere) => Object.values(english.noteFor('Kai', isThere))),
  ];
}

describe('every row, caption and tooltip', () => {
  it.each(otherLines)('has at most 60 code points: %s', (text) => {
    expect(count(text)).toBeLessThanOrEqual(60);
  });

  it('has at most 60 code points whatever the name, and loses nothing but the end of the name', () => {
    fc.assert(
      fc.property(name, (each) => {
        for (const [text, rest] of lines(each)) {
          expect(count(text)).toBeLessThanOrEqual(60);
          const shown = [...each];
          const room = 60 - count(rest);
          expect(room).toBeGreaterThanOrEqual(16);
          const kept = shown.length <= room ? each : `${shown.slice(0, room - 1).join('')}…`;
          const places = Array.from(
            { length: rest.length + 1 },
            (_, at) => rest.slice(0, at) + kept + rest.slice(at),
          );
          expect(places).toContain(text);
        }
      }),
    );
  });
});

describe('every toast', () => {
  it('keeps its title whole, whatever the name', () => {
    fc.assert(
      fc.property(name, facts, (each, about) => {
        const titles = [
          english.question({ ...about, name: each }).title,
          ...DEEDS.flatMap((deed) => OUTCOMES.map((outcome) => english.outcome(outcome, each, deed).title)),
          english.disconnectQuestion(disconnectFacts(each)).title,
          english.notLetIn(each, 5).title,
          english.firstRun.title,
        ];
        for (const title of titles) {
          expect(count(title)).toBeLessThanOrEqual(60);
          expect(count(toastTitle(title))).toEqual(count(title));
        }
      }),
    );
  });

  it('about an end keeps its text whole, whatever the name', () => {
    fc.assert(
      fc.property(name, (each) => {
        const ends = DEEDS.flatMap((deed) => OUTCOMES.map((end) => english.outcome(end, each, deed)));
        const told = [...ends, english.disconnectQuestion(disconnectFacts(each)), english.notLetIn(each, 5)];
        for (const { text } of told) {
          expect(text).not.toEqual('');
          expect(count(toastBody(text))).toEqual(count(text));
        }
      }),
    );
  });

  it('about what happened while somebody was away keeps its text whole, whatever the names are', () => {
    const at = fc.constantFrom({ time: '16:03', date: null }, { time: '16:03', date: '2026-11-24' });
    const lost = fc.record({
      word: fc.constantFrom(...WHYS, 'nothing' as const, 'unknown' as const),
      programs: fc.array(fc.record({ name, why: fc.constantFrom(...WHYS) }), { maxLength: 12 }),
    });
    const became = fc.constantFrom('signedOut' as const, 'kept' as const, 'unknown' as const);
    fc.assert(
      fc.property(fc.record({ name, at, lost, became, saidYes: fc.boolean() }), (receipt) => {
        const { title, text } = english.returned.receipt(receipt);
        const note = english.returned.note(receipt.name, receipt.at, 'Hello');
        const noteShown = english.returned.noteShown(receipt.name, receipt.at);
        for (const each of [title, note.title, noteShown.title]) {
          expect(count(toastTitle(each))).toEqual(count(each));
        }
        for (const each of [title, note.title, noteShown.text]) expect(each).toContain(receipt.at.time);
        for (const each of [text, noteShown.text]) expect(count(toastBody(each))).toEqual(count(each));
        expect(text.includes('Nothing was lost.')).toBe(
          receipt.lost.word === 'nothing' && receipt.became === 'signedOut',
        );
      }),
      { numRuns: runs(1000) },
    );
  });

  it('says what is lost and what no answer does, whatever the name and the programs are', () => {
    fc.assert(
      fc.property(name, facts, (each, about) => {
        const { text } = english.question({ ...about, name: each });
        const shown = toastBody(text);
        if (/unsaved work will be lost\./i.test(text)) expect(shown).toMatch(/unsaved work will be lost\./i);
        if (about.silenceCounts && about.anyway === null) expect(shown).toContain('No answer signs ');
      }),
      { numRuns: runs(1000) },
    );
  });

  it('shows an ordinary question to its end', () => {
    const long = english.question({
      name: 'Christopher Montgomery',
      idle: { kind: 'noInput', ms: 23 * 3_600_000 },
      presence: 'quiet',
      usage: {
        kind: 'known',
        programs: ['Word', 'PowerPoint', 'Photoshop', 'Excel'].map((each) => ({
          name: each,
          holds: 'documents',
        })),
        memoryBytes: 0,
      },
      anyway: null,
      silenceCounts: false,
      personSeconds: 60,
      needsPermission: false,
      mayLeaveNote: true,
    });
    expect(toastBody(long.text)).toEqual(long.text);
  });
});

describe('every sentence', () => {
  it.each([...new Set(everything())].map((text) => [text]))(
    'has words in it, for everybody, spelled one way: %j',
    (text) => {
      expect(text.trim()).toEqual(text);
      expect(text).not.toEqual('');
      expect(text).not.toMatch(/\b(he|she|him|her|his|hers|himself|herself|guys?|man|men|woman|women)\b/i);
      expect(text).not.toMatch(
        /cancell|\bkill|terminat|log(ging|ged)? ?(off|out)|\breset|undefined|null|NaN|\[object/i,
      );
      expect(text).not.toMatch(/ {2}|\.\.| [.,?]/);
    },
  );
});
