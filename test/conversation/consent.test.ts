import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SilenceFacts, SilencePolicy, SilenceReason } from '../../src/conversation/consent.ts';
import { quietMs, silence } from '../../src/conversation/consent.ts';
import type { CouldBeLost } from '../../src/sessions/could-be-lost.ts';
import type { IdleTime } from '../../src/sessions/session.ts';
import type { ProgramClass, Usage } from '../../src/sessions/usage.ts';
import { ben } from '../fakes/people.ts';
import { NOTHING_OPEN, QUIET, WORD_OPEN } from '../fakes/pinned.ts';

const YES = { counts: true };
const no = (because: SilenceReason) => ({ counts: false, because });

/** Ben, switched out for two hours, nothing open, on an exact host. */
function facts(over: Partial<SilenceFacts> = {}): SilenceFacts {
  return {
    session: ben(),
    presence: 'away',
    usage: NOTHING_OPEN,
    rights: 'direct',
    isExact: true,
    isSecondQuestion: false,
    isGroup: false,
    objection: null,
    ...over,
  };
}

const idle = (time: IdleTime) => ({ session: ben({ idle: time }) });

function open(...classes: ProgramClass[]): { readonly usage: Usage } {
  const programs = classes.map((holds) => ({ name: holds, holds }));
  return { usage: { kind: 'known', programs, memoryBytes: 0 } };
}

/** What the person's own Usher tells. */
function told(word: CouldBeLost['word']): { readonly usage: Usage } {
  return { usage: { kind: 'told', lost: { word, programs: [] }, memoryBytes: null } };
}

/** Every class that is not harmless. */
const HOLDING = ['documents', 'forms', 'unknown'] as const;

it.each(HOLDING)('silence never signs out a session with a program that holds %s', (holds) => {
  const usage: Usage = { kind: 'known', programs: [{ name: 'a', holds }], memoryBytes: 1 };
  expect(silence(facts({ usage }), 'whenNothingToLose', QUIET)).toMatchObject({ counts: false });
});

describe('no answer', () => {
  it('counts as yes for somebody who is away for long with nothing open', () => {
    expect(silence(facts(), 'whenNothingToLose', QUIET)).toEqual(YES);
  });

  it.each<[string, Partial<SilenceFacts>, SilenceReason]>([
    ['Windows may not show the question', { objection: 'mayBeUnseen' }, 'mayBeUnseen'],
    ['the question stands at the command line', { objection: 'commandLine' }, 'commandLine'],
    ['the question is the second one', { isSecondQuestion: true }, 'secondQuestion'],
    ['the question is about several people', { isGroup: true }, 'severalPeople'],
    ['somebody is quiet but connected', { presence: 'quiet' }, 'somebodyThere'],
    ['somebody is there', { presence: 'present' }, 'somebodyThere'],
    ['only the words of a command are there', { isExact: false }, 'notExact'],
    ['nobody knows since when they are away', idle({ kind: 'away', ms: null }), 'idleUnknown'],
    ['nobody knows how long there was no input', idle({ kind: 'unknown', ms: null }), 'idleUnknown'],
    ['they left less than five minutes ago', idle({ kind: 'away', ms: QUIET - 1 }), 'idleTooShort'],
    ['they left just now', idle({ kind: 'away', ms: 0 }), 'idleTooShort'],
    ['Windows will ask for permission', { rights: 'withPermission' }, 'needsPermission'],
    ['this account may not sign anybody out', { rights: 'none' }, 'needsPermission'],
    ['nobody could see what is open', { usage: { kind: 'unknown' } }, 'usageUnknown'],
    ['no process at all was seen, which cannot be', open(), 'usageUnknown'],
    ['Word is open', { usage: WORD_OPEN }, 'documentsOpen'],
    ['a program that nobody knows is open', open('harmless', 'unknown', 'harmless'), 'unknownPrograms'],
    ['documents and unknown programs are open', open('unknown', 'documents'), 'documentsOpen'],
    ['a form is open', open('forms'), 'documentsOpen'],
    ['their own Usher tells of unsaved work', told('unsaved'), 'somethingOpen'],
    ['their own Usher tells of a program that works', told('working'), 'somethingOpen'],
    ['their own Usher tells of open work', told('work'), 'somethingOpen'],
    ['their own Usher tells of a program that comes back', told('restores'), 'somethingOpen'],
    ['their own Usher could not see what is open', told('unknown'), 'usageUnknown'],
  ])('is no where %s', (_, over, because) => {
    expect(silence(facts(over), 'whenNothingToLose', QUIET)).toEqual(no(because));
  });

  it('counts as yes where their own Usher tells of nothing', () => {
    expect(silence(facts(told('nothing')), 'whenNothingToLose', QUIET)).toEqual(YES);
  });

  it('counts from exactly five minutes on', () => {
    expect(silence(facts(idle({ kind: 'away', ms: QUIET })), 'whenNothingToLose', QUIET)).toEqual(YES);
  });

  it('counts from as many minutes on as the setting says', () => {
    expect(quietMs({ quietAfterMinutes: 5 })).toBe(QUIET);
  });

  it('counts from later on where the setting says so', () => {
    expect(silence(facts(), 'whenNothingToLose', 180 * 60_000)).toEqual(no('idleTooShort'));
  });

  it.each([
    ['Word is open', { usage: WORD_OPEN }],
    ['nobody could see what is open', { usage: { kind: 'unknown' } }],
    ['a program that nobody knows is open', open('unknown')],
  ] as const)('counts although %s where the setting is "whenAway"', (_, over) => {
    expect(silence(facts(over), 'whenAway', QUIET)).toEqual(YES);
  });

  it.each<[string, Partial<SilenceFacts>, SilenceReason]>([
    ['the question is the second one', { isSecondQuestion: true }, 'secondQuestion'],
    ['somebody is quiet but connected', { presence: 'quiet' }, 'somebodyThere'],
    ['only the words of a command are there', { isExact: false }, 'notExact'],
    ['nobody knows since when they are away', idle({ kind: 'away', ms: null }), 'idleUnknown'],
    ['they left just now', idle({ kind: 'away', ms: 0 }), 'idleTooShort'],
    ['Windows will ask for permission', { rights: 'withPermission' }, 'needsPermission'],
  ])('is no even where the setting is "whenAway" where %s', (_, over, because) => {
    expect(silence(facts(over), 'whenAway', QUIET)).toEqual(no(because));
  });

  it('never counts where the setting is "never"', () => {
    expect(silence(facts(), 'never', QUIET)).toEqual(no('setToNever'));
  });

  it('never counts as yes unless every single program is known and harmless', () => {
    const classes = fc.array(fc.constantFrom<ProgramClass>('harmless', 'documents', 'unknown'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(classes, (each) => {
        const isHarmless = each.length > 0 && each.every((holds) => holds === 'harmless');
        expect(silence(facts(open(...each)), 'whenNothingToLose', QUIET).counts).toEqual(isHarmless);
      }),
    );
  });

  it('never counts more under a stricter setting', () => {
    const some: fc.Arbitrary<SilenceFacts> = fc.record({
      session: fc.constantFrom(
        ben(),
        ben({ idle: { kind: 'away', ms: null } }),
        ben({ idle: { kind: 'away', ms: 1 } }),
      ),
      presence: fc.constantFrom('away', 'quiet', 'present'),
      usage: fc.constantFrom<Usage>(NOTHING_OPEN, WORD_OPEN, { kind: 'unknown' }),
      rights: fc.constantFrom('direct', 'withPermission', 'none'),
      isExact: fc.boolean(),
      isSecondQuestion: fc.boolean(),
      isGroup: fc.boolean(),
      objection: fc.constantFrom(null, 'mayBeUnseen', 'commandLine'),
    });
    const order: SilencePolicy[] = ['never', 'whenNothingToLose', 'whenAway'];
    fc.assert(
      fc.property(some, (each) => {
        const counts = order.map((policy) => silence(each, policy, QUIET).counts);
        expect(counts).toEqual([...counts].sort());
      }),
    );
  });
});
