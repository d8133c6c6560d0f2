import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { missingTools } from './tools.ts';

const missing = missingTools();
if (missing.length > 0) {
  const message = `The Windows lab needs what this machine lacks: ${missing.join(', ')}`;
  if (process.env.CI || process.env.LAB_REQUIRED) throw new Error(message);
  console.warn(`${message}. No scenario was run.`);
}

export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..', '..'),
    include: missing.length > 0 ? [] : ['test/lab/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/lab/build/**'],
    passWithNoTests: missing.length > 0,
    globalSetup: missing.length > 0 ? [] : ['test/lab/global-setup.ts'],
    // One taskbar, one mouse: scenarios take turns.
    fileParallelism: false,
    maxWorkers: 1,
    // Wine now and then misses a click or a start. Where nobody is there to look, one miss is not a finding; by
    // hand every miss is to be seen.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
