import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AT_SIGN_IN } from '../../src/base/child-flags.ts';
import { historyFile, logFile } from '../../src/base/folders.ts';
import { notesFile } from '../../src/history/kept-notes.ts';
import { receiptsFile } from '../../src/history/receipts.ts';
import { doNotAskFile } from '../../src/settings/do-not-ask.ts';
import { toastSource } from '../../src/start/toasts.ts';
import { toastValues } from '../../src/windows/toast-registration.ts';

const setup = readFileSync('installer/setup.nsi', 'utf8');
const uninstaller = readFileSync('installer/uninstall.nsh', 'utf8');

describe('the uninstaller', () => {
  it('knows the keys that Usher writes for its notifications', () => {
    const keys = new Set(toastValues(toastSource).map(({ key }) => key));
    expect(keys.size).toBe(2);
    for (const key of keys) expect(uninstaller).toContain(`HKU "$1\\${key}"`);
  });

  it('knows the files that Usher writes for a person, and the older ones of each', () => {
    const files = [historyFile, receiptsFile, notesFile].map((file) => basename(file('data')));
    const names = [
      ...files,
      ...files.map((name) => name.replace('.jsonl', '.1.jsonl')),
      basename(doNotAskFile('data')),
      basename(logFile('data')),
      `${basename(logFile('data'))}.old`,
      'settings.json',
      'welcomed',
    ];
    for (const name of names) expect(uninstaller).toContain(`Delete "$3\\${name}"`);
  });
});

describe('setup', () => {
  it('has Windows start Usher as Usher itself does for one person', () => {
    expect(setup).toContain(`!define COMMAND '"$INSTDIR\\Usher.exe" ${AT_SIGN_IN}'`);
  });
});
