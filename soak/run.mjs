// Bundles the soak and runs it: Node.js reads no TypeScript.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// Where the packages are found.
const file = join(import.meta.dirname, '..', 'node_modules', '.cache', 'soak.mjs');
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
});
await import(pathToFileURL(file).href);
