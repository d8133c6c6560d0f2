import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Face } from '../../../src/tray/question/face.ts';
import {
  chosenLine,
  faceLine,
  permissionLine,
  permittedLine,
  readChosen,
  readFace,
  readPermission,
  readPermitted,
} from '../../../src/tray/question/face-lines.ts';
import { runs } from '../../fakes/runs.ts';

const FACE: Face = {
  title: 'Sign out Ben?',
  text: 'Nothing is open.\nNo answer signs Ben out.',
  choices: [
    { id: 'yes', label: 'Sign out', shield: true },
    { id: 'no', label: 'Keep Ben signed in' },
  ],
  usual: 'no',
  time: { leftMs: 9000, wholeMs: 10_000 },
  details: { text: 'Word', show: 'Details', hide: 'Hide details' },
};

describe('a face', () => {
  it.each([FACE, { ...FACE, time: null, details: null }])('arrives as it was sent: %o', (face) => {
    expect(readFace(faceLine({ number: 7, face }))).toEqual({ number: 7, face });
  });

  it('is one line whatever its texts are, and hides nothing', () => {
    const text = fc.string({ unit: fc.constantFrom('\n', '\r', '\0', '\u2028', '\u202e', 'a', '"') });
    fc.assert(
      fc.property(text, text, (title, body) => {
        const line = faceLine({ number: 1, face: { ...FACE, title: `a${title}`, text: body } });
        expect(line).not.toMatch(/[\n\r\u2028\u202e]/u);
        expect(readFace(line)?.face.text).not.toMatch(/[\r\0]/u);
      }),
      { numRuns: runs(500) },
    );
  });

  it.each<[string, unknown]>([
    ['no JSON', '{'],
    ['another kind', { kind: 'other', number: 1, face: FACE }],
    ['a number of 0', { kind: 'face', number: 0, face: FACE }],
    ['no choice', { kind: 'face', number: 1, face: { ...FACE, choices: [] } }],
    ['a usual choice that is none', { kind: 'face', number: 1, face: { ...FACE, usual: 'maybe' } }],
    ['something more', { kind: 'face', number: 1, face: { ...FACE, color: 'red' } }],
  ])('with %s is none', (_, line) => {
    expect(readFace(typeof line === 'string' ? line : JSON.stringify(line))).toBe(null);
  });
});

describe('a request to ask Windows', () => {
  const BEN = {
    deed: 'disconnect' as const,
    count: 2,
    name: 'Ben',
    args: ['--helper', 'pipe', 'token', 'secret'],
  };

  it('arrives as it was sent, and so does the answer', () => {
    expect(readPermission(permissionLine(BEN))).toEqual(BEN);
    for (const answer of ['started', 'declined', 'failed'] as const) {
      expect(readPermitted(permittedLine(answer))).toBe(answer);
    }
  });

  it.each([
    ['nobody', { kind: 'permission', ...BEN, count: 0 }],
    ['nothing to start', { kind: 'permission', ...BEN, args: [] }],
    ['something more', { kind: 'permission', ...BEN, program: 'C:\\evil.exe' }],
    ['another kind', { kind: 'face', ...BEN }],
  ])('with %s is none', (_, line) => {
    expect(readPermission(JSON.stringify(line))).toBeNull();
  });

  it.each(['', '{"kind":"permitted"}', '{"kind":"permitted","answer":"yes"}'])('has no answer %j', (line) => {
    expect(readPermitted(line)).toBeNull();
  });
});

describe('a click', () => {
  it.each(['yes', null])('arrives as it was made: %s', (choice) => {
    expect(readChosen(chosenLine({ number: 3, choice }))).toEqual({ number: 3, choice });
  });

  it.each([
    '',
    'yes',
    '{"kind":"chosen"}',
    '{"kind":"chosen","number":1.5,"choice":"yes"}',
    '{"kind":"chosen","number":1,"choice":["yes"]}',
    '{"kind":"chosen","number":1,"choice":"yes","more":1}',
    `{"kind":"chosen","number":1,"choice":"yes"}${' '.repeat(200)}`,
  ])('is none as %j', (line) => {
    expect(readChosen(line)).toBe(null);
  });
});
