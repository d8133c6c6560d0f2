import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FromNeighbor, ToNeighbor } from '../../src/neighbors/protocol.ts';
import {
  LEAST_ASKED,
  LONGEST_LINE,
  LONGEST_TEXT,
  MOST_ASKED,
  readFromNeighbor,
  readToNeighbor,
  readVersion,
  VERSION,
  writeLine,
} from '../../src/neighbors/protocol.ts';
import { WHYS } from '../../src/sessions/could-be-lost.ts';
import { STAY_REASONS } from '../../src/sessions/person-answer.ts';
import { runs } from '../fakes/runs.ts';

const REQUESTS: readonly ToNeighbor[] = [
  { kind: 'hello', version: VERSION },
  { kind: 'beat' },
  { kind: 'facts' },
  { kind: 'signOut' },
  { kind: 'ask', seconds: LEAST_ASKED, reason: null, silenceSignsOut: true },
  { kind: 'ask', seconds: MOST_ASKED, reason: 'x'.repeat(LONGEST_TEXT), silenceSignsOut: false },
  { kind: 'note', text: 'The PC restarts at 5.' },
  { kind: 'note', text: 'x' },
  { kind: 'noteShown' },
];

const ASK = { kind: 'ask', seconds: 60, reason: null, silenceSignsOut: false } as const;

const ANSWERS: readonly FromNeighbor[] = [
  { kind: 'hello', version: VERSION },
  { kind: 'beat' },
  {
    kind: 'facts',
    lost: { word: 'work', programs: [{ name: 'Word', why: 'work' }] },
    idleMs: 3_600_000,
    isAway: true,
    allows: false,
    asks: false,
    askedBy: null,
  },
  {
    kind: 'facts',
    lost: { word: 'nothing', programs: [] },
    idleMs: null,
    isAway: null,
    allows: false,
    asks: false,
    askedBy: null,
  },
  { kind: 'leaving' },
  { kind: 'kept', programs: ['Word', 'Excel'] },
  ...(['there', 'notAllowed', 'busy', 'tooOften', 'unknown'] as const).map(
    (because) => ({ kind: 'no', because }) as const,
  ),
  { kind: 'asking' },
  ...[null, ...STAY_REASONS].map((reason) => ({ kind: 'said', answer: 'stay', reason }) as const),
  { kind: 'said', answer: 'signOut' },
  { kind: 'said', answer: 'later' },
  { kind: 'said', answer: 'noAnswer' },
  { kind: 'noteKept' },
  { kind: 'heard' },
];

const line = (message: unknown) => JSON.stringify(message);
const lost = (programs: readonly object[]) => ({ word: 'work', programs });

describe('the lines between neighbors', () => {
  it('are read as they were written, and only by the side that they are for', () => {
    for (const request of REQUESTS) expect(readToNeighbor(writeLine(request).trimEnd())).toEqual(request);
    for (const answer of ANSWERS) expect(readFromNeighbor(writeLine(answer).trimEnd())).toEqual(answer);
    expect(ANSWERS.slice(2).map((each) => readToNeighbor(line(each)))).toEqual(
      ANSWERS.slice(2).map(() => null),
    );
    expect(REQUESTS.slice(2).map((each) => readFromNeighbor(line(each)))).toEqual(
      REQUESTS.slice(2).map(() => null),
    );
  });

  it('have every word for what could be lost', () => {
    for (const word of [...WHYS, 'nothing', 'unknown'] as const) {
      const facts = { ...ANSWERS[2], lost: { word, programs: [] } };
      expect(readFromNeighbor(line(facts))).toEqual(facts);
    }
  });

  it('are short enough whatever is open', () => {
    const programs = Array.from({ length: 12 }, () => ({ name: 'x'.repeat(32), why: 'restores' }) as const);
    const facts: FromNeighbor = {
      kind: 'facts',
      lost: { word: 'restores', programs },
      idleMs: Number.MAX_SAFE_INTEGER,
      isAway: false,
      allows: false,
      asks: false,
      askedBy: null,
    };
    expect(readFromNeighbor(line(facts))).toEqual(facts);
    expect(Buffer.byteLength(writeLine(facts))).toBeLessThan(LONGEST_LINE);
  });

  it.each([
    ['another version', { kind: 'hello', version: VERSION + 1 }],
    ['a hello with one more field', { kind: 'hello', version: VERSION, language: 'de' }],
    ['a hello of no version', { kind: 'hello' }],
    ['a beat with one more field', { kind: 'beat', force: true }],
    ['one more field', { kind: 'signOut', force: true }],
    ['one more field about facts', { kind: 'facts', force: true }],
    ['a question with one more field', { ...ASK, force: true }],
    ['less than the time to read it', { ...ASK, seconds: LEAST_ASKED - 1 }],
    ['more than an hour to answer', { ...ASK, seconds: MOST_ASKED + 1 }],
    ['a part of a second', { ...ASK, seconds: 60.5 }],
    ['a question without its reason', { ...ASK, reason: undefined }],
    ['an empty reason', { ...ASK, reason: '' }],
    ['a reason with an end of a line', { ...ASK, reason: 'a\nb' }],
    ['a reason too long', { ...ASK, reason: 'x'.repeat(LONGEST_TEXT + 1) }],
    ['no word on what silence does', { ...ASK, silenceSignsOut: undefined }],
    ['a note with one more field', { kind: 'note', text: 'a', to: 'Anna' }],
    ['a note of nothing', { kind: 'note', text: '' }],
    ['a note with an end of a line', { kind: 'note', text: 'a\nb' }],
    ['a note too long', { kind: 'note', text: 'x'.repeat(LONGEST_TEXT + 1) }],
    ['a name of whom a note was shown to', { kind: 'noteShown', to: 'Anna' }],
    ['no object', 'signOut'],
  ])('hold no request where there is %s', (_, message) => {
    expect(readToNeighbor(line(message))).toBeNull();
  });

  it.each([
    ['a negative idle time', { ...ANSWERS[2], idleMs: -1 }],
    ['a part of a millisecond', { ...ANSWERS[2], idleMs: 0.5 }],
    ['a session below zero', { ...ANSWERS[2], askedBy: -1 }],
    ['a part of a session', { ...ANSWERS[2], askedBy: 0.5 }],
    ['a doubt about what it allows', { ...ANSWERS[2], allows: null }],
    ['a doubt about whether it asks', { ...ANSWERS[2], asks: null }],
    ['one more fact', { ...ANSWERS[2], user: 'ben' }],
    ['an unknown word', { ...ANSWERS[2], lost: { word: 'fine', programs: [] } }],
    ['a word with more to it', { ...ANSWERS[2], lost: { word: 'work', programs: [], title: 'Letter' } }],
    [
      'a program with more to it',
      { ...ANSWERS[2], lost: lost([{ name: 'Word', why: 'work', title: 'Letter' }]) },
    ],
    ['a program for no reason', { ...ANSWERS[2], lost: lost([{ name: 'Word' }]) }],
    ['a program that loses nothing', { ...ANSWERS[2], lost: lost([{ name: 'Word', why: 'nothing' }]) }],
    [
      'more programs than a line holds',
      { ...ANSWERS[2], lost: lost(Array(13).fill({ name: 'Word', why: 'work' })) },
    ],
    ['more programs that object', { kind: 'kept', programs: Array(13).fill('Word') }],
    ['a program that objects with more to it', { kind: 'kept', programs: [], title: 'Letter' }],
    ['a question on the screen with more to it', { kind: 'asking', answer: 'signOut' }],
    ['an answer without its reason', { kind: 'said', answer: 'stay' }],
    ['an answer for no known reason', { kind: 'said', answer: 'stay', reason: 'x' }],
    ['a stay with more to it', { kind: 'said', answer: 'stay', reason: null, by: 'kai' }],
    ['a yes with a reason', { kind: 'said', answer: 'signOut', reason: null }],
    ['a yes of another kind', { kind: 'asking', answer: 'later' }],
    ['an unknown answer', { kind: 'said', answer: 'yes' }],
    ['a no for no reason', { kind: 'no' }],
    ['a no for no known reason', { kind: 'no', because: 'x' }],
    ['a no with more to it', { kind: 'no', because: 'busy', by: 'kai' }],
    ['a leave with more to it', { kind: 'leaving', by: 'kai' }],
    ['a kept note with more to it', { kind: 'noteKept', by: 'kai' }],
    ['a word heard with more to it', { kind: 'heard', by: 'kai' }],
    ['a program with a hidden sign', { kind: 'kept', programs: ['Wo\u202erd'] }],
    ['a path', { kind: 'kept', programs: [`C:\\Users\\ben\\${'x'.repeat(40)}.docx`] }],
  ])('hold no answer where there is %s', (_, message) => {
    expect(readFromNeighbor(line(message))).toBeNull();
  });

  it('name the version of any Usher, whatever else its hello says', () => {
    const hellos = [{ version: VERSION }, { version: 0 }, { version: VERSION + 1, language: 'de' }];
    expect(hellos.map((each) => readVersion(line({ kind: 'hello', ...each })))).toEqual([1, 0, 2]);
    const none = [-1, 1.5, 10_000, 1e300, '2', null, undefined];
    expect(none.map((version) => readVersion(line({ kind: 'hello', version })))).toEqual(
      none.map(() => null),
    );
    expect(readVersion(line({ kind: 'beat', version: 2 }))).toBeNull();
  });

  it.each(['', '{', 'let me in', 'undefined'])('are none where they are no JSON: %j', (text) => {
    expect([readVersion(text), readToNeighbor(text), readFromNeighbor(text)]).toEqual([null, null, null]);
  });

  it('are read without a throw, whatever they are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (anything) => {
        readVersion(anything);
        readToNeighbor(anything);
        readFromNeighbor(anything);
      }),
      { numRuns: runs(20_000) },
    );
  });
});
