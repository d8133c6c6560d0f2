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
import { englishSettings } from '../../src/languages/en/settings.ts';
import { english } from '../../src/languages/en/words.ts';
import { DEFAULT_SETTINGS, parseSettings } from '../../src/settings/settings.ts';
import { openedWindows } from '../../src/start/opened-windows.ts';
import { failed, fakeNative } from '../fakes/native.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A Windows that opens no other programs than these. */
function windows(opens: number, where = folder) {
  const log: string[] = [];
  const notes: string[] = [];
  let calls = 0;
  const native = fakeNative({
    ShellExecuteExW: () => {
      calls += 1;
      return calls > opens ? failed(2, 0) : 1;
    },
  });
  const toaster = {
    async show({ title, text }: { readonly title: string; readonly text: string }) {
      notes.push(`${title}: ${text}`);
      return 'dismissed' as const;
    },
  };
  const parts = { folder: where, toaster, words: english, log: (line: string) => void log.push(line) };
  return { log, notes, native, parts };
}

describe('A text that is to be shown', () => {
  it('is opened in Notepad, and nothing is told', async () => {
    const { native, parts, log, notes } = windows(1);
    await openedWindows({ ...parts, native }).show('history.txt', 'Ben');
    expect([log, notes]).toEqual([[], []]);
    expect(readFileSync(join(folder, 'history.txt'), 'utf8')).toBe('\ufeffBen');
  });

  it('is told about where nothing opens it', async () => {
    const { native, parts, log, notes } = windows(0);
    await openedWindows({ ...parts, native }).show('history.txt', 'Ben');
    const file = join(folder, 'history.txt');
    expect(log).toEqual([
      expect.stringContaining('notepad.exe could not be opened: error 2'),
      `${file} could not be opened: error 2`,
    ]);
    expect(notes).toEqual([`This text can't be shown: Windows couldn't open it. It is in ${file}.`]);
  });

  it('is told about where no window can be opened at all, and where it cannot be written', async () => {
    const { parts, notes } = windows(0);
    await openedWindows({ ...parts, native: null }).show('doctor.txt', 'Ben');
    writeFileSync(join(folder, 'file'), '');
    const nowhere = windows(1, join(folder, 'file'));
    await openedWindows({ ...nowhere.parts, native: nowhere.native }).show('doctor.txt', 'Ben');
    expect([...notes, ...nowhere.notes]).toEqual([
      `This text can't be shown: Windows couldn't open it. It is in ${join(folder, 'doctor.txt')}.`,
      `This text can't be shown: ${join(folder, 'file', 'doctor.txt')} can't be written.`,
    ]);
  });
});

describe('The settings', () => {
  const FIRST = ['// nothing', '{}'];
  const file = () => join(folder, 'Usher', 'settings.json');

  it('are made once, where there certainly are none, and opened', async () => {
    const { native, parts, notes } = windows(2);
    const { edit } = openedWindows({ ...parts, native });
    await edit(file(), FIRST);
    expect(readFileSync(file(), 'utf8')).toBe('// nothing\r\n{}');
    writeFileSync(file(), '{"protected": ["ben"]}');
    await edit(file(), FIRST);
    expect([readFileSync(file(), 'utf8'), notes]).toEqual(['{"protected": ["ben"]}', []]);
  });

  it('that Notepad gave a wrong name are opened, and no empty ones put beside them', async () => {
    const { native, parts } = windows(1);
    mkdirSync(join(folder, 'Usher'));
    writeFileSync(`${file()}.txt`, '{}');
    await openedWindows({ ...parts, native }).edit(file(), FIRST);
    expect(readdirSync(join(folder, 'Usher'))).toEqual(['settings.json.txt']);
    expect(native.calls.filter(({ name }) => name === 'ShellExecuteExW')).toHaveLength(1);
  });

  it('are told about where nothing opens them, or where they cannot be made', async () => {
    const { native, parts, notes } = windows(0);
    await openedWindows({ ...parts, native }).edit(file(), FIRST);
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'link'));
    const linked = join(folder, 'link', 'settings.json');
    await openedWindows({ ...parts, native }).edit(linked, FIRST);
    expect(notes).toEqual([
      `This text can't be shown: Windows couldn't open it. It is in ${file()}.`,
      `This text can't be shown: ${linked} can't be written.`,
    ]);
  });

  it('begin with comments alone, of which each line may be made to count', () => {
    const lines = english.emptySettings;
    expect(parseSettings(lines.join('\r\n'), englishSettings)).toEqual({
      settings: DEFAULT_SETTINGS,
      problems: [],
    });
    const counted = lines.map((line) => line.replace(/^ {2}\/\/ "/, '  "')).join('\r\n');
    expect(parseSettings(counted, englishSettings)).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
    expect(Object.keys(DEFAULT_SETTINGS).filter((name) => !counted.includes(`\n  "${name}"`))).toEqual([]);
  });
});
