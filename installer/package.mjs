// Makes what is published, into dist/: setup, the portable zip, and their checksums. `npm run package` builds first.
//   --node 24             with that line of Node.js instead of 22
//   --fast                setup without compression, for tries
//   --home URL --download URL   the manifests for winget and Scoop too: the project's page, and where the files will be
// With SIGN_CMD set, Usher's own programs are signed: a command of the shell that gets the path of one at its end.
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import { INSTALLED_BUDGETS, keepWithin, SETUP_BUDGET, sizeOf } from './budget.mjs';
import { manifests } from './manifests.mjs';
import { zipOf } from './portable.mjs';
import { makeSetup } from './setup.mjs';
import { signer } from './signing.mjs';
import { stage } from './stage.mjs';
import { sha256, sums } from './sums.mjs';
import { missingTools } from './tools.mjs';
import { NODE_LINE } from './windows-parts.mjs';

const DIST = join(import.meta.dirname, '..', 'dist');
const STAGE = join(import.meta.dirname, 'build', 'Usher');
const { version, description, license } = packageJson;

/** @param {{ node: string, fast: boolean }} options @returns {{ setup: string, zip: string }} the files */
function makePackage({ node, fast }) {
  const signCommand = process.env.SIGN_CMD;
  const sign = signer(signCommand);
  const name = join(DIST, `Usher-${version}-x64`);
  const [setup, zip] = [`${name}-setup.exe`, `${name}-portable.zip`];
  stage(STAGE, { line: node, sign });
  keepWithin('An installed Usher', sizeOf(STAGE), INSTALLED_BUDGETS[node] ?? 0);
  makeSetup(STAGE, { version, out: setup, fast, signCommand });
  sign(setup);
  if (!fast) keepWithin('Setup', statSync(setup).size, SETUP_BUDGET);
  writeFileSync(zip, zipOf(STAGE, 'Usher'));
  return { setup, zip };
}

/**
 * @param {{ setup: string, zip: string }} made
 * @param {string} home
 * @param {string} download
 * @returns {string[]} the files
 */
function makeManifests({ setup, zip }, home, download) {
  const published = (/** @type {string} */ file) => ({ name: basename(file), sha256: sha256(file) });
  const addresses = { home, download: download.replace(/\/$/, '') };
  const texts = manifests({
    version,
    description,
    license,
    ...addresses,
    setup: published(setup),
    zip: published(zip),
  });
  return Object.entries(texts).map(([path, text]) => put(join(DIST, path), text));
}

/** @param {string} file @param {string} text */
function put(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const missing = missingTools(process.env.PATH ?? '');
if (missing !== null) {
  console.error(missing);
  process.exit(1);
}
const text = /** @type {const} */ ({ type: 'string' });
const line = /** @type {const} */ ({ type: 'string', default: NODE_LINE });
const fast = /** @type {const} */ ({ type: 'boolean', default: false });
const { node, home, download, ...rest } = parseArgs({
  options: { node: line, home: text, download: text, fast },
}).values;
if ((home === undefined) !== (download === undefined)) {
  console.error('Manifests need both addresses: --home and --download.');
  process.exit(1);
}
if (INSTALLED_BUDGETS[node] === undefined) {
  console.error(`--node takes ${Object.keys(INSTALLED_BUDGETS).join(' or ')}.`);
  process.exit(1);
}
const made = makePackage({ node, ...rest });
const checksums = put(join(DIST, 'SHA256SUMS'), sums([made.zip, made.setup]));
// Those of an earlier release would be wrong.
for (const folder of ['winget', 'scoop']) rmSync(join(DIST, folder), { recursive: true, force: true });
const others = home !== undefined && download !== undefined ? makeManifests(made, home, download) : [];
for (const file of [made.setup, made.zip, checksums, ...others]) console.log(file);
