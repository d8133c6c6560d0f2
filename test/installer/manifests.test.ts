import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { scoop, wingetInstaller } from '../../installer/manifest-shapes.mjs';
import { manifests } from '../../installer/manifests.mjs';

const RELEASE = {
  version: '1.2.3',
  description: 'Asks before it signs people out.',
  license: 'MIT',
  home: 'https://example.org/usher',
  download: 'https://example.org/usher/1.2.3',
  setup: { name: 'Usher-1.2.3-x64-setup.exe', sha256: 'ab'.repeat(32) },
  zip: { name: 'Usher-1.2.3-x64-portable.zip', sha256: 'cd'.repeat(32) },
};

const COMMON = {
  PackageIdentifier: 'TheUsherAuthors.Usher',
  PackageVersion: '1.2.3',
  ManifestVersion: '1.12.0',
};

const INSTALLER = {
  ...COMMON,
  InstallerType: 'nullsoft',
  Scope: 'machine',
  ElevationRequirement: 'elevatesSelf',
  UpgradeBehavior: 'install',
  InstallModes: ['interactive', 'silent', 'silentWithProgress'],
  AppsAndFeaturesEntries: [{ DisplayName: 'Usher', Publisher: 'The Usher authors', ProductCode: 'Usher' }],
  Installers: [
    {
      Architecture: 'x64',
      InstallerUrl: 'https://example.org/usher/1.2.3/Usher-1.2.3-x64-setup.exe',
      InstallerSha256: 'AB'.repeat(32),
    },
  ],
  ManifestType: 'installer',
};

/** The value of each manifest by its file. */
function values(release = RELEASE): Record<string, unknown> {
  const files = Object.entries(manifests(release));
  return Object.fromEntries(
    files.map(([file, text]) => [file, file.endsWith('.json') ? JSON.parse(text) : parse(text)]),
  );
}

describe('the manifests', () => {
  it('are three files for winget and one for Scoop, with the checksum of what each installs', () => {
    expect(values()).toEqual({
      'winget/TheUsherAuthors.Usher.yaml': { ...COMMON, DefaultLocale: 'en-US', ManifestType: 'version' },
      'winget/TheUsherAuthors.Usher.installer.yaml': INSTALLER,
      'winget/TheUsherAuthors.Usher.locale.en-US.yaml': {
        ...COMMON,
        PackageLocale: 'en-US',
        Publisher: 'The Usher authors',
        PackageName: 'Usher',
        PackageUrl: 'https://example.org/usher',
        License: 'MIT',
        ShortDescription: 'Asks before it signs people out.',
        Moniker: 'usher',
        ManifestType: 'defaultLocale',
      },
      'scoop/usher.json': {
        version: '1.2.3',
        description: 'Asks before it signs people out.',
        homepage: 'https://example.org/usher',
        license: 'MIT',
        notes: [
          'This Usher is yours alone: it does not start for the other people of this PC.',
          'Your account can change its files, so Usher advises to install it with its setup instead.',
        ],
        architecture: {
          '64bit': {
            url: 'https://example.org/usher/1.2.3/Usher-1.2.3-x64-portable.zip',
            hash: 'cd'.repeat(32),
            extract_dir: 'Usher',
            bin: 'bin\\usher.exe',
            shortcuts: [['Usher.exe', 'Usher']],
          },
        },
      },
    });
  });

  it('name their schema, and quote what could be read as a number', () => {
    const text = manifests(RELEASE)['winget/TheUsherAuthors.Usher.yaml'];
    expect(text).toBe(
      [
        '# yaml-language-server: $schema=https://aka.ms/winget-manifest.version.1.12.0.schema.json',
        'PackageIdentifier: "TheUsherAuthors.Usher"',
        'PackageVersion: "1.2.3"',
        'DefaultLocale: "en-US"',
        'ManifestType: "version"',
        'ManifestVersion: "1.12.0"',
        '',
      ].join('\n'),
    );
  });

  it('are not written with what winget or Scoop would refuse', () => {
    expect(() => values({ ...RELEASE, download: 'http://example.org' })).toThrow();
    expect(() => values({ ...RELEASE, version: '1.2' })).toThrow();
    expect(() => values({ ...RELEASE, setup: { name: 'setup.exe', sha256: 'ab' } })).toThrow();
    expect(() => values({ ...RELEASE, description: 'a' })).toThrow();
    expect(wingetInstaller.safeParse(INSTALLER).success).toBe(true);
    for (const wrong of [{ Scope: 'everybody' }, { ManifestVersion: '1.28.0' }, { Unknown: 1 }]) {
      expect(wingetInstaller.safeParse({ ...INSTALLER, ...wrong }).success).toBe(false);
    }
    expect(scoop.safeParse({ ...(values()['scoop/usher.json'] as object), bin: 'usher.exe' }).success).toBe(
      false,
    );
  });
});
