import fc from 'fast-check';
import type { Change } from './bytes.ts';
import type { Chance } from './chance.ts';

/** Numbers that are none, or more than is meant. */
export const NUMBERS = [
  '-1',
  '0',
  '-0',
  '1',
  '1.5',
  '1e-7',
  '1e400',
  'NaN',
  'Infinity',
  '4294967295',
  '4294967296',
  '-2147483649',
  '9007199254740993',
  '0x1F',
  '00',
  '٣',
];

/** Signs that hide, turn or end what is beside them, and names that JavaScript knows. */
export const STRANGE = [
  '__proto__',
  'constructor',
  'toString',
  '',
  ' ',
  '\u0000',
  '\ufeff',
  '\u202e',
  '\u200b',
  '\u2028',
  '\u0085',
  '\r',
  '\n',
  '\r\n',
  '\t',
  '\\',
  '"',
  '\\ud800',
  '\\u0000',
  '\\',
  '😀',
  'ﬀ',
  'İ',
  '佐藤',
  'e\u0301',
  '../',
  '%s',
  '>',
  '|',
  ';',
  '=',
  ' '.repeat(300),
  'A'.repeat(5000),
  'a '.repeat(1000),
  '1'.repeat(400),
  '.'.repeat(500),
  '['.repeat(3000),
  '{"a":'.repeat(1500),
];

/** What has nothing to do with the valid inputs: any JSON, and any text. The same ones in each run. */
export const ANYTHING: readonly string[] = fc.sample(
  fc.oneof(fc.json({ depthSize: 'medium' }), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })),
  { seed: 1, numRuns: 300 },
);

const WORD = /[\p{L}\p{N}]+/u;

/** Changes a text as such. */
function textually(change: (text: string, ...rest: [Chance, readonly string[]]) => string): Change {
  return (input, chance, others) =>
    Buffer.from(
      change(
        input.toString(),
        chance,
        others.map((each) => each.toString()),
      ),
    );
}

/** The first place from anywhere on that fits the pattern. */
function placeOf(pattern: RegExp, text: string, chance: Chance): RegExpExecArray | null {
  const from = new RegExp(pattern, 'gu');
  from.lastIndex = chance.below(text.length + 1);
  return from.exec(text) ?? new RegExp(pattern, 'u').exec(text);
}

/** Puts a text in the place of something that fits the pattern. */
function inPlaceOf(pattern: RegExp, put: readonly string[]): Change {
  return textually((text, chance) => {
    const found = placeOf(pattern, text, chance);
    if (found === null) return text + chance.pick(put);
    return text.slice(0, found.index) + chance.pick(put) + text.slice(found.index + found[0].length);
  });
}

function lines(change: (lines: string[], at: number, other: number) => void): Change {
  return textually((text, chance) => {
    const all = text.split('\n');
    change(all, chance.below(all.length), chance.below(all.length));
    return all.join('\n');
  });
}

export const TEXT_CHANGES: readonly Change[] = [
  inPlaceOf(/-?\d+(?:\.\d+)?/u, NUMBERS),
  inPlaceOf(WORD, STRANGE),
  inPlaceOf(/(?:)/u, STRANGE),
  inPlaceOf(/\s+/u, [' ', '', '\t', '    ', '\u00a0', '\n', ' '.repeat(200)]),
  // A word of the same text, or of another one.
  textually((text, chance, others) => {
    const [found, put] = [placeOf(WORD, text, chance), placeOf(WORD, chance.pick(others), chance)];
    if (found === null || put === null) return text;
    return text.slice(0, found.index) + put[0] + text.slice(found.index + found[0].length);
  }),
  textually((text, chance) => {
    const at = chance.below(text.length + 1);
    return text.slice(0, at) + chance.pick(ANYTHING) + text.slice(at);
  }),
  lines((all, at) => void all.splice(at, 1)),
  lines((all, at, other) => void all.splice(other, 0, all[at] ?? '')),
  lines((all, at, other) => {
    [all[at], all[other]] = [all[other] ?? '', all[at] ?? ''];
  }),
  lines((all, at) => void all.splice(at, 0, ...Array(200).fill(all[at]))),
  lines((all, at, other) => void all.splice(at, 2, `${all[at]}${all[other]}`)),
  textually((text) => text.replaceAll('\n', '\r\n')),
  textually((text) => text.toUpperCase()),
  (input) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(input.toString(), 'utf16le')]),
  (input) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(input.toString(), 'utf16le').swap16()]),
  (input) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), input]),
];
