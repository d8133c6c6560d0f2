import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textFile } from '../../src/start/text-file.ts';

let folder: string;
let logged: string[];
const log = (line: string) => void logged.push(line);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-text-'));
  logged = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('a text for Notepad', () => {
  it('is written with a mark at its head, also into a folder that is not there yet', () => {
    const file = textFile(join(folder, 'new'), 'history.txt', 'Zoë\r\n', log);
    expect(file).toEqual(join(folder, 'new', 'history.txt'));
    expect(readFileSync(file ?? '', 'utf8')).toEqual('\ufeffZoë\r\n');
    expect(logged).toEqual([]);
  });

  it('that cannot be written is logged, and ends nothing', () => {
    mkdirSync(join(folder, 'doctor.txt'));
    expect(textFile(folder, 'doctor.txt', 'All is well.', log)).toBeNull();
    expect(logged).toEqual([expect.stringMatching(/^doctor\.txt can't be written: Error: E/)]);
  });
});
