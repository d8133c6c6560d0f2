import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it, vi } from 'vitest';
import { englishDemo } from '../../../src/languages/en/demo.ts';
import { english } from '../../../src/languages/en/words.ts';
import { showQuserFile } from '../../../src/start/demo/quser-file.ts';

const words = { ...english, ...englishDemo };
const captures = join(import.meta.dirname, '..', '..', 'captures');

function show(file: string, codePage?: number | null): { code: number; said: string[]; complained: string } {
  const said: string[] = [];
  const complained: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    complained.push(String(text));
    return true;
  });
  const code = showQuserFile(file, (line) => said.push(line), words, codePage);
  write.mockRestore();
  return { code, said, complained: complained.join('') };
}

/** A file with these bytes. */
function fileOf(bytes: Buffer | string, name = 'table.txt'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'usher-test-')), name);
  writeFileSync(file, bytes);
  return file;
}

const FRENCH = [
  ' UTILISATEUR           SESSION            ID  ÉTAT    TEMPS INACT.  TEMPS SESSION',
  '>freg                  console             1  Actif        aucun   08/09/2026 08:01',
  ' rené                                      2  Déco          1:12   07/09/2026 18:30',
].join('\r\n');

describe('A captured table', () => {
  it('is shown as the menu it would be, with what a click would do', () => {
    const { code, said } = show(join(captures, 'en-02-mixed-disc-days-two-date-formats.txt'));
    expect(code).toBe(0);
    expect(said.slice(0, 6)).toEqual([
      '  2 other people signed in. Click a name; Usher asks first',
      '  administrator, using this PC',
      '  john.smith, away for 11 d 4 h',
      '  Sign out everyone inactive for over 1 h…',
      '  History…',
      '  Help and about…',
    ]);
    expect(said[6]).toMatch(
      /^A click on administrator would ask “Sign out administrator\?.*ask once more, count down 60 seconds and run logoff 2\.$/,
    );
    expect(said[7]).toMatch(/^A click on john\.smith would ask .* count down 10 seconds and run logoff 3\.$/);
  });

  it('without a row marked as ours offers nobody', () => {
    const { said } = show(join(captures, 'pt-BR-01-english-header.txt'));
    expect(said[0]).toBe("  Usher can't tell which session is yours and signs nobody out");
    expect(said.some((line) => line.includes('logoff'))).toBe(false);
  });

  it.each(['err-01-access-denied.txt', 'de-04-qprocess.txt', 'usage-msg.txt'])(
    'of nobody is an error: %s',
    (file) => {
      expect(show(join(captures, file)).code).toBe(1);
    },
  );

  it.each<[string, Buffer, number | null]>([
    ['UTF-8', Buffer.from(FRENCH), 437],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${FRENCH}`), null],
    ['UTF-16 as PowerShell writes it', Buffer.from(`\ufeff${FRENCH}`, 'utf16le'), 850],
    ['UTF-16 of the other order', Buffer.from(`\ufeff${FRENCH}`, 'utf16le').swap16(), 850],
    ['UTF-16 without a mark', Buffer.from(FRENCH, 'utf16le'), 850],
    ['the OEM page of France', iconv.encode(FRENCH, 'cp850'), 850],
    ['the OEM page of the US', iconv.encode(FRENCH.replace('É', 'E'), 'cp437'), 437],
  ])('may be written in %s', (_, bytes, codePage) => {
    const { code, said } = show(fileOf(bytes), codePage);
    expect([code, said[1]]).toEqual([0, '  rené, away for 1 h 10 min']);
  });

  it('holds nothing that a terminal would obey, nor does the name of its file', () => {
    const name = 'tab\u001b[2Jle\u202e.txt';
    const table = `${FRENCH}\n be\u001b[2Jn                                  3  Déco          1:12   07/09/2026 18:30`;
    const { code, said, complained } = show(fileOf(table, name));
    expect(code).toBe(0);
    expect(said[0]).toBe("tab [2Jle.txt, line 4 can't be read.");
    const missing = show(`${fileOf('', name)}\u0007`);
    expect([...said, complained, missing.complained.trimEnd()].join('')).not.toMatch(
      /\p{Cc}|\p{Bidi_Control}/u,
    );
  });

  it('is told in the names that the menu has', () => {
    const twice = FRENCH.replace('freg ', 'rené ').replace('>', ' ').replace('1  Actif', '7  Actif');
    const { said } = show(
      fileOf(`>kai                   console             1  Actif        aucun   08/09/2026 08:01\n${twice}`),
    );
    const rows = said.flatMap((line) => /^ {2}(rené.*?), /.exec(line)?.[1] ?? []);
    const clicks = said.flatMap(
      (line) => /^A click on (.+?) would ask “Sign out (.+?)\?/.exec(line)?.slice(1) ?? [],
    );
    expect(rows).toHaveLength(2);
    expect(clicks).toEqual(rows.flatMap((row) => [row, row]));
  });

  it('that is far too large is refused, and of many odd lines a few are named', () => {
    expect(show(fileOf('x'.repeat(1_100_000), 'big.txt'))).toEqual({
      code: 1,
      said: [],
      complained: "big.txt has more than 1 MB, so it can't be a table of quser.\n",
    });
    const { said } = show(fileOf(` ben   5  Disc   3\n`.repeat(10_000), 'odd.txt'));
    expect(said).toHaveLength(21);
    expect(said.at(-1)).toBe("odd.txt: 9980 more lines can't be read either.");
  });

  it('that is missing, empty or garbage is an error, not a crash', () => {
    const folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
    writeFileSync(join(folder, 'empty'), '');
    writeFileSync(join(folder, 'garbage'), Buffer.from([0, 255, 254, 10, 13, 0]));
    const codes = ['missing', 'empty', 'garbage', ''].map((name) => show(join(folder, name)).code);
    expect(codes).toEqual([1, 1, 1, 1]);
  });

  it('is shown plain, whatever stands in it and however its file is called', () => {
    const folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
    const text = readFileSync(join(captures, 'en-02-mixed-disc-days-two-date-formats.txt'), 'utf8');
    const file = join(folder, 'a\u001b[2Jb.txt');
    writeFileSync(file, `${text.replace('john.smith', 'jo\u001b[2J\u202e')}\nnot a row at all\n`);
    for (const line of show(file).said) expect(line).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
  });
});
