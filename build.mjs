// Builds the one bundled program, dist/usher.cjs, with the programs and icons it starts beside it.
import { chmodSync, cpSync, mkdirSync } from 'node:fs';
import { build } from 'esbuild';
import { bringPrograms } from './programs.mjs';

// First, so that nothing is built around a program that nobody has tried.
mkdirSync('dist', { recursive: true });
try {
  bringPrograms('node_modules', 'dist');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

await build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/usher.cjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  // CommonJS, because execa brings CommonJS parts that need `require`.
  format: 'cjs',
  // koffi finds its native part relative to its own folder.
  external: ['koffi'],
  define: { 'import.meta.dirname': '__dirname' },
  banner: { js: '#!/usr/bin/env node' },
  logLevel: 'warning',
  legalComments: 'none',
});
chmodSync('dist/usher.cjs', 0o755);

cpSync('assets', 'dist/assets', { recursive: true });
cpSync('src/sessions/demo/programs', 'dist/demo', { recursive: true });
