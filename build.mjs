// Builds the program into dist/, with the programs and icons it starts beside it. What is there and right is not written.
import { bundle } from './bundle.mjs';
import { bringPrograms } from './programs.mjs';
import { putFolder } from './put-file.mjs';

try {
  // First, so that nothing is built around a program that nobody has tried.
  bringPrograms('node_modules', 'dist');
  await bundle('dist');
  putFolder('assets', 'dist/assets');
  putFolder('src/sessions/demo/programs', 'dist/demo');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
