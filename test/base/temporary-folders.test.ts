import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeTemporaryFolders, temporaryFolder } from '../../src/base/temporary-folders.ts';

const VARIABLE = process.platform === 'win32' ? 'TEMP' : 'TMPDIR';
const before = process.env[VARIABLE];

/** The system's folder of temporary files during a test. */
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'usher-test-'));
  process.env[VARIABLE] = root;
});
afterEach(() => {
  removeTemporaryFolders();
  if (before === undefined) delete process.env[VARIABLE];
  else process.env[VARIABLE] = before;
  rmSync(root, { recursive: true });
});

/** The id of a process that has ended. */
const over = () => spawnSync(process.execPath, ['--version']).pid;

/** Puts a folder there with a file in it. */
function put(name: string): string {
  mkdirSync(join(root, name));
  writeFileSync(join(root, name, 'pc.json'), '{}');
  return name;
}

describe('a temporary folder', () => {
  it('bears the id of its process, and is gone when that says so', () => {
    const folder = temporaryFolder('usher-x-');
    expect(basename(folder)).toMatch(new RegExp(`^usher-x-${process.pid}-[A-Za-z0-9]{6}$`));
    removeTemporaryFolders();
    expect(readdirSync(root)).toEqual([]);
  });

  it('that a killed process left behind is removed when the next one is made', () => {
    const left = put(`usher-x-${over()}-a1B2c3`);
    symlinkSync(root, join(root, left, 'link'), 'junction');
    const made = basename(temporaryFolder('usher-x-'));
    expect(readdirSync(root)).toEqual([made]);
  });

  it('stays where its process lives, where it is another one’s, and where the name tells no process', () => {
    const alive = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
    const id = over();
    try {
      const kept = [
        put(`usher-x-${alive.pid}-a1B2c3`),
        put(`usher-x-${process.pid}-a1B2c3`),
        put(`usher-y-${id}-a1B2c3`),
        put(`usher-x-${id}-a1B2c3-mine`),
        put('usher-x-a1B2c3'),
        put('usher-x-0-a1B2c3'),
        put('usher-x-99999999999999999999-a1B2c3'),
      ];
      const made = basename(temporaryFolder('usher-x-'));
      expect(readdirSync(root).sort()).toEqual([...kept, made].sort());
    } finally {
      alive.kill('SIGKILL');
    }
  });

  it('is removed through no link, nor is a file of such a name', () => {
    const mine = put('mine');
    const [link, file] = [`usher-x-${over()}-a1B2c3`, `usher-x-${over()}-d4E5f6`];
    symlinkSync(join(root, mine), join(root, link), 'junction');
    writeFileSync(join(root, file), '');
    temporaryFolder('usher-x-');
    expect(['mine/pc.json', link, file].map((name) => existsSync(join(root, name)))).toEqual([
      true,
      true,
      true,
    ]);
  });
});
