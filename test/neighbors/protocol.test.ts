import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FromNeighbor, ToNeighbor } from '../../src/neighbors/protocol.ts';
import {
  LONGEST_LINE,
  readFromNeighbor,
  readToNeighbor,
  readVersion,
  VERSION,
  writeLine,
} from '../../src/neighbors/protocol.ts';
import { runs } from '../fakes/runs.ts';

const REQUESTS: readonly ToNeighbor[] = [
  { kind: 'hello', version: VERSION },
  { kind: 'beat' },
  { kind: 'facts' },
  { kind: 'signOut' },
  { kind: 'note', text: 'The PC restarts at 5.' },
  { kind: 'noteShown' },
];

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
  { kind: 'no', because: 'there' },
  { kind: 'noteKept' },
  { kind: 'heard' },
];

const line = (message: unknown) => JSON.stringify(message);

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
    ['one more field', { kind: 'signOut', force: true }],
    ['a note of nothing', { kind: 'note', text: '' }],
    ['a note with an end of a line', { kind: 'note', text: 'a\nb' }],
    ['a note too long', { kind: 'note', text: 'x'.repeat(201) }],
    ['a name of whom a note was shown to', { kind: 'noteShown', to: 'Anna' }],
    ['no object', 'signOut'],
  ])('hold no request where there is %s', (_, message) => {
    expect(readToNeighbor(line(message))).toBeNull();
  });

  it.each([
    ['a negative idle time', { ...ANSWERS[2], idleMs: -1 }],
    ['an unknown word', { ...ANSWERS[2], lost: { word: 'fine', programs: [] } }],
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
