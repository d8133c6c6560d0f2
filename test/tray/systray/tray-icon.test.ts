import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readTrayIcon } from '../../../src/tray/systray/tray-icon.ts';

const sizes = (ico: Buffer) =>
  Array.from({ length: ico.readUInt16LE(4) }, (_, n) => [ico[6 + 16 * n], ico.readUInt16LE(6 + 16 * n + 6)]);

it.each(['usher', 'usher-asking'])('%s.ico has every size the taskbar asks for, in 32 bits', (name) => {
  const base64 = readTrayIcon(join('assets', `${name}.ico`));
  expect(sizes(Buffer.from(base64, 'base64'))).toEqual([16, 20, 24, 32, 40, 48].map((size) => [size, 32]));
});

it('the picture of a toast is a PNG that Windows takes: 256 pixels wide and high, below 200 KB', () => {
  const png = readFileSync('assets/usher.png');
  expect(png.subarray(1, 4).toString()).toEqual('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20), png.length < 200 * 1024]).toEqual([256, 256, true]);
});

it('what is no icon is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'usher-icon-'));
  const file = join(folder, 'x.ico');
  for (const bytes of [
    [],
    [0, 0, 1, 0, 0, 0, ...Array(30).fill(0)],
    [0, 0, 2, 0, 1, 0, ...Array(30).fill(0)],
  ]) {
    writeFileSync(file, Buffer.from(bytes));
    expect(() => readTrayIcon(file)).toThrow('x.ico is not an .ico file');
  }
  rmSync(folder, { recursive: true });
  expect(() => readTrayIcon(file)).toThrow('ENOENT');
});
