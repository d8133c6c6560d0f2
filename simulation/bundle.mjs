import { join } from 'node:path';
import { build } from 'esbuild';

// Where the packages are found.
const CACHE = join(import.meta.dirname, '..', 'node_modules', '.cache');

/**
 * Bundles the simulation, because Node.js reads no TypeScript.
 *
 * @param {string} name of the bundle
 * @param {import('esbuild').Plugin[]} plugins
 * @returns {Promise<string>} the file to run
 */
export async function bundle(name, plugins = []) {
  const file = join(CACHE, `${name}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, 'main.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
    plugins,
  });
  return file;
}
