// Bundles the benchmarks and runs them: Node.js reads no TypeScript.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The driver of the lab finds its files beside its sources, wherever the bundle is. @type {import('esbuild').Plugin} */
const ownFolders = {
  name: 'own folders',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](?:bench|test|installer)[\\/].*\.(?:ts|mjs)$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(
        /(?<!')import\.meta\.dirname/g,
        JSON.stringify(dirname(path)),
      ),
      loader: path.endsWith('.ts') ? 'ts' : 'js',
    }));
  },
};

// Where the packages are found.
const file = join(import.meta.dirname, '..', 'node_modules', '.cache', 'bench.mjs');
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
  plugins: [ownFolders],
});
await import(pathToFileURL(file).href);
