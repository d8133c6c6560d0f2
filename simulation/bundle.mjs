import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

// Where the packages are found.
const CACHE = join(import.meta.dirname, '..', 'node_modules', '.cache');

/**
 * Bundles the simulation, because Node.js reads no TypeScript. Each bundle is a file of its own, so that several runs do
 * not disturb each other. It goes with this process.
 *
 * @param {import('esbuild').Plugin[]} plugins
 * @returns {Promise<string>} the file to run
 */
export async function bundle(plugins = []) {
  const file = join(CACHE, `simulation-${randomUUID()}.mjs`);
  process.on('exit', () => rmSync(file, { force: true }));
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
