import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../../bundle.mjs';
import packageJson from '../../package.json' with { type: 'json' };
import { packageFolders, thirdParty } from '../../third-party.mjs';

let folder = '';
let inputs: readonly string[] = [];
let text = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'usher-test-'));
  inputs = await bundle(folder);
  text = readFileSync(join(folder, 'THIRD-PARTY.txt'), 'utf8');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The text below the heading of a package or program. */
function sectionOf(heading: string): string {
  const line = '='.repeat(78);
  const parts = text.split(`\n${line}\n`);
  const at = parts.findIndex((part) => part.endsWith(`${line}\n${heading}`) || part === heading);
  return parts[at + 1] ?? '';
}

describe('the licenses beside the program', () => {
  it('are those of every package in the bundle, with the text of each', () => {
    const folders = packageFolders(inputs);
    const inBundle = inputs.filter((file) => file.includes('node_modules/'));
    expect(inBundle.filter((file) => !folders.some((each) => file.startsWith(`${each}/`)))).toEqual([]);
    expect(folders).toEqual(expect.arrayContaining(['node_modules/zod', 'node_modules/koffi']));
    for (const each of folders) {
      const { name, version, license } = JSON.parse(readFileSync(join(each, 'package.json'), 'utf8'));
      expect(sectionOf(`${name} ${version} (${license})`), name).toMatch(
        /permission|permitted|Redistribution|Apache License|Blue Oak/i,
      );
    }
  });

  it('are those of every package that the program itself is made with', () => {
    const folders = packageFolders(inputs);
    for (const name of Object.keys(packageJson.dependencies))
      expect(folders).toContain(`node_modules/${name}`);
  });

  it('say of SnoreToast what its license wants said', () => {
    const section = sectionOf('SnoreToast');
    expect(section).toContain('https://github.com/KDE/snoretoast/tree/v0.7.0');
    expect(section).toContain('dist/checksums.json');
    expect(section).toContain('GNU LESSER GENERAL PUBLIC LICENSE');
    expect(section).toContain('How to Apply These Terms to Your New Programs');
  });

  it('name every module that the tray program was built from', () => {
    const section = sectionOf('The tray program');
    const program = readFileSync('node_modules/systray2/traybin/tray_windows_release.exe', 'latin1');
    const modules = [...program.matchAll(/dep\t([\w./-]+)\t(\S+)/g)];
    expect(modules).toHaveLength(10);
    for (const [, name = '', version = ''] of modules) {
      expect(section).toContain(`${name} ${version.split('-').at(-1)}`);
    }
    expect(section).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
  });

  it('go with the program, and so do the texts they are made of', () => {
    expect(packageJson.files).toEqual(expect.arrayContaining(['dist', 'licenses']));
  });

  it('are missed before anything is published: a package without a text ends the build', () => {
    const bare = join(folder, 'node_modules', 'bare');
    mkdirSync(bare, { recursive: true });
    writeFileSync(join(bare, 'package.json'), '{"name":"bare","version":"1.0.0","license":"MIT"}');
    expect(() => thirdParty([join(bare, 'index.js')], 'licenses')).toThrow('bare brings no license text.');
  });
});
