// Bundles the program: one file that every start reads, and beside it the packages that not every start needs.
import { join } from 'node:path';
import { build } from 'esbuild';
import { putFile } from './put-file.mjs';
import { thirdParty } from './third-party.mjs';

/** Reading these takes as long as starting Node.js: they are in files of their own, read where they are called. */
const APART = ['execa', 'iconv-lite', 'zod'];

/** @type {import('esbuild').BuildOptions} */
const COMMON = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  // CommonJS, because execa brings CommonJS parts that need `require`.
  format: 'cjs',
  logLevel: 'warning',
  legalComments: 'none',
  // `import()` would search the whole text of a CommonJS file for the names that it exports.
  supported: { 'dynamic-import': false },
};

/**
 * Makes usher.cjs, the packages beside it, and THIRD-PARTY.txt, which names what is in them.
 *
 * @param {string} folder where usher.cjs comes to be
 * @param {import('esbuild').Plugin[]} plugins for whoever wants to watch
 * @returns the files that are in it
 * @throws Error where one is of a package without a license text
 */
export async function bundle(folder, plugins = []) {
  /** @type {string[]} */
  const inputs = [];
  for (const name of APART) {
    const found = await put({
      ...COMMON,
      entryPoints: [name],
      outfile: join(folder, 'packages', `${name}.cjs`),
      plugins,
    });
    inputs.push(...found);
  }
  const options = {
    ...COMMON,
    entryPoints: ['src/main.ts'],
    outfile: join(folder, 'usher.cjs'),
    // koffi finds its native part relative to its own folder.
    external: ['koffi'],
    define: { 'import.meta.dirname': '__dirname' },
    banner: { js: '#!/usr/bin/env node' },
    plugins: [apart, ...plugins],
  };
  inputs.push(...(await put(options, 0o755)));
  putFile(join(folder, 'THIRD-PARTY.txt'), Buffer.from(thirdParty(inputs, 'licenses')));
  return inputs;
}

/**
 * @param {import('esbuild').BuildOptions} options
 * @param {number} [mode]
 */
async function put(options, mode) {
  const { outputFiles, metafile } = await build({ ...options, write: false, metafile: true });
  for (const { path, contents } of outputFiles) putFile(path, contents, mode);
  return Object.keys(metafile.inputs);
}

/** @type {import('esbuild').Plugin} */
const apart = {
  name: 'packages apart',
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`^(?:${APART.join('|')})$`) }, ({ path }) => ({
      path: `./packages/${path}.cjs`,
      external: true,
    }));
  },
};
