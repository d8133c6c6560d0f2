import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/conversation/outcome.ts';
import { STAGES } from '../../src/conversation/stage.ts';
import type { FromHelper, ToHelper } from '../../src/elevation/protocol.ts';
import {
  LONGEST_LINE,
  MOST_PEOPLE,
  readFromHelper,
  readHello,
  readToHelper,
  writeMessage,
} from '../../src/elevation/protocol.ts';
import { LONGEST_PROGRAM_NAME, MOST_PROGRAMS } from '../../src/sessions/could-be-lost.ts';
import { PERSON_ANSWERS, STAY_REASONS } from '../../src/sessions/person-answer.ts';
import { runs } from '../fakes/runs.ts';

const TO_HELPER: readonly ToHelper[] = [
  { kind: 'beat' },
  { kind: 'cancel', person: 0 },
  { kind: 'cancel', person: MOST_PEOPLE - 1 },
];

const WINDOWS = { kind: 'windows', code: 5 } as const;

const OUTCOMES: readonly Outcome[] = [
  { kind: 'signedOut', memoryBytes: 0 },
  { kind: 'disconnected' },
  { kind: 'alreadyDisconnected' },
  { kind: 'declined' },
  { kind: 'unanswered' },
  { kind: 'permissionDeclined' },
  { kind: 'refused' },
  ...STAY_REASONS.map((because) => ({ kind: 'refused', because }) as const),
  { kind: 'personUnanswered' },
  { kind: 'keptByProgram', programs: [] },
  { kind: 'beingAsked', by: null },
  { kind: 'beingAsked', by: '' },
  { kind: 'beingAsked', by: 'x'.repeat(64) },
  { kind: 'canceled' },
  { kind: 'operatorLeft' },
  { kind: 'cameBack' },
  { kind: 'alreadyGone' },
  { kind: 'changed' },
  { kind: 'slept' },
  { kind: 'clockStepped' },
  { kind: 'stillThere' },
  { kind: 'failed', error: WINDOWS },
  { kind: 'failed', error: { kind: 'windows', code: 0 } },
  { kind: 'failed', error: { kind: 'accessDenied' } },
  { kind: 'failed', error: { kind: 'noRights' } },
  { kind: 'failed', error: { kind: 'helperLost' } },
  { kind: 'failed', error: { kind: 'neighborForbids' } },
  { kind: 'failed', error: { kind: 'neighborLost' } },
  { kind: 'failed', error: { kind: 'protected' } },
  { kind: 'failed', error: { kind: 'listUnreadable' } },
  { kind: 'failed', error: { kind: 'cannotDisconnect' } },
  { kind: 'failed', error: { kind: 'iconLost' } },
];

const FROM_HELPER: readonly FromHelper[] = [
  { kind: 'beat' },
  { kind: 'moved', person: 0, stage: 'countingDown', leftMs: 10_000 },
  { kind: 'moved', person: 0, stage: 'lastLook', leftMs: null },
  { kind: 'moved', person: 19, stage: 'asking', leftMs: null },
  { kind: 'happened', person: 0, happened: { event: 'attempt', result: 'failed', code: 1722 } },
  { kind: 'happened', person: 0, happened: { event: 'countdown', consent: 'operator', asked: true } },
  { kind: 'ended', person: 0, outcome: { kind: 'signedOut', memoryBytes: null } },
  { kind: 'ended', person: 0, outcome: { kind: 'failed', error: { kind: 'windows', code: null } } },
  { kind: 'ended', person: 0, outcome: { kind: 'cameBack' } },
];

describe('what the tray and its helper say to each other', () => {
  it.each(TO_HELPER)('is read as it was written: %j', (message) => {
    expect(readToHelper(writeMessage(message))).toEqual(message);
  });

  it.each(FROM_HELPER)('is read as it was written: %j', (message) => {
    expect(readFromHelper(writeMessage(message))).toEqual(message);
  });

  it('begins with a hello, whose token has 128 bits', () => {
    const hello = { kind: 'hello', token: 'a'.repeat(32) } as const;
    expect(readHello(writeMessage(hello))).toEqual(hello);
    expect(readFromHelper(writeMessage(hello))).toBeNull();
    for (const token of [
      '',
      'a'.repeat(31),
      'a'.repeat(33),
      'A'.repeat(32),
      `${'a'.repeat(32)}\n`,
      `${'a'.repeat(31)}\n`,
      1,
      null,
    ]) {
      expect(readHello(JSON.stringify({ kind: 'hello', token }))).toBeNull();
    }
    expect(readHello(JSON.stringify({ ...hello, more: 1 }))).toBeNull();
    expect(readHello(JSON.stringify({ ...hello, kind: '' }))).toBeNull();
  });

  it('has no way to answer a question of the helper’s', () => {
    for (const kind of ['yes', 'answered', 'anyway', 'permission', 'asks']) {
      expect(readToHelper(JSON.stringify({ kind, person: 0, question: '1', answer: 'yes' }))).toBeNull();
      expect(readToHelper(JSON.stringify({ kind, person: 0 }))).toBeNull();
    }
  });

  it.each([
    '',
    '{}',
    'null',
    '[{"kind":"beat"}]',
    '{"kind":"beat","more":1}',
    '{"kind":"cancel"}',
    '{"kind":"cancel","person":-1}',
    '{"kind":"cancel","person":0.5}',
    '{"kind":"cancel","person":"0"}',
    '{"kind":"cancel","person":null}',
    '{"kind":"cancel","person":20}',
    '{"kind":"cancel","person":0,"anyway":"refused"}',
    '{"kind":"signOut","person":0}',
    '{"kind":"hello","token":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}',
  ])('is nothing else; the helper does not take %j', (line) => {
    expect(readToHelper(line)).toBeNull();
  });

  it('names what a helper did, and nothing that only the operator can do', () => {
    for (const event of ['clicked', 'asked', 'answered', 'ended']) {
      const line = JSON.stringify({ kind: 'happened', person: 0, happened: { event, answer: 'yes' } });
      expect(readFromHelper(line)).toBeNull();
    }
  });

  it('never throws, whatever a line is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (line) => {
        for (const read of [readToHelper(line), readFromHelper(line)]) {
          expect(read === null || typeof read === 'object').toBe(true);
        }
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe('what the helper says', () => {
  it.each<[string, object]>([
    ['nobody’s number', { kind: 'moved', person: MOST_PEOPLE, stage: 'lastLook', leftMs: null }],
    ['half a person', { kind: 'moved', person: 0.5, stage: 'lastLook', leftMs: null }],
    ['an unknown stage', { kind: 'moved', person: 0, stage: 'signedOut', leftMs: null }],
    ['less than no time', { kind: 'moved', person: 0, stage: 'countingDown', leftMs: -1 }],
    ['a part of a millisecond', { kind: 'moved', person: 0, stage: 'countingDown', leftMs: 0.5 }],
    ['no time at all', { kind: 'moved', person: 0, stage: 'countingDown' }],
    ['an unknown outcome', ended({ kind: 'ended' })],
    ['an outcome with more to it', ended({ kind: 'canceled', by: 'kai' })],
    ['less than no memory', ended({ kind: 'signedOut', memoryBytes: -1 })],
    ['an unknown failure', ended({ kind: 'failed', error: { kind: 'x' } })],
    ['a failure without its error', ended({ kind: 'failed' })],
    ['a failure of Windows with more to it', ended({ kind: 'failed', error: { ...WINDOWS, by: 'kai' } })],
    ['another failure with an error number', ended({ kind: 'failed', error: { kind: 'noRights', code: 5 } })],
    ['a part of an error number', ended({ kind: 'failed', error: { ...WINDOWS, code: 0.5 } })],
    ['somebody else of too long a name', ended({ kind: 'beingAsked', by: 'x'.repeat(65) })],
    ['a reason that nobody can give', ended({ kind: 'refused', because: 'x' })],
    ['a refusal with more to it', ended({ kind: 'refused', by: 'kai' })],
    ['an end with more to it', { ...ended({ kind: 'canceled' }), by: 'kai' }],
    ['a stage with more to it', { kind: 'moved', person: 0, stage: 'asking', leftMs: null, by: 'kai' }],
    [
      'an event with more to it',
      { ...happened({ event: 'attempt', result: 'done', code: null }), by: 'kai' },
    ],
    ['a countdown of nobody knows whom', happened({ event: 'countdown', consent: 'operator' })],
    ['a countdown with more to it', happened({ event: 'countdown', consent: 'person', asked: true, by: 1 })],
    ['an attempt with more to it', happened({ event: 'attempt', result: 'done', code: null, by: 1 })],
    [
      'an answer with a reason that nobody can give',
      happened({ event: 'personAnswered', answer: 'no', because: 'x' }),
    ],
    ['an answer with more to it', happened({ event: 'personAnswered', answer: 'no', by: 1 })],
    ['a look with more to it', happened({ event: 'lastLook', consent: 'anyway', method: 0, by: 1 })],
    ['a deed with more to it', happened({ event: 'signingOut', consent: 'anyway', method: 0, by: 1 })],
    ['a beat with more to it', { kind: 'beat', person: 0 }],
    ['an error number below zero', ended({ kind: 'failed', error: { kind: 'windows', code: -5 } })],
    ['a yes of nobody', happened({ event: 'countdown', consent: 'x', asked: true })],
    ['a method below zero', happened({ event: 'lastLook', consent: 'anyway', method: -1 })],
    ['half a method', happened({ event: 'signingOut', consent: 'anyway', method: 0.5 })],
    ['an unknown deed', happened({ event: 'attempt', result: 'undone', code: null })],
    ['an unknown answer', happened({ event: 'personAnswered', answer: 'maybe' })],
  ])('is no message with %s', (_, message) => {
    expect(readFromHelper(JSON.stringify(message))).toBeNull();
  });

  it.each(['countdown', 'lastLook', 'signingOut'])('may be about each consent: %s', (event) => {
    const rest = event === 'countdown' ? { asked: false } : { method: 0 };
    for (const consent of ['operator', 'anyway', 'silence', 'person']) {
      const message = happened({ event, consent, ...rest });
      expect(readFromHelper(JSON.stringify(message))).toEqual(message);
    }
  });

  it.each(OUTCOMES)('may end with every outcome: %j', (outcome) => {
    const message = { kind: 'ended', person: 0, outcome } as const;
    expect(readFromHelper(writeMessage(message))).toEqual(message);
  });

  it.each(STAGES)('may be at every stage: %s', (stage) => {
    const message = { kind: 'moved', person: 0, stage, leftMs: 0 } as const;
    expect(readFromHelper(writeMessage(message))).toEqual(message);
  });

  it('may be every answer of the person, with the reason that they gave', () => {
    const answers = PERSON_ANSWERS.map((answer) => ({ event: 'personAnswered', answer }) as const);
    const reasons = STAY_REASONS.map((because) => ({ ...answers[0], answer: 'no', because }) as const);
    for (const each of [...answers, ...reasons]) {
      const message = { kind: 'happened', person: 0, happened: each } as FromHelper;
      expect(readFromHelper(writeMessage(message))).toEqual(message);
    }
  });

  it.each(['done', 'stopped', 'slow', 'absent', 'kept', 'failed'])(
    'may be every end of an attempt: %s',
    (result) => {
      const message = happened({ event: 'attempt', result, code: null });
      expect(readFromHelper(JSON.stringify(message))).toEqual(message);
    },
  );

  it('names the programs that object, all of them in any script', () => {
    const programs = Array.from({ length: MOST_PROGRAMS }, () => '😀'.repeat(LONGEST_PROGRAM_NAME));
    const outcome = { kind: 'keptByProgram', programs } as const;
    const message = { kind: 'ended', person: MOST_PEOPLE - 1, outcome } as const;
    expect(readFromHelper(writeMessage(message))).toEqual(message);
  });

  it.each([
    ['one more', Array(MOST_PROGRAMS + 1).fill('Word')],
    ['a longer name', ['x'.repeat(LONGEST_PROGRAM_NAME + 1)]],
    ['several lines', ['Word\nOK: sign out']],
    ['a text that is turned round', ['\u202eWord']],
  ])('names no programs with %s', (_, programs) => {
    expect(readFromHelper(JSON.stringify(ended({ kind: 'keptByProgram', programs })))).toBeNull();
  });

  it('fits into a line, or is a defect', () => {
    const hello = (token: string) => writeMessage({ kind: 'hello', token });
    const room = LONGEST_LINE - hello('').length;
    expect(hello('a'.repeat(room))).toHaveLength(LONGEST_LINE);
    expect(() => hello('a'.repeat(room + 1))).toThrow(new RangeError('a line too long: hello'));
    expect(() => hello('ä'.repeat(room))).toThrow(new RangeError('a line too long: hello'));
  });
});

function ended(outcome: object) {
  return { kind: 'ended', person: 0, outcome };
}

function happened(what: object) {
  return { kind: 'happened', person: 0, happened: what };
}
