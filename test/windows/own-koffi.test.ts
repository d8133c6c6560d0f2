import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { programFolder } from '../../src/base/folders.ts';
import { nativeReason } from '../../src/base/refusal.ts';
import { ownKoffi } from '../../src/windows/own-koffi.ts';

/** Like the root of a drive, where everybody may make a folder. */
let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'usher-koffi-')));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const PART = `@koromix/koffi-${process.platform}-${process.arch}`;

/** Puts a package there. @returns its file */
function put(folder: string, name: string): string {
  const file = join(root, folder, 'node_modules', name, 'index.js');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  return file;
}

function program(folder: string): string {
  mkdirSync(join(root, folder), { recursive: true });
  return join(root, folder);
}

describe('koffi', () => {
  it('is the one in the program’s own folder', () => {
    const [file, part] = [put('usher', 'koffi'), put('usher', PART)];
    expect(ownKoffi(program('usher'))).toEqual({ file, folders: [dirname(file), dirname(part)] });
  });

  it('is the one of the clone whose dist the program is', () => {
    const [file, part] = [put('clone', 'koffi'), put('clone', PART)];
    expect(ownKoffi(program('clone/dist'))).toEqual({ file, folders: [dirname(file), dirname(part)] });
  });

  it('is there in this checkout', () => {
    const clone = ownKoffi(join(programFolder, 'dist'));
    expect(clone).toEqual(ownKoffi(programFolder));
    expect(clone).toHaveProperty('file');
  });

  it.each([
    ['in the root of the drive', 'usher', ''],
    ['in the folder above', 'programs/usher', 'programs'],
    ['two folders above a clone’s dist', 'clones/usher/dist', 'clones'],
  ])('is refused where it was planted %s', (_, folder, planted) => {
    const file = put(planted, 'koffi');
    put(planted, PART);
    expect(ownKoffi(program(folder))).toEqual({
      missing: nativeReason('foreign', { file }),
    });
  });

  it('is refused where only its native part was planted', () => {
    put('usher', 'koffi');
    const part = put('', PART);
    expect(ownKoffi(program('usher'))).toEqual({
      missing: nativeReason('foreign', { file: part }),
    });
  });

  it('is refused where its folder is a link to somewhere else', () => {
    const file = put('elsewhere', 'koffi');
    put('usher', PART);
    symlinkSync(dirname(file), join(root, 'usher', 'node_modules', 'koffi'), 'junction');
    expect(ownKoffi(program('usher'))).toHaveProperty('missing');
  });

  it('is missing where it is nowhere, and that is told in one line', () => {
    expect(ownKoffi(program('usher'))).toEqual({
      missing: nativeReason('absent', { quote: "Cannot find module 'koffi'" }),
    });
  });
});
