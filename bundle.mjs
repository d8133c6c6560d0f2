// Bundles the program: one file that every start reads, and beside it the packages that not every start needs.
import { join } from 'node:path';
import { build } from 'esbuild';
import { putFile } from './put-file.mjs';
import { thirdParty } from './third-party.mjs';

/** Not every start needs these: they are in files of their own, which are read with the first module that imports them. */
const APART = ['@inquirer/confirm', 'execa', 'iconv-lite', 'systray2', 'zod'];

/** A package that is one function, and takes long to load: its file is read at the first call. */
const AT_THE_FIRST_CALL = ['string-width'];

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
  // Node.js reads each character of a file at each start. Names stay, so that a report of an error can be read.
  minifyWhitespace: true,
  lineLimit: 120,
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
  for (const name of [...APART, ...AT_THE_FIRST_CALL]) {
    const found = await put({
      ...COMMON,
      entryPoints: [name],
      outfile: join(folder, packageFile(name)),
      plugins: [englishOnly, ...plugins],
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

/** @param {string} name of a package @returns its file, from the program's folder */
const packageFile = (name) => `packages/${name.replace(/^@|\/.*/g, '')}.cjs`;

/**
 * @param {import('esbuild').BuildOptions} options
 * @param {number} [mode]
 */
async function put(options, mode) {
  const { outputFiles, metafile } = await build({ ...options, write: false, metafile: true });
  for (const { path, contents } of outputFiles) putFile(path, contents, mode);
  return Object.keys(metafile.inputs);
}

/** @param {readonly string[]} names @returns a pattern of exactly these imports */
const oneOf = (names) => new RegExp(`^(?:${names.join('|')})$`);

/** @type {import('esbuild').Plugin} */
const apart = {
  name: 'packages apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: oneOf(APART) }, ({ path }) => ({ path: `./${packageFile(path)}`, external: true }));
    onResolve({ filter: oneOf(AT_THE_FIRST_CALL) }, ({ path }) => ({ path, namespace: 'first call' }));
    onLoad({ filter: /^/, namespace: 'first call' }, ({ path }) => ({
      contents: `export default (...args) => require('./${packageFile(path)}').default(...args);`,
    }));
    onResolve({ filter: /^\.\/packages\// }, ({ path }) => ({ path, external: true }));
  },
};

/**
 * Leaves out zod's sentences in fifty languages, which are half of it. No import of ours names one.
 *
 * @type {import('esbuild').Plugin}
 */
const englishOnly = {
  name: 'zod in English only',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^\.\.\/locales\/index\.js$/ }, ({ resolveDir, kind }) =>
      resolve('../locales/en.js', { resolveDir, kind }),
    );
  },
};
