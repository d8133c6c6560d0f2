import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { history } from '../../src/cli/history.ts';
import { CommandError } from '../../src/cli/output/command-error.ts';
import { readDisturbances, readHistory, UNDAMAGED } from '../../src/history/history-reader.ts';
import { historyText } from '../../src/history/history-text.ts';
import { olderFile } from '../../src/history/old-name.ts';
import { englishCli } from '../../src/languages/en/cli.ts';
import { english } from '../../src/languages/en/words.ts';
import { runs } from '../fakes/runs.ts';
import { fakeTerminal } from '../fakes/terminal.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
  file = join(folder, 'history.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const GOOD = {
  time: '2026-11-24T17:03:09.000Z',
  event: 'canceled',
  operator: { sessionId: 1, userName: 'kai' },
  target: { sessionId: 2, userName: 'ben' },
};
const good = JSON.stringify(GOOD);

/** The command's output and exit code. */
function command(json: boolean) {
  const terminal = fakeTerminal();
  const words = { ...english, cli: englishCli };
  try {
    const parts = { terminal, words, demoPast: () => [] };
    const code = history({ command: 'history', last: 50, json, demo: false }, parts, folder);
    return { code, out: terminal.lines, said: null };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { code: error.exitCode, out: terminal.lines, said: error.message };
  }
}

describe('A history', () => {
  it('that was not begun is empty and not damaged', () => {
    expect(readHistory(file, 50)).toEqual({ entries: [], damage: UNDAMAGED });
    expect(command(false)).toMatchObject({ code: 0, said: null });
    expect(command(true)).toEqual({ code: 0, out: ['out: []'], said: null });
  });

  it.each([
    ['a folder', () => mkdirSync(file), 'EISDIR'],
    ['a link to nothing', () => symlinkSync(join(folder, 'nowhere'), file), 'ENOENT'],
    ['a pipe', () => execFileSync('mkfifo', [file]), 'not a file'],
    ['a device', () => symlinkSync('/dev/zero', file), 'not a file'],
  ])('that is %s is not called empty', (_, make, code) => {
    if (process.platform === 'win32') return;
    make();
    const isNoFile = code === 'EISDIR' ? 'not a file' : code;
    const said = `The history can't be read (${isNoFile}): ${file}`;
    expect(readHistory(file, 50)).toEqual({
      entries: [],
      damage: { lines: 0, files: [{ file, code: isNoFile }] },
    });
    for (const json of [false, true]) expect(command(json)).toEqual({ code: 1, out: [], said });
  });

  it('tells what it can, then how many lines it cannot', () => {
    writeFileSync(file, `${good}\n\nnull\n{"time":"2026-11-24T17:0\n${good}`);
    expect(readHistory(file, 50)).toEqual({ entries: [GOOD, GOOD], damage: { lines: 2, files: [] } });
    const { code, out, said } = command(true);
    expect([code, JSON.parse(out.join('').slice(4)), said]).toEqual([
      1,
      [GOOD, GOOD],
      '2 lines of the history could not be read.',
    ]);
    expect(command(false)).toMatchObject({ code: 1, said });
  });

  it('that somebody else made huge is read from its end', () => {
    writeFileSync(file, `${'x'.repeat(20 * 1024 * 1024)}\n${good}\n`);
    expect(readHistory(file, 50)).toEqual({ entries: [GOOD], damage: UNDAMAGED });
  });

  it('of any lines at all is told without an error', { timeout: 120_000 }, () => {
    const odd = fc.oneof(
      fc.constantFrom(
        '__proto__',
        'constructor',
        'toString',
        'ended',
        'attempt',
        'personAnswered',
        'countdown',
        '',
      ),
      fc.string(),
      fc.double(),
      fc.constant(null),
      fc.jsonValue(),
    );
    const time = fc.oneof(
      fc.constantFrom(
        GOOD.time,
        '2099-01-01T00:00:00Z',
        '9999-12-31T23:59:59.999999999999Z',
        '0000-01-01T00:00:00Z',
      ),
      odd,
    );
    const account = fc.oneof(fc.record({ sessionId: odd, userName: odd }), fc.constant(GOOD.target), odd);
    const line = fc.oneof(
      fc
        .record(
          {
            time,
            event: odd,
            operator: account,
            target: account,
            answer: odd,
            outcome: odd,
            result: odd,
            note: odd,
          },
          { requiredKeys: ['time', 'event', 'operator', 'target'] },
        )
        .map((each) => JSON.stringify(each)),
      fc
        .record({ answer: odd, outcome: odd, result: odd, note: odd, event: odd }, { requiredKeys: [] })
        .map((each) => JSON.stringify({ ...GOOD, ...each })),
      // A key that only JSON can make.
      fc.constant(good.replace('{', '{"__proto__":{"event":"ended"},"outcome":"__proto__",')),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 40, maxLength: 40 }), (lines) => {
        writeFileSync(file, lines.join('\n'));
        const { entries, damage } = readHistory(file, 100);
        const told = historyText({ entries, damage }, english, 100);
        expect(told.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
        const texts = lines.flatMap((each) => each.split('\n')).filter((each) => each.trim() !== '');
        expect(entries.length + damage.lines).toBe(texts.length);
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('What somebody may have seen on their screen', () => {
  const asked = JSON.stringify({ ...GOOD, event: 'countdown', asked: true });

  it('is told from both files, however long, and from no line that cannot be read', () => {
    writeFileSync(olderFile(file), `${asked}\n${good}\n`);
    writeFileSync(
      file,
      `${asked}\n{"event":"note"}\n${asked.slice(0, 40)}\n${`${good}\n`.repeat(5000)}${asked}\n`,
    );
    const later = Date.parse(GOOD.time) + 3_600_000;
    expect(readDisturbances(file, later)?.map(({ event }) => event)).toEqual([
      'countdown',
      'countdown',
      'countdown',
    ]);
  });

  const now = Date.parse(GOOD.time) + 60_000;
  const askedAt = (time: string) => JSON.stringify({ ...GOOD, time, event: 'countdown', asked: true });

  it.each([
    ['begins with a byte order mark', `\uFEFF${asked}\n`],
    ['has marks on each line and ends lines as Windows does', `\uFEFF${asked}\r\n\uFEFF${asked}\r\n`],
    ['has no end of line', asked],
    ['names a time zone', `${askedAt('2026-11-24T18:03:09.000+01:00')}\n`],
    ['names one to the west', `${askedAt('2026-11-24T12:33:09-04:30')}\n`],
  ])('is told also where the history %s', (_, text) => {
    writeFileSync(file, text);
    const times = readDisturbances(file, now)?.map(({ time }) => Date.parse(time));
    expect(new Set(times)).toEqual(new Set([Date.parse(GOOD.time)]));
  });

  const utf16 = Buffer.from(`\uFEFF${good}\n${asked}\n`, 'utf16le');
  it.each<[string, string | Buffer]>([
    ['was saved as UTF-16', utf16],
    ['was saved as UTF-16 the other method round', Buffer.from(utf16).swap16()],
    ['was saved as UTF-16 and went on as UTF-8', Buffer.concat([utf16, Buffer.from(`\n${good}\n`)])],
    ['ends torn', `${good}\n${asked.slice(0, 30)}`],
    ['ends torn, and went on', `${asked.slice(0, 60)}\n${good}\n`],
    ['has two lines glued', `${good}\n${good}${asked}\n`],
    ['has torn and whole glued', `${good}\n${good.slice(0, 40)}${asked}\n`],
    ['ends in zeros', `${good}\n${'\0'.repeat(64)}`],
    ['has zeros in front of a line', `${good}\n${'\0'.repeat(64)}${asked}\n`],
    ['ends with something else', `${asked}\nhello\n`],
    ['ends lines as nobody does', `${good}\r${asked}\r`],
  ])('is not known where the history %s', (_, text) => {
    writeFileSync(file, text);
    expect(readDisturbances(file, now)).toBeNull();
  });

  it('is known in spite of damage that is older than what was written a while ago', () => {
    writeFileSync(file, `${asked.slice(0, 30)}\n${asked}\n`);
    expect(readDisturbances(file, now)).toBeNull();
    expect(readDisturbances(file, now + 5 * 60_000)).toHaveLength(1);
  });

  it('is nothing where there is no history, and not known where one of its files cannot be read', () => {
    expect(readDisturbances(file)).toEqual([]);
    mkdirSync(olderFile(file));
    expect(readDisturbances(file)).toBeNull();
    expect(readDisturbances(join(folder, '\0', 'history.jsonl'))).toBeNull();
  });
});
