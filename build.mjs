// Builds the program into dist/, with the programs and icons it starts beside it.
import { cpSync, mkdirSync } from 'node:fs';
import { bundle } from './bundle.mjs';
import { bringPrograms } from './programs.mjs';

// First, so that nothing is built around a program that nobody has tried.
mkdirSync('dist', { recursive: true });
try {
  bringPrograms('node_modules', 'dist');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

await bundle('dist');

cpSync('assets', 'dist/assets', { recursive: true });
cpSync('src/sessions/demo/programs', 'dist/demo', { recursive: true });
