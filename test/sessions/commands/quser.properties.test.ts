import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuerySession, parseQuser } from '../../../src/sessions/commands/quser.ts';

const CAPTURES = join(import.meta.dirname, '..', '..', 'captures');
const captures = readdirSync(CAPTURES)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(CAPTURES, name), 'utf8'));

/** A real output with something cut out, doubled or put in. */
const damaged = fc
  .tuple(
    fc.constantFrom(...captures),
    fc.nat(600),
    fc.nat(30),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  .map(([text, at, length, put]) => text.slice(0, at) + put + text.slice(at + length));

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  damaged,
  fc
    .array(fc.constantFrom(' ', '>', 'ben', 'console', '7', ' ', '1:23', 'none', '1/2/2026 3:04', '\n'))
    .map((parts) => parts.join('')),
);

const WIDE = /\p{Script=Han}/u;
const width = (text: string) => [...text].reduce((sum, each) => sum + (WIDE.test(each) ? 2 : 1), 0);
const pad = (text: string, to: number) => text + ' '.repeat(Math.max(0, to - width(text)));

const name = fc
  .array(fc.constantFrom('b', 'ö', 'Ж', '王', '7', '.', '-', '>', ' ', '  ', '#'), {
    minLength: 1,
    maxLength: 9,
  })
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() === text && text !== '' && width(text) <= 20);

const tableRow = fc.record({
  marker: fc.constantFrom(' ', '>'),
  userName: name,
  stationName: fc.constantFrom('', 'console', 'rdp-tcp#1', 'rdp-tcp#123', 'ica-tcp#0'),
  sessionId: fc.integer({ min: 0, max: 9999 }),
  stateWord: fc.constantFrom('Active', 'Disc', 'Getr.', 'Активно', '运行中', 'Aktywna'),
  idle: fc.constantFrom('.', '5', '59', '1:23', '2+03:04', '24692+13:29'),
  logonText: fc.constantFrom('7/24/2024 7:36 AM', '28.04.2025 12:03', '2020/3/30 9:37', '2021-05-13 0:15'),
});

type TableRow = typeof tableRow extends fc.Arbitrary<infer T> ? T : never;

/** One line in Windows' own columns. */
function line({ marker, userName, stationName, sessionId, stateWord, idle, logonText }: TableRow): string {
  const id = String(sessionId);
  const front = pad(marker + userName, 23) + pad(stationName, 44 - 23 - id.length) + id;
  return `${front}  ${pad(stateWord, 8)}${idle.padStart(9)}  ${logonText}`;
}

describe('The reader of quser', () => {
  it('never throws, and says the same of the same text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parseQuser(text)).toEqual(parseQuser(text));
        expect(parseQuerySession(text)).toEqual(parseQuerySession(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('never invents a session id: each stands in the text as a number of its own', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const numbers = new Set((text.match(/\d+/g) ?? []).map(Number));
        for (const parse of [parseQuser, parseQuerySession]) {
          for (const { sessionId } of parse(text).sessions) expect(numbers).toContain(sessionId);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never makes two sessions of one line, or two sessions of one id', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { sessions, problems } = parseQuser(text);
        const lines = text.split(/\r\n|\r|\n/).length;
        expect(sessions.length + problems.length).toBeLessThanOrEqual(lines);
        expect(new Set(sessions.map(({ sessionId }) => sessionId)).size).toBe(sessions.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back whatever Windows puts into its columns, whatever people are called', () => {
    const table = fc.uniqueArray(tableRow, {
      minLength: 1,
      maxLength: 8,
      selector: ({ sessionId }) => sessionId,
    });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const { sessions, problems } = parseQuser(rows.map(line).join(end));
        const read = sessions.map(
          ({ userName, stationName, sessionId, stateWord, isCurrent, logonText }) => ({
            marker: isCurrent ? '>' : ' ',
            userName,
            stationName,
            sessionId,
            stateWord,
            logonText,
          }),
        );
        expect(problems).toEqual([]);
        expect(read).toEqual(rows.map(({ idle: _, ...rest }) => rest));
      }),
      { numRuns: 1000 },
    );
  });
});
