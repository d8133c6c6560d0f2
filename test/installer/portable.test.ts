import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zipOf } from '../../installer/portable.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), text);
}

describe('the portable zip', () => {
  it('has every file in one folder, in an order of its own', () => {
    for (const name of ['b.txt', 'bin/a.txt', 'B.txt', 'bin/deep/c.txt']) write(name, name);
    const files = Object.entries(unzipSync(zipOf(folder, 'Usher')));
    expect(files.map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['Usher/B.txt', 'B.txt'],
      ['Usher/b.txt', 'b.txt'],
      ['Usher/bin/a.txt', 'bin/a.txt'],
      ['Usher/bin/deep/c.txt', 'bin/deep/c.txt'],
    ]);
  });

  it('has the same bytes whenever and wherever it is made', () => {
    write('a.txt', 'a');
    const first = zipOf(folder, 'Usher');
    const zone = process.env.TZ;
    process.env.TZ = 'Asia/Tokyo';
    utimesSync(join(folder, 'a.txt'), 0, 0);
    const second = zipOf(folder, 'Usher');
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(second).toEqual(first);
  });
});
