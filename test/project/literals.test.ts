import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { literalsIn } from './source-literals.ts';

/*
 * Whatever a person can read is in src/languages. So no other file has a text that looks like a sentence.
 */

const SOURCE = join(import.meta.dirname, '..', '..', 'src');

/** Two words, each of two letters or more, with a space between. */
const SENTENCE = /\p{L}{2,}[,:;]? +\p{L}{2,}/u;

/** A prototype of a function of Windows. */
const PROTOTYPE = /^(?:void|bool|u?int\d*)(?: \*)? __stdcall /;

/** Calls whose texts are for whoever looks for a fault, or for Windows. */
const NOT_FOR_PEOPLE: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[.#])(?:log|limitedLog|problem)$/, 'goes to the log'],
  [/^(?:Error|TypeError|RangeError)$/, 'a defect of our own'],
  [/^SessionError$/, 'its message goes to the log; people read its kind, code and quote in words'],
  [/(?:^|\.)(?:declare|declareOwn|func|callback)$/, "a prototype of one of Windows' functions"],
];

/** Other texts that are no sentences for people, by their files. Each has a reason. */
const ALLOWED: Readonly<Record<string, readonly (readonly [text: string, reason: string])[]>> = {
  'base/log.ts': [['the icon is gone; it comes back', 'a line of the log, which doctor counts']],
  'cli/output/progress.ts': [['signing out …', 'names a phase, and is never shown']],
  'doctor/policy-values.ts': [
    ['SOFTWARE\\\\Policies\\\\Microsoft\\\\Windows NT\\\\Terminal Services', 'a name in the registry'],
  ],
  'doctor/windows-facts.ts': [
    ['SOFTWARE\\\\Microsoft\\\\Windows NT\\\\CurrentVersion', 'a name in the registry'],
  ],
  'elevation/client/channel.ts': [
    ['no pipe', 'goes to the log'],
    ['it could not be started', 'goes to the log'],
    ['it did not come', 'goes to the log'],
    ['nobody has that number', 'goes to the log'],
  ],
  'neighbors/own-session/unsaved-marks.ts': [
    [
      'Book|Mappe|Classeur|Libro|Cartel|Pasta|Map|Книга|ブック|工作簿|통합 문서',
      'what titles of windows are compared with',
    ],
  ],
  'rights/windows/station-permission.ts': [
    ['SYSTEM\\\\CurrentControlSet\\\\Control\\\\Terminal Server\\\\WinStations', 'a name in the registry'],
  ],
  'sessions/demo/people.ts': [
    ['Windows Explorer', 'the name of a program'],
    ['Desktop Window Manager', 'the name of a program'],
  ],
  'windows/user-variables.ts': [['Volatile Environment', 'a name in the registry']],
};

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('languages/'))
  .sort();

const sentences = files.flatMap((file) =>
  literalsIn(readFileSync(join(SOURCE, file), 'utf8'))
    .filter(({ text }) => SENTENCE.test(text) && !PROTOTYPE.test(text))
    .filter(({ calls }) => !calls.some((call) => NOT_FOR_PEOPLE.some(([pattern]) => pattern.test(call))))
    .map(({ line, text }) => ({ file, line, text })),
);

describe('a sentence that a person can read', () => {
  it('stands nowhere but in src/languages', () => {
    const isAllowed = ({ file, text }: (typeof sentences)[number]) =>
      ALLOWED[file]?.some(([allowed]) => allowed === text) === true;
    expect(files.length).toBeGreaterThan(250);
    expect(
      sentences.filter((each) => !isAllowed(each)).map(({ file, line, text }) => `${file}:${line}: ${text}`),
    ).toEqual([]);
  });

  it('is listed here only while it is there', () => {
    const listed = Object.entries(ALLOWED).flatMap(([file, texts]) =>
      texts.map(([text]) => ({ file, text })),
    );
    const isGone = ({ file, text }: (typeof listed)[number]) =>
      !sentences.some((each) => each.file === file && each.text === text);
    expect(listed.filter(isGone)).toEqual([]);
  });
});

describe('the reader of literals', () => {
  it('finds strings and templates with their lines and calls, and no comment', () => {
    const source = [
      "// it isn't 'one'",
      "const a = 'one two'; /* 'no' */",
      'log(`three $' + '{of(`four`)} five`);',
      'const b = text.replace(/[\'"`/]/g, "it\'s") / 2;',
    ].join('\n');
    expect(literalsIn(source)).toEqual([
      { line: 2, text: 'one two', calls: [] },
      { line: 3, text: 'four', calls: ['log', 'of'] },
      { line: 3, text: 'three … five', calls: ['log'] },
      { line: 4, text: "it's", calls: ['text.replace'] },
    ]);
  });
});
