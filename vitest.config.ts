import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/lab/**'],
    globalSetup: 'test/project/skipped-lab.ts',
    // Against a hang only, as many child processes start in some tests, and the machine may be busy.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Half the time: starting a worker for each file takes longer than its tests. They share nothing but modules.
    isolate: false,
  },
});
