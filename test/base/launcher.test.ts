import { describe, expect, it } from 'vitest';
import { elevatedProgram } from '../../src/base/folders.ts';
import { launcher, launcherOf, programToElevate } from '../../src/base/launcher.ts';

const FOLDER = 'C:\\Program Files\\Usher';

describe('the launcher', () => {
  it('is Usher.exe beside node.exe and the program', () => {
    const looked: string[] = [];
    const isThere = (file: string) => looked.push(file) > 0;
    expect(launcherOf(`${FOLDER}\\node.exe`, FOLDER, isThere)).toBe(`${FOLDER}\\Usher.exe`);
    expect(launcherOf('c:\\program files\\usher\\NODE.EXE', FOLDER, isThere)).toBe(`${FOLDER}\\Usher.exe`);
    expect(looked).toEqual([`${FOLDER}\\Usher.exe`, `${FOLDER}\\Usher.exe`]);
  });

  it.each([
    ['node.exe is elsewhere', 'C:\\Program Files\\nodejs\\node.exe', FOLDER],
    ['node.exe is in a folder above', 'C:\\Program Files\\node.exe', FOLDER],
    ['node.exe is in a folder below', `${FOLDER}\\bin\\node.exe`, FOLDER],
  ])('is none where %s, whatever is there', (_, nodeFile, folder) => {
    expect(launcherOf(nodeFile, folder, () => true)).toBeNull();
  });

  it('is none where there is no such file', () => {
    expect(launcherOf(`${FOLDER}\\node.exe`, FOLDER, () => false)).toBeNull();
  });

  it('is not in a checkout: there Node.js itself is started as an administrator', () => {
    expect([launcher, programToElevate]).toEqual([null, elevatedProgram]);
  });
});
