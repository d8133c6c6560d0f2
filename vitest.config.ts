import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/lab/**'],
    globalSetup: 'test/skipped-lab.ts',
    testTimeout: 10_000,
    // Half the time: starting a worker for each file takes longer than its tests. They share nothing but modules.
    isolate: false,
  },
});
