// Tells in one text what other people's work is in the built program, and under which licenses.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)(?:[-.].+)?$/i;

/** Packages that bring no file with their license, and the file in licenses/ that has it. */
const TEXTS = new Map([
  ['growly', 'growly.txt'],
  ['@humanwhocodes/momoa', 'momoa.txt'],
]);

/** Not in the bundle and yet brought along: it finds its native part in its own folder. */
const BESIDE = ['node_modules/koffi'];

/**
 * The programs, each with the texts that go with it, all in licenses/.
 *
 * @type {[name: string, files: string[]][]}
 */
const PROGRAMS = [
  ['The tray program', ['tray-program.txt', 'Apache-2.0.txt', 'Go.txt', 'go-stack.txt']],
  ['SnoreToast', ['snoretoast.txt', 'LGPL-3.0.txt', 'GPL-3.0.txt']],
];

/**
 * The folders of the packages that these files are of, each once.
 *
 * @param {readonly string[]} inputs as esbuild's metafile names them
 */
export function packageFolders(inputs) {
  const folders = inputs.flatMap((file) => file.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []);
  return [...new Set([...folders, ...BESIDE])].sort();
}

/**
 * @param {readonly string[]} inputs as esbuild's metafile names them
 * @param {string} licenses the folder with the texts that no package brings
 * @throws Error where a package has no license text
 */
export function thirdParty(inputs, licenses) {
  const programs = PROGRAMS.map(([name, files]) => programPart(name, files, licenses));
  const packages = packageFolders(inputs).map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return part(`${name} ${version} (${license})`, licenseTexts(folder, name, licenses));
  });
  return `${[FIRST, ...programs, ...packages].join('\n\n')}\n`;
}

/**
 * What is told of one program.
 *
 * @param {string} name
 * @param {readonly string[]} files with its licenses, in the folder licenses
 * @param {string} licenses
 */
export function programPart(name, files, licenses) {
  return part(
    name,
    files.map((file) => text(join(licenses, file))),
  );
}

const FIRST =
  'Usher is made with the work of others. These are their programs and packages, and their licenses.';

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} licenses
 */
function licenseTexts(folder, name, licenses) {
  const own = licenseFiles(folder);
  const beside = TEXTS.get(name);
  if (own.length === 0 && beside !== undefined) return [text(join(licenses, beside))];
  if (own.length === 0) {
    throw new Error(`${name} brings no license text. Put it into licenses/ and name it in third-party.mjs.`);
  }
  // What koffi's native part is made with.
  const vendored = name === 'koffi' ? folders(join(folder, 'vendor')).flatMap(licenseFiles) : [];
  return [...own, ...vendored].map(text);
}

/** @param {string} folder */
function licenseFiles(folder) {
  const files = readdirSync(folder, { withFileTypes: true });
  return files
    .filter((each) => each.isFile() && LICENSE_FILE.test(each.name))
    .map(({ name }) => join(folder, name))
    .sort();
}

/** @param {string} folder */
function folders(folder) {
  const files = readdirSync(folder, { withFileTypes: true });
  return files.filter((each) => each.isDirectory()).map(({ name }) => join(folder, name));
}

/** @param {string} file */
function text(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
}

/**
 * @param {string} heading
 * @param {readonly string[]} texts
 */
function part(heading, texts) {
  return [`${'='.repeat(78)}\n${heading}\n${'='.repeat(78)}`, ...texts].join('\n\n');
}
