import { readFileSync } from 'node:fs';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { describe, expect, it } from 'vitest';
import { brandedTray } from '../../installer/tray-program.mjs';

const original = readFileSync('node_modules/systray2/traybin/tray_windows_release.exe');
const icon = readFileSync('assets/usher.ico');
const manifest = readFileSync('installer/launcher/usher.manifest');

const branded = brandedTray(original, icon, manifest);
const executable = NtExecutable.from(branded);
const resources = NtExecutableResource.from(executable);

/** The bytes of each section. */
function sections(program: NtExecutable) {
  return program
    .getAllSections()
    .map(({ info, data }) => [info.name, Buffer.from(data ?? new ArrayBuffer(0)).toString('hex')]);
}

describe('the tray program of an installed Usher', () => {
  it("is systray2's, but for what Windows shows of it", () => {
    const all = sections(executable);
    expect(all.map(([name]) => name).at(-1)).toBe('.rsrc');
    expect(all.slice(0, -1)).toEqual(sections(NtExecutable.from(original)));
  });

  it('is called Usher, and no release is in its name', () => {
    const [version] = Resource.VersionInfo.fromEntries(resources.entries);
    expect(version?.getStringValues({ lang: 0x409, codepage: 1200 })).toEqual({
      CompanyName: 'Usher',
      FileDescription: 'Usher',
      InternalName: 'tray',
      LegalCopyright: 'MIT License; see THIRD-PARTY.txt',
      OriginalFilename: 'tray_windows_release.exe',
      ProductName: 'Usher',
    });
  });

  it('has the icon in all its sizes', () => {
    const [group] = Resource.IconGroupEntry.fromEntries(resources.entries);
    expect(group?.icons.map(({ width }) => width)).toEqual([16, 20, 24, 32, 40, 48]);
  });

  it('opens no console, and draws sharp menus on every screen', () => {
    expect(executable.newHeader.optionalHeader.subsystem).toBe(2);
    const [found] = resources.entries.filter(({ type }) => type === 24);
    expect(Buffer.from(found?.bin ?? new ArrayBuffer(0))).toEqual(manifest);
    expect(String(manifest)).toContain('PerMonitorV2');
  });

  it('has the bytes that were tried, and no others are made', () => {
    const other = Buffer.concat([manifest, Buffer.from('\n')]);
    expect(() => brandedTray(original, icon, other)).toThrow(
      /^The tray program with Usher's name is not the one that was tried: its SHA-256 is [0-9a-f]{64}\.$/,
    );
  });
});
