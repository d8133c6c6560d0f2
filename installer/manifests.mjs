// The manifests by which winget installs setup and Scoop the zip: each file's name and text.
import { stringify } from 'yaml';
import * as shapes from './manifest-shapes.mjs';

const IDENTIFIER = 'TheUsherAuthors.Usher';
const PUBLISHER = 'The Usher authors';

/**
 * @typedef {{ name: string, sha256: string }} Published a file beside the others at the address `download`
 * @typedef {{ version: string, description: string, license: string, home: string, download: string, setup: Published,
 *   zip: Published }} Release home and download begin with https
 */

/**
 * @param {Release} release
 * @returns {Readonly<Record<string, string>>} the text of each file by its path
 * @throws Error where a value is none that winget or Scoop takes
 */
export function manifests(release) {
  return { ...winget(release), 'scoop/usher.json': `${JSON.stringify(scoop(release), null, 4)}\n` };
}

/** @param {Release} release @returns {Record<string, string>} */
function winget({ version, description, license, home, download, setup }) {
  const common = { PackageIdentifier: IDENTIFIER, PackageVersion: version };
  const end = { ManifestVersion: shapes.WINGET_VERSION };
  const file = (/** @type {string} */ part) => `winget/${IDENTIFIER}${part}.yaml`;
  return {
    [file('')]: yaml(
      'version',
      shapes.wingetVersion.parse({ ...common, DefaultLocale: 'en-US', ManifestType: 'version', ...end }),
    ),
    [file('.installer')]: yaml(
      'installer',
      shapes.wingetInstaller.parse({
        ...common,
        InstallerType: 'nullsoft',
        Scope: 'machine',
        ElevationRequirement: 'elevatesSelf',
        UpgradeBehavior: 'install',
        InstallModes: ['interactive', 'silent', 'silentWithProgress'],
        // As setup.nsi writes it for Windows' list of programs.
        AppsAndFeaturesEntries: [{ DisplayName: 'Usher', Publisher: PUBLISHER, ProductCode: 'Usher' }],
        Installers: [
          {
            Architecture: 'x64',
            InstallerUrl: `${download}/${setup.name}`,
            InstallerSha256: setup.sha256.toUpperCase(),
          },
        ],
        ManifestType: 'installer',
        ...end,
      }),
    ),
    [file('.locale.en-US')]: yaml(
      'defaultLocale',
      shapes.wingetLocale.parse({
        ...common,
        PackageLocale: 'en-US',
        Publisher: PUBLISHER,
        PackageName: 'Usher',
        PackageUrl: home,
        License: license,
        ShortDescription: description,
        Moniker: 'usher',
        ManifestType: 'defaultLocale',
        ...end,
      }),
    ),
  };
}

/** @param {Release} release */
function scoop({ version, description, license, home, download, zip }) {
  return shapes.scoop.parse({
    version,
    description,
    homepage: home,
    license,
    notes: [
      'This Usher is yours alone: it does not start for the other people of this PC.',
      'Your account can change its files, so Usher advises to install it with its setup instead.',
    ],
    architecture: {
      '64bit': {
        url: `${download}/${zip.name}`,
        hash: zip.sha256,
        extract_dir: 'Usher',
        bin: 'bin\\usher.exe',
        shortcuts: [['Usher.exe', 'Usher']],
      },
    },
  });
}

/**
 * All texts in quotes: a version without them could be read as a number.
 *
 * @param {string} type
 * @param {object} manifest
 */
function yaml(type, manifest) {
  const schema = `https://aka.ms/winget-manifest.${type}.${shapes.WINGET_VERSION}.schema.json`;
  const text = stringify(manifest, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
  });
  return `# yaml-language-server: $schema=${schema}\n${text}`;
}
