import { describe, expect, it } from 'vitest';
import type { QuestionFacts } from '../../../src/engine/words.ts';
import { english } from '../../../src/languages/en/words.ts';
import type { ProgramClass, Usage } from '../../../src/sessions/usage.ts';
import { NOTHING_OPEN, WORD_OPEN } from '../../fakes/pinned.ts';

const AWAY = 'Ben has been away for 2 h 10 min.';

/** Ben is away with nothing open; no answer is no. */
function question(over: Partial<QuestionFacts> = {}) {
  return english.question({
    name: 'Ben',
    idle: { kind: 'away', ms: 134 * 60_000 },
    presence: 'away',
    usage: NOTHING_OPEN,
    anyway: null,
    silenceCounts: false,
    personSeconds: 60,
    needsPermission: false,
    mayLeaveNote: true,
    ...over,
  });
}

function open(...programs: readonly (readonly [string, ProgramClass])[]): Usage {
  return { kind: 'known', programs: programs.map(([name, holds]) => ({ name, holds })), memoryBytes: 0 };
}

describe('the question', () => {
  it('says what silence does where silence counts, without a number that could not tick', () => {
    expect(question({ silenceCounts: true })).toEqual({
      title: 'Sign out Ben?',
      text: `${AWAY} No documents or unknown apps are open. No answer signs Ben out.`,
      yes: 'Sign out',
      no: 'Keep signed in',
      note: null,
    });
  });

  it('says what is lost where somebody away has documents open', () => {
    expect(question({ usage: WORD_OPEN })).toEqual({
      title: 'Sign out Ben?',
      text: `Unsaved work will be lost: Word is open. Ben isn't here to ask. ${AWAY}`,
      yes: 'Sign out',
      no: 'Keep signed in',
      note: 'Leave a message',
    });
  });

  it.each<[string, Usage, string]>([
    [
      'nobody could see it',
      { kind: 'unknown' },
      "Usher can't see what's open. Any unsaved work will be lost.",
    ],
    ['no program at all was seen', open(), "Usher can't see what's open. Any unsaved work will be lost."],
    [
      'two programs are',
      open(['Word', 'documents'], ['Excel', 'documents']),
      'Unsaved work will be lost: Word and Excel are open.',
    ],
    [
      'one program is open twice',
      open(['Word', 'documents'], ['Word', 'documents']),
      'Unsaved work will be lost: Word is open.',
    ],
    [
      'many are',
      open(...['Word', 'Excel', 'Paint', 'Gimp', 'Blender'].map((name) => [name, 'documents'] as const)),
      'Unsaved work will be lost: Word, Excel, Paint, Gimp and Blender are open.',
    ],
    [
      'an unknown program is',
      open(['x', 'unknown']),
      "Unsaved work will be lost: an app that Usher doesn't know is open.",
    ],
    [
      'unknown programs are',
      open(['x', 'unknown'], ['y', 'unknown'], ['Explorer', 'harmless']),
      "Unsaved work will be lost: 2 apps that Usher doesn't know are open.",
    ],
    [
      'known and unknown ones are',
      open(['Word', 'documents'], ['x', 'unknown']),
      "Unsaved work will be lost: Word and an app that Usher doesn't know are open.",
    ],
  ])('says first what is lost where %s', (_, usage, text) => {
    expect(question({ usage }).text).toEqual(`${text} Ben isn't here to ask. ${AWAY}`);
  });

  it('says that nothing is lost only where everything was seen, and is known', () => {
    expect(question({ usage: open(['Explorer', 'harmless']) }).text).toEqual(
      `${AWAY} No documents or unknown apps are open. Ben isn't here to ask.`,
    );
  });

  it('shows the name of a program as one short line', () => {
    const hostile = '\u202eexe.\u0000\ntxt'.padEnd(300, 'x');
    expect(question({ usage: open([hostile, 'documents'], ['\u200b', 'documents']) }).text).toEqual(
      `Unsaved work will be lost: exe. txtxxxxxxx… and ? are open. Ben isn't here to ask. ${AWAY}`,
    );
  });

  it.each<[string, Partial<QuestionFacts>, string]>([
    ['away since nobody knows when', { idle: { kind: 'away', ms: null } }, 'Ben is away.'],
    [
      'away behind a locked screen',
      { idle: { kind: 'noInput', ms: 40 * 60_000 } },
      'Ben has been away for 40 min.',
    ],
    ['away with an unknown idle time', { idle: { kind: 'unknown', ms: null } }, 'Ben is away.'],
    [
      'quiet',
      { presence: 'quiet', idle: { kind: 'noInput', ms: 14 * 60_000 } },
      "Ben hasn't used the keyboard or mouse for 14 min.",
    ],
    ['typing', { presence: 'present', idle: { kind: 'inUse', ms: 0 } }, 'Ben is using this PC.'],
    [
      'perhaps there',
      { presence: 'present', idle: { kind: 'unknown', ms: null } },
      "Windows can't tell whether Ben is there.",
    ],
  ])('says whether somebody is there who is %s', (_, over, text) => {
    const rest =
      over.presence === undefined
        ? "Ben isn't here to ask."
        : 'Ben will be asked first and has 60 seconds to answer.';
    expect(question(over).text).toEqual(`${text} No documents or unknown apps are open. ${rest}`);
  });

  it('does not promise that somebody is asked where this PC cannot ask', () => {
    const typing = { presence: 'present', idle: { kind: 'inUse', ms: 0 }, personSeconds: null } as const;
    expect(question(typing).text).toEqual(
      "Ben is using this PC. No documents or unknown apps are open. Ben can't be asked.",
    );
  });

  it('says that Windows will ask for permission', () => {
    expect(question({ needsPermission: true }).text).toEqual(
      `${AWAY} No documents or unknown apps are open. Ben isn't here to ask. Windows will ask for permission next.`,
    );
  });

  it.each([
    ['refused', 'Ben said no. Unsaved work will be lost.'],
    ['personUnanswered', "Ben didn't answer and may be there. Unsaved work will be lost."],
    ['cannotBeAsked', "Ben may be at this PC and can't be asked. Unsaved work will be lost."],
  ] as const)('asked a second time says why: %s', (anyway, text) => {
    expect(question({ anyway })).toEqual({
      title: 'Sign out Ben anyway?',
      text,
      yes: 'Sign out anyway',
      no: 'Keep signed in',
      note: null,
    });
  });

  it('says in a box what its two buttons do', () => {
    expect(english.boxText(question({ usage: WORD_OPEN }), 'Ben')).toEqual(
      `Unsaved work will be lost: Word is open. Ben isn't here to ask. ${AWAY}\n\nOK signs Ben out. Cancel keeps Ben signed in.`,
    );
  });
});

describe('the question to the person', () => {
  it.each([
    [true, 'OK: you will be signed out, if Kai still wants it'],
    [false, 'Cancel: you stay signed in'],
  ])(
    'says what no answer means, silenceSignsOut %s, and nothing that a cancel makes false',
    (silenceSignsOut, end) => {
      expect(
        english.questionFor({
          operator: 'Kai',
          account: 'OFFICE\\kai',
          seconds: 60,
          silenceSignsOut,
          reason: null,
        }),
      ).toEqual({
        title: 'Kai is asking you to sign out (Usher)',
        text:
          'Usher on this PC asked you this for Kai (OFFICE\\kai), who is signed in here, too. Please save your work before you answer.\n\n' +
          'OK signs you out now, if Kai still wants it. Unsaved work is lost.\nCancel keeps you signed in.\n\n' +
          `No answer within 60 seconds counts as ${end}.`,
      });
    },
  );

  it('ends with the operator’s reason, where there is one', () => {
    const facts = {
      operator: 'Kai',
      account: 'OFFICE\\kai',
      seconds: 60,
      silenceSignsOut: true,
      reason: 'The PC restarts at 5.',
    };
    expect(english.questionFor(facts).text).toMatch(/\n\nReason given by Kai: “The PC restarts at 5\.”$/);
  });
});

describe('the notice to somebody who is there and is not asked', () => {
  it('says who signs them out and when', () => {
    expect(
      english.warningFor({ operator: 'Kai', account: 'OFFICE\\kai', seconds: 60, reason: null }),
    ).toEqual({
      title: 'Kai is signing you out',
      text: 'You will be signed out of this PC in 60 seconds. Please save your work at once.',
    });
  });

  it('asks nobody to save their work where there is no time for it', () => {
    expect(
      english.warningFor({ operator: 'Kai', account: 'OFFICE\\kai', seconds: 1, reason: null }).text,
    ).toEqual('You are being signed out of this PC now.');
  });

  it('ends with the operator’s reason, where there is one', () => {
    const facts = { operator: 'Kai', account: 'OFFICE\\kai', seconds: 60, reason: 'The PC restarts at 5.' };
    expect(english.warningFor(facts).text).toMatch(
      /at once\.\n\nReason given by Kai: “The PC restarts at 5\.”$/,
    );
  });
});
