import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/*
 * Tests in the source where started programs and loaded libraries come from: never from the environment, the
 * current directory, a shell or the settings. The lab shows what is really started.
 */

const SOURCE = join(import.meta.dirname, '..', '..', 'src');

/** Each source file without its comments, by its path within src. */
const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .sort()
  .map((file) => {
    const code = readFileSync(join(SOURCE, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/.*/g, '');
    return [file, code] as const;
  });

/** The matches in each file's code, without files that have none. */
function found(pattern: RegExp): Record<string, string[]> {
  const entries = sources.map(([file, code]) => [file, code.match(pattern) ?? []] as const);
  return Object.fromEntries(entries.filter(([, matches]) => matches.length > 0));
}

describe('the source', () => {
  it('reads the environment for folders of data, for the terminal and for one comparison, never for a program', () => {
    expect(found(/(?:const \{[^}]*\} = |\w+ = )?process\.env\b\S*/g)).toEqual({
      // Only compared with the usual folder; no path is made of it.
      'start/this-pc.ts': ['const { SystemRoot, PROCESSOR_ARCHITEW6432 } = process.env;'],
      // Emptied for everything that an elevated process starts.
      'start/helper.ts': ['process.env'],
      // Only the names of variables that would steer an elevated Node.js.
      'start/account.ts': ['process.env),'],
      // APPDATA and similar variables: the folders of settings and history.
      'base/folders.ts': ['process.env,'],
      'main.ts': ['process.env.TERM'],
    });
  });

  it('names a program of Windows only within the folder that Windows names', () => {
    // Only compared with names of running processes.
    const {
      'sessions/wts/unlisted.ts': unlisted,
      'sessions/wts/own-usher.ts': ownUsher,
      'neighbors/own-session/unsaved-marks.ts': marks,
      'neighbors/own-session/usher-processes.ts': usher,
      ...started
    } = found(/(?:\w+\()?(?:native\.systemFolder, )?'[^'\n]*\.(?:exe|com|cmd|bat|ps1)'/g);
    for (const compared of [unlisted, ownUsher, marks, usher])
      expect(compared?.filter((name) => !/^'\w+\.exe'$/.test(name))).toEqual([]);
    expect(started).toEqual({
      'start/opened-windows.ts': ["join(native.systemFolder, 'notepad.exe'"],
      'base/folders.ts': ["'traybin/tray_windows_release.exe'"],
      'base/launcher.ts': ["'Usher.exe'"],
      'base/program-check.ts': ["'vendor/snoretoast-x64.exe'"],
      'sessions/commands/system-programs.ts': [
        "program('quser.exe'",
        "program('logoff.exe'",
        "program('msg.exe'",
        "program('reg.exe'",
      ],
    });
    expect(Object.keys(found(/\bsystemPrograms\(/g))).toEqual([
      'doctor/windows-facts.ts',
      'sessions/commands/system-programs.ts',
      'start/quser-pc.ts',
      'start/this-pc.ts',
    ]);
  });

  it('names a library without a path: it is loaded from the folder that Windows names', () => {
    const names = Object.values(found(/['"`][^'"`\n]*\.dll\b/g)).flat();
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !/^['"`]\w+\.dll$/.test(name))).toEqual([]);
    expect(found(/\b\w+\.load\(.*/g)).toEqual({
      'windows/native.ts': [
        "koffi.load('kernel32.dll');",
        // In that folder, or at a whole path.
        'koffi.load(win32.resolve(folder, name));',
        // This very program, by its whole path.
        'koffi.load(process.execPath).func(prototype), lastError),',
      ],
    });
  });

  it('names a library by its whole path only where Windows has told it', () => {
    expect(found(/\bdeclare(?:<[^()]*>)?\(\s*(?!['"`])\w+,/g)).toEqual({
      'windows/task-dialog.ts': [expect.stringMatching(/\blibrary,$/)],
    });
  });

  it('starts programs in two places, without a shell: those it waits for, and those it talks with', () => {
    const importers = sources.filter(([, code]) => /^import (?!type ).*'node:child_process'/m.test(code));
    expect(importers.map(([file]) => file)).toEqual(['base/line-child.ts']);
    expect(Object.keys(found(/\bexeca\(/g))).toEqual(['base/run.ts']);
    expect(found(/\bshell:.*|\bexecSync\b|\bexecFile\b|\bspawn\w*\(/g)).toEqual({
      'base/line-child.ts': ['spawn('],
    });
  });

  it('has no file that knows the settings and starts programs', () => {
    const both = sources.filter(
      ([, code]) => /\/settings\/settings\.ts'/.test(code) && /\/run\.ts'/.test(code),
    );
    expect(both.map(([file]) => file)).toEqual([]);
  });
});
