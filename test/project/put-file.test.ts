import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putFile, putFolder } from '../../put-file.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const LONG_AGO = new Date(0);

describe('What is built', () => {
  it('is written where it is missing or another version, and left alone where it is right', () => {
    const file = join(folder, 'a', 'b.txt');
    putFile(file, Buffer.from('1'));
    putFile(file, Buffer.from('2'));
    expect(readFileSync(file, 'utf8')).toBe('2');
    utimesSync(file, LONG_AGO, LONG_AGO);
    putFile(file, Buffer.from('2'));
    expect(statSync(file).mtime).toEqual(LONG_AGO);
  });

  it('is a whole folder, too', () => {
    mkdirSync(join(folder, 'from', 'deep'), { recursive: true });
    writeFileSync(join(folder, 'from', 'deep', 'icon.ico'), 'icon');
    putFolder(join(folder, 'from'), join(folder, 'to'));
    expect(readFileSync(join(folder, 'to', 'deep', 'icon.ico'), 'utf8')).toBe('icon');
  });

  // Like Windows, Linux does not allow writing to a running program.
  it.skipIf(process.platform !== 'linux')(
    'may run: the right one is left alone, another one is one sentence',
    async () => {
      const file = join(folder, 'program');
      const bytes = readFileSync('/bin/sleep');
      writeFileSync(file, bytes);
      chmodSync(file, 0o755);
      const running = spawn(file, ['60']);
      await new Promise((resolve) => running.once('spawn', resolve));
      try {
        expect(() => putFile(file, bytes)).not.toThrow();
        expect(() => putFile(file, Buffer.from('other'))).toThrow(
          `${file} is of another version and can't be replaced (ETXTBSY). End every Usher that runs from this folder, or let somebody start it who may write here.`,
        );
      } finally {
        running.kill();
        await new Promise((resolve) => running.once('exit', resolve));
      }
    },
  );
});
