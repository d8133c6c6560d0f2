import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Where the packages are found.
const CACHE = join(import.meta.dirname, 'node_modules', '.cache');

/** @type {string[]} */
const bundles = [];
process.on('exit', () => {
  for (const file of bundles) rmSync(file, { force: true });
});

/**
 * Bundles a tool of this project, because Node.js reads no TypeScript. Each bundle is a file of its own, so that several
 * runs do not disturb each other. It goes with this process.
 *
 * @param {string} folder with its main.ts
 * @param {import('esbuild').Plugin[]} plugins
 * @returns {Promise<string>} the file to run
 */
export async function bundleTool(folder, plugins = []) {
  const file = join(CACHE, `tool-${randomUUID()}.mjs`);
  bundles.push(file);
  await build({
    entryPoints: [join(folder, 'main.ts')],
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

/**
 * Bundles a tool and runs it in this process.
 *
 * @param {string} folder with its main.ts
 * @param {import('esbuild').Plugin[]} plugins
 */
export async function runTool(folder, plugins = []) {
  await import(pathToFileURL(await bundleTool(folder, plugins)).href);
}
