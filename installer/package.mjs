// Makes what is published, into dist/: setup, the portable zip, and their checksums. `npm run package` builds first.
//   --node 24     with that line of Node.js instead of 22
//   --fast        setup without compression, for tries
// With SIGN_CMD set, Usher's own programs are signed: a command of the shell that gets the path of one at its end.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import { INSTALLED_BUDGET, keepWithin, SETUP_BUDGET, sizeOf } from './budget.mjs';
import { zipOf } from './portable.mjs';
import { makeSetup } from './setup.mjs';
import { signer } from './signing.mjs';
import { stage } from './stage.mjs';
import { sums } from './sums.mjs';
import { missingTools } from './tools.mjs';

const DIST = join(import.meta.dirname, '..', 'dist');
const STAGE = join(import.meta.dirname, 'build', 'Usher');

/**
 * @param {{ node?: string | undefined, fast: boolean, signCommand: string | undefined }} options
 * @returns {string[]} the files that it made
 */
function makePackage({ node, fast, signCommand }) {
  const { version } = packageJson;
  const sign = signer(signCommand);
  const name = join(DIST, `Usher-${version}-x64`);
  const [setup, zip] = [`${name}-setup.exe`, `${name}-portable.zip`];
  stage(STAGE, { ...(node !== undefined && { line: node }), sign });
  keepWithin('An installed Usher', sizeOf(STAGE), INSTALLED_BUDGET);
  makeSetup(STAGE, { version, out: setup, fast, signCommand });
  sign(setup);
  if (!fast) keepWithin('Setup', statSync(setup).size, SETUP_BUDGET);
  mkdirSync(DIST, { recursive: true });
  writeFileSync(zip, zipOf(STAGE, 'Usher'));
  const checksums = join(DIST, 'SHA256SUMS');
  writeFileSync(checksums, sums([zip, setup]));
  return [setup, zip, checksums];
}

const missing = missingTools(process.env.PATH ?? '');
if (missing !== null) {
  console.error(missing);
  process.exit(1);
}
const { values } = parseArgs({
  options: { node: { type: 'string' }, fast: { type: 'boolean', default: false } },
});
for (const file of makePackage({ ...values, node: values.node, signCommand: process.env.SIGN_CMD }))
  console.log(file);
