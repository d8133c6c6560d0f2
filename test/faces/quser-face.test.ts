import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quserFace } from '../../src/faces/quser-face.ts';

const captures = join(import.meta.dirname, '..', 'captures');

function show(file: string): { code: number; said: string[] } {
  const said: string[] = [];
  const code = quserFace(file, (line) => said.push(line));
  return { code, said };
}

describe('A captured table', () => {
  it('is shown as the menu it would be, with what a click would do', () => {
    const { code, said } = show(join(captures, 'en-02-mixed-disc-days-two-date-formats.txt'));
    expect(code).toBe(0);
    expect(said.slice(0, 7)).toEqual([
      '  2 others signed in. Click a name to sign out',
      '  administrator, in use',
      '  john.smith, idle 11 d 4 h (away)',
      '  Sign out everyone away for over 1 h…',
      '  History…',
      '  Check this PC…',
      '  About Usher',
    ]);
    expect(said[7]).toMatch(
      /^A click on administrator would ask “Sign out administrator\?.*ask once more, count down 60 seconds and run logoff 2\.$/,
    );
    expect(said[8]).toMatch(/^A click on john\.smith would ask .* count down 10 seconds and run logoff 3\.$/);
  });

  it('without a row marked as ours offers nobody', () => {
    const { said } = show(join(captures, 'pt-BR-01-english-header.txt'));
    expect(said[0]).toBe("  Can't tell which session is yours, so nobody is offered");
    expect(said.some((line) => line.includes('logoff'))).toBe(false);
  });

  it.each(['err-01-access-denied.txt', 'de-04-qprocess.txt', 'usage-msg.txt'])(
    'of nobody is an error: %s',
    (file) => {
      expect(show(join(captures, file)).code).toBe(1);
    },
  );

  it('that is missing, empty or garbage is an error, not a crash', () => {
    const folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
    writeFileSync(join(folder, 'empty'), '');
    writeFileSync(join(folder, 'garbage'), Buffer.from([0, 255, 254, 10, 13, 0]));
    const codes = ['missing', 'empty', 'garbage', ''].map((name) => show(join(folder, name)).code);
    expect(codes).toEqual([1, 1, 1, 1]);
  });
});
