import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDisturbances, readHistory } from '../../src/history/history-reader.ts';
import { takeOverOldName } from '../../src/history/old-name.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
  file = join(folder, 'history.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const contents = () =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

const asked = JSON.stringify({
  time: '2026-11-24T17:03:09.000Z',
  event: 'countdown',
  asked: true,
  operator: null,
  target: { sessionId: 2, userName: 'ben' },
});

describe('A history of the old name', () => {
  it('is taken over whole, with its older part', () => {
    put('deeds.jsonl', 'new');
    put('deeds.1.jsonl', 'old');
    takeOverOldName(file);
    expect(contents()).toEqual({ 'history.jsonl': 'new', 'history.1.jsonl': 'old' });
  });

  it('is left alone where one of the new name has begun', () => {
    put('deeds.jsonl', 'old');
    put('history.jsonl', 'new');
    takeOverOldName(file);
    expect(contents()).toEqual({ 'deeds.jsonl': 'old', 'history.jsonl': 'new' });
  });

  it('is none where there is no folder yet', () => {
    expect(() => takeOverOldName(join(folder, 'no', 'history.jsonl'))).not.toThrow();
  });

  it('tells who was asked, as before', () => {
    put('deeds.jsonl', `${asked}\n`);
    expect(readDisturbances(file)).toHaveLength(1);
    expect(readHistory(file, 50).entries).toHaveLength(1);
  });

  it('tells of its deeds as attempts', () => {
    const deed = { ...JSON.parse(asked), event: 'deed', deed: 'done', code: null };
    put('deeds.jsonl', `${JSON.stringify(deed)}\n`);
    expect(readHistory(file, 50).entries).toMatchObject([{ event: 'attempt', result: 'done' }]);
  });

  it('that is a link is not followed, and nobody is taken for not having been asked', () => {
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'deeds.jsonl'));
    expect(readDisturbances(file)).toBeNull();
    expect(readdirSync(folder).sort()).toEqual(['deeds.jsonl', 'elsewhere']);
  });
});
