import fs, {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileLog } from '../../src/base/log.ts';
import { appendOwn, refuseLinks, writeOwn } from '../../src/base/own-file.ts';
import { appendEntry } from '../../src/history/history-file.ts';
import { textFile } from '../../src/start/text-file.ts';

let root: string;
let victim: string;
const inside = (...names: string[]) => join(root, ...names);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'usher-own-'));
  victim = inside('victim.txt');
  writeFileSync(victim, 'of an administrator');
});
afterEach(() => rmSync(root, { recursive: true }));

const untouched = () => expect(readFileSync(victim, 'utf8')).toBe('of an administrator');

describe('a file of Usher', () => {
  it('is made with its folder, added to and written anew', () => {
    const file = inside('new', 'usher.log');
    appendOwn(file, 'a');
    appendOwn(file, 'b');
    expect(readFileSync(file, 'utf8')).toBe('ab');
    writeOwn(file, 'ö');
    expect(readFileSync(file, 'utf8')).toBe('ö');
  });

  it.each([
    ['a link', () => symlinkSync(victim, inside('usher.log'))],
    ['a second name of another file', () => linkSync(victim, inside('usher.log'))],
  ])('is never written through %s', (_, plant) => {
    plant();
    expect(() => appendOwn(inside('usher.log'), 'x')).toThrow();
    expect(() => writeOwn(inside('usher.log'), 'x')).toThrow();
    untouched();
  });

  it('is not made where a link leads to a file that is not there', () => {
    symlinkSync(inside('planted.txt'), inside('usher.log'));
    expect(() => appendOwn(inside('usher.log'), 'x')).toThrow();
    expect(existsSync(inside('planted.txt'))).toBe(false);
  });

  it('is known not to be written where the disk has room for a part of the text only', () => {
    const { writeSync } = fs;
    const room = (bytes: number) => {
      fs.writeSync = ((handle: number, text: string) =>
        writeSync(handle, Buffer.from(text).subarray(0, bytes))) as typeof writeSync;
      syncBuiltinESMExports();
    };
    const file = inside('receipts.jsonl');
    try {
      room(2);
      expect(() => appendOwn(file, 'ö')).not.toThrow();
      expect(() => appendOwn(file, 'öl')).toThrow('receipts.jsonl took 2 of 3 bytes');
      expect(() => writeOwn(file, 'öl')).toThrow('receipts.jsonl took 2 of 3 bytes');
    } finally {
      fs.writeSync = writeSync;
      syncBuiltinESMExports();
    }
  });

  it('is not written in a folder that is a link', () => {
    mkdirSync(inside('elsewhere'));
    symlinkSync(inside('elsewhere'), inside('Usher'));
    expect(() => appendOwn(inside('Usher', 'usher.log'), 'x')).toThrow();
    expect(() => refuseLinks(inside('Usher', 'usher.log'))).toThrow();
    expect(existsSync(inside('elsewhere', 'usher.log'))).toBe(false);
  });
});

describe('through a link', () => {
  it('the history is not written, and says so', () => {
    symlinkSync(victim, inside('history.jsonl'));
    const line = { event: 'asked' } as unknown as Parameters<typeof appendEntry>[1];
    expect(() => appendEntry(inside('history.jsonl'), line)).toThrow(/is a link/);
    untouched();
  });

  it('the log is not written, and nothing else ends', () => {
    symlinkSync(victim, inside('usher.log'));
    fileLog(inside('usher.log'))('a line');
    untouched();
  });

  it('no text for Notepad is written, which is logged', () => {
    const logged: string[] = [];
    symlinkSync(victim, inside('history.txt'));
    expect(textFile(root, 'history.txt', 'x', (line) => logged.push(line))).toBeNull();
    expect(logged).toEqual([expect.stringMatching(/^history\.txt can't be written: Error: .+ is a link$/)]);
    untouched();
  });

  it('no file that has grown too large is put aside', () => {
    const large = 'x'.repeat(1024 * 1024 + 1);
    mkdirSync(inside('elsewhere'));
    writeFileSync(inside('elsewhere', 'usher.log'), large);
    symlinkSync(inside('elsewhere'), inside('Usher'));
    fileLog(inside('Usher', 'usher.log'))('a line');
    expect(readFileSync(inside('elsewhere', 'usher.log'), 'utf8')).toBe(large);
  });
});
