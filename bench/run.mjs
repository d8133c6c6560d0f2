// Runs the benchmarks.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { runTool } from '../bundle-tool.mjs';

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

await runTool(import.meta.dirname, [ownFolders]);
