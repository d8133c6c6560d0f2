import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuserRow } from '../../../src/sessions/commands/quser.ts';
import { parseQuser } from '../../../src/sessions/commands/quser.ts';
import { stateOfWord } from '../../../src/sessions/commands/state-words.ts';
import { runs } from '../../fakes/runs.ts';

const CAPTURES = join(import.meta.dirname, '..', '..', 'captures');
const captures = readdirSync(CAPTURES)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(CAPTURES, name), 'utf8'));

/** A real output with something cut out, doubled or inserted. */
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

const LINE_END = /\r\n|\r|\n/;
const WIDE = /\p{Script=Han}/u;
const width = (text: string) => [...text].reduce((sum, each) => sum + (WIDE.test(each) ? 2 : 1), 0);
const pad = (text: string, to: number) => text + ' '.repeat(Math.max(0, to - width(text)));

const name = fc
  .array(fc.constantFrom('b', 'ö', 'Ж', '王', '7', '.', '-', ' ', '  ', '#', 'console', 'services', '12'), {
    minLength: 1,
    maxLength: 9,
  })
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() === text && !/^[.\s]*$/.test(text) && width(text) <= 20);

const station = fc.constantFrom(
  ...['', 'console', 'rdp-tcp#1', 'rdp-tcp#123', 'ica-tcp#0', 'rdp-sxs26020#0'],
  ...['31c5ce94259d4...', 'ts-secure#3', 'rdp-tcp 1', 'mirror'],
);
const marker = fc.constantFrom(' ', '>');
const state = fc.constantFrom(
  ...([
    ['Active', 'active'],
    ['Disc', 'disconnected'],
    ['Getr.', 'disconnected'],
    ['Активно', 'active'],
    ['运行中', 'active'],
    ['Escuchar', 'listen'],
  ] as const),
);
/** The text of the column, and the minutes it means. */
const idle = fc.oneof(
  fc.constantFrom('.', 'none', '无', '24692+13:29').map((text) => [text, null] as const),
  fc.integer({ min: 0, max: 90_000 }).map((minutes) => [idleText(minutes), minutes] as const),
);

function idleText(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  if (days > 0) return `${days}+${two(hours)}:${two(rest)}`;
  return hours > 0 ? `${hours}:${two(rest)}` : String(rest);
}

const anyQuserRow = fc.record({
  marker,
  userName: name,
  stationName: station,
  sessionId: fc.integer({ min: 0, max: 65_535 }),
  state,
  idle,
  logonText: fc.constantFrom(
    ...['7/24/2024 7:36 AM', '28.04.2025 12:03', '2020/3/30 9:37', '2021-05-13 0:15'],
    ...['27/11/2026 08H01', '٢٦/١١/٢٠٢٦ ٧:٤٠ م', '08:01 27/11/2026'],
  ),
});

/** A station that fills its column leaves no room for a long id. */
const quserRow = anyQuserRow.filter(
  ({ stationName, sessionId }) => stationName.length + String(sessionId).length < 21,
);

type Row = typeof quserRow extends fc.Arbitrary<infer T> ? T : never;

/** One line in Windows' own columns. */
function quserLine({
  marker,
  userName,
  stationName,
  sessionId,
  state: [word],
  idle: [idle],
  logonText,
}: Row) {
  const id = String(sessionId);
  const front = pad(marker + userName, 23) + pad(stationName, 44 - 23 - id.length) + id;
  const column = /^[\d.]/.test(idle) ? `${idle.padStart(9)}  ` : `    ${pad(idle, 7)}`;
  return `${front}  ${pad(word, 8)}${word === 'Escuchar' ? ' ' : ''}${column}${logonText}`;
}

function quserResult({ marker, userName, stationName, sessionId, state, idle, logonText }: Row): QuserRow {
  const [stateWord, known] = state;
  return {
    sessionId,
    userName,
    stationName,
    isCurrent: marker === '>',
    state: known,
    stateWord,
    idle: idleResult(known, stationName, idle),
    logonText,
  };
}

function idleResult(known: string, stationName: string, [text, minutes]: Row['idle']): QuserRow['idle'] {
  if (known === 'disconnected') return { kind: 'away', ms: minutes === null ? null : minutes * 60_000 };
  if (stationName === '' || stationName === 'console') return { kind: 'unknown', ms: null };
  if (text === '.' || minutes === 0) return { kind: 'inUse', ms: null };
  return minutes === null ? { kind: 'unknown', ms: null } : { kind: 'noInput', ms: minutes * 60_000 };
}

/** Without its marker's blank the line is one cell short of a full row, and the name ends in a station's name. */
const CUT_OFF: Row = {
  marker: ' ',
  userName: 'b  services',
  stationName: '',
  sessionId: 7,
  state: ['Disc', 'disconnected'],
  idle: ['1:23', 83],
  logonText: '7/24/2024 7:36 AM',
};

/** A row without the fields that depend on other rows. */
function asPrinted({ state: _, idle: __, ...printed }: QuserRow) {
  return printed;
}

describe('The reader of quser', () => {
  it('never throws, and says the same of the same text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parseQuser(text)).toEqual(parseQuser(text));
      }),
      { numRuns: runs(20_000) },
    );
  }, 120_000);

  it('never invents a session id: each stands in its line as a number of its own', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of text.split(LINE_END)) {
          const numbers = (line.match(/\d+/g) ?? []).map(Number);
          for (const { sessionId } of parseQuser(line).sessions) expect(numbers).toContain(sessionId);
        }
      }),
      { numRuns: runs(3000) },
    );
  });

  it('reads each line for itself: no row comes of two lines', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const alone = text.split(LINE_END).flatMap((line) => parseQuser(line).sessions.map(asPrinted));
        for (const row of parseQuser(text).sessions) expect(alone).toContainEqual(asPrinted(row));
      }),
      { numRuns: runs(3000) },
    );
  });

  it('never makes two sessions of one line, or two sessions of one id', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { sessions, problems } = parseQuser(text);
        expect(sessions.length + problems.length).toBeLessThanOrEqual(text.split(LINE_END).length);
        expect(new Set(sessions.map(({ sessionId }) => sessionId)).size).toBe(sessions.length);
      }),
      { numRuns: runs(3000) },
    );
  });

  it('reads back whatever Windows puts into its columns, whatever people are called', () => {
    const table = fc.uniqueArray(quserRow, { minLength: 1, maxLength: 8, selector: (row) => row.sessionId });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        expect(parseQuser(rows.map(quserLine).join(end))).toEqual({
          sessions: rows.map(quserResult),
          problems: [],
        });
      }),
      { numRuns: runs(3000) },
    );
  });

  it('knows the words of a language that nobody has invented yet', () => {
    const word = fc.stringMatching(/^[а-яґ]{3,6}\.?$/u).filter((text) => stateOfWord(text) === 'unknown');
    const others = fc.uniqueArray(quserRow, { maxLength: 6, selector: (row) => row.sessionId });
    fc.assert(
      fc.property(word, word, others, (active, away, rows) => {
        fc.pre(active !== away && rows.every(({ sessionId }) => sessionId !== 1));
        const foreign = rows.map((row): Row => {
          const state = row.stationName === '' ? [away, 'disconnected'] : [active, 'active'];
          return { ...row, marker: ' ', state: state as unknown as Row['state'] };
        });
        const own: Row = {
          marker: '>',
          userName: 'kai',
          stationName: 'console',
          sessionId: 1,
          state: [active, 'active'] as unknown as Row['state'],
          idle: ['.', null],
          logonText: '28.04.2025 12:03',
        };
        const all = [own, ...foreign];
        expect(parseQuser(all.map(quserLine).join('\n'))).toEqual({
          sessions: all.map(quserResult),
          problems: [],
        });
      }),
      { numRuns: runs(1000) },
    );
  });

  it('never takes whoever has a pasted prefix before the row for a person of another name', () => {
    const prefix = fc.constantFrom(
      ...['## ', '> ', '>> ', '$ ', '12: ', '12:', '12\t', '  12  ', '# ', '// ', '* ', '- ', '| ', 'INFO '],
      ...[
        '2026-11-27 08:01:02 ',
        '[SRV1] ',
        'PS> ',
        'kai@pc:~$ ',
        'C:\\>',
        'SRV1: ',
        '"',
        '\ufeff',
        '\u200f',
      ],
    );
    fc.assert(
      fc.property(quserRow, prefix, fc.boolean(), (row, before, isOnlyBefore) => {
        const line = quserLine(row);
        const text = isOnlyBefore ? before + line : before + line.trimStart();
        for (const { userName, sessionId } of parseQuser(text).sessions) {
          expect([userName, sessionId]).toEqual([row.userName, row.sessionId]);
        }
      }),
      { numRuns: runs(3000), examples: [[CUT_OFF, '\ufeff', false]] },
    );
  });

  it('never takes a name that no account can have for somebody', () => {
    const refused = fc.constantFrom(...'"/\\[]:;|=,+*?<>\u0007\u0085');
    fc.assert(
      fc.property(quserRow, refused, fc.nat(19), (row, sign, at) => {
        const userName = `${row.userName.slice(0, at)}${sign}${row.userName.slice(at)}`;
        fc.pre(width(userName) <= 20);
        expect(parseQuser(quserLine({ ...row, userName })).sessions).toEqual([]);
      }),
      { numRuns: runs(3000) },
    );
  });

  it('never reads somebody else out of a row that has lost blanks, only the same session or a problem', () => {
    fc.assert(
      fc.property(quserRow, fc.nat(100), fc.integer({ min: 1, max: 12 }), (row, at, count) => {
        const line = quserLine(row);
        const blanks = line.slice(at, at + count);
        fc.pre(/^ +$/.test(blanks));
        const { sessions } = parseQuser(line.slice(0, at) + line.slice(at + count));
        for (const { sessionId } of sessions) expect(sessionId).toBe(row.sessionId);
      }),
      { numRuns: runs(3000) },
    );
  });
});
