import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { WORKERS } from './folders.ts';
import { LongestFirst } from './longest-first.ts';
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
    // Each worker has its own Windows with a taskbar and a mouse. The scenarios of one file take turns.
    pool: 'forks',
    maxWorkers: WORKERS,
    sequence: { sequencer: LongestFirst },
    // Only against a hang. A scenario waits with its own limits.
    testTimeout: 600_000,
    hookTimeout: 300_000,
    expect: { poll: { interval: 100, timeout: 60_000 } },
  },
});
