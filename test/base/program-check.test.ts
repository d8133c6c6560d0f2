import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
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
import { bringPrograms, writeChecksums } from '../../programs.mjs';
import { programCheck, TOAST_PROGRAM, TRAY_PROGRAM } from '../../src/base/program-check.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const TRIED = {
  [TRAY_PROGRAM]: 'ae61c63ece1392fc64abbfbd40de782f5b2a7b7d83e93f8b640a20395ae6e8a0',
  [TOAST_PROGRAM]: '42d20792498514562cfd6fd8221b4abb59229e893073fc59fbfc83f884a2401b',
};
const PACKAGES = ['systray2/traybin', 'node-notifier/vendor/snoreToast'];

let folder: string;
let checksums: string;

const known = () => {
  const isOurs = programCheck(folder);
  return [isOurs(TRAY_PROGRAM), isOurs(TOAST_PROGRAM)];
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-programs-'));
  checksums = join(folder, 'checksums.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the build', () => {
  it('brings the very programs that were tried, with their checksums beside them', () => {
    bringPrograms(join(ROOT, 'node_modules'), folder);
    expect(JSON.parse(readFileSync(checksums, 'utf8'))).toEqual(TRIED);
    expect(known()).toEqual([true, true]);
  });

  it.each([0, 1])('of a package with other bytes fails with one sentence and brings nothing: %i', (other) => {
    for (const path of PACKAGES) {
      cpSync(join(ROOT, 'node_modules', path), join(folder, 'node_modules', path), { recursive: true });
    }
    const files = [
      'systray2/traybin/tray_windows_release.exe',
      'node-notifier/vendor/snoreToast/snoretoast-x64.exe',
    ];
    appendFileSync(join(folder, 'node_modules', files[other] ?? ''), 'x');
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'build.mjs')], {
      cwd: folder,
    });
    expect([status, stdout.toString()]).toEqual([1, '']);
    const [, named] = /^(\S+) is not the program that was tried: its SHA-256 is [0-9a-f]{64}\.\n$/.exec(
      stderr.toString(),
    ) ?? [null, stderr.toString()];
    expect(named).toEqual(files[other]);
    for (const name of ['usher.cjs', 'checksums.json', TRAY_PROGRAM, TOAST_PROGRAM]) {
      expect(existsSync(join(folder, 'dist', name))).toBe(false);
    }
  });
});

describe('a program that Usher brings', () => {
  beforeEach(() => {
    for (const [program, content] of [
      [TRAY_PROGRAM, 'a tray'],
      [TOAST_PROGRAM, 'a toast'],
    ] as const) {
      cpSync(import.meta.filename, join(folder, program));
      writeFileSync(join(folder, program), content);
    }
    writeChecksums(folder, {
      [TRAY_PROGRAM]: join(folder, TRAY_PROGRAM),
      [TOAST_PROGRAM]: join(folder, TOAST_PROGRAM),
    });
  });

  it('is known again by its bytes, and so is the other one', () => {
    expect(known()).toEqual([true, true]);
    cpSync(join(folder, TOAST_PROGRAM), join(folder, TRAY_PROGRAM));
    expect(known()).toEqual([false, true]);
  });

  it('is not one that was exchanged since the last look, with the size and the times of the old', () => {
    const isOurs = programCheck(folder);
    const file = join(folder, TRAY_PROGRAM);
    const { atime, mtime } = statSync(file);
    expect(isOurs(TRAY_PROGRAM)).toBe(true);
    writeFileSync(file, 'a trap');
    utimesSync(file, atime, mtime);
    expect(isOurs(TRAY_PROGRAM)).toBe(false);
  });

  it('is not one that was exchanged together with the checksums while Usher runs', () => {
    const isOurs = programCheck(folder);
    writeFileSync(join(folder, TOAST_PROGRAM), 'a trap');
    writeChecksums(folder, {
      [TRAY_PROGRAM]: join(folder, TRAY_PROGRAM),
      [TOAST_PROGRAM]: join(folder, TOAST_PROGRAM),
    });
    expect(isOurs(TOAST_PROGRAM)).toBe(false);
  });

  it('is not one that is missing or cannot be read as a file', () => {
    rmSync(join(folder, TRAY_PROGRAM));
    rmSync(join(folder, TOAST_PROGRAM));
    cpSync(join(ROOT, 'assets'), join(folder, TOAST_PROGRAM), { recursive: true });
    expect(known()).toEqual([false, false]);
  });

  it.each([
    ['missing', null],
    ['empty', ''],
    ['cut off', '{"traybin/tray_windows_release.exe":"ae61'],
    ['null', 'null'],
    ['a list', '[]'],
    ['without the other program', JSON.stringify({ [TRAY_PROGRAM]: TRIED[TRAY_PROGRAM] })],
    ['with one that nobody knows', JSON.stringify({ ...TRIED, 'traybin/other.exe': TRIED[TRAY_PROGRAM] })],
    ['without a checksum', JSON.stringify({ ...TRIED, [TRAY_PROGRAM]: '' })],
    ['with null for a checksum', JSON.stringify({ ...TRIED, [TRAY_PROGRAM]: null })],
  ])('is none where the checksums are %s', (_, text) => {
    bringPrograms(join(ROOT, 'node_modules'), folder);
    if (text === null) rmSync(checksums);
    else writeFileSync(checksums, text);
    expect(known()).toEqual([false, false]);
  });
});
