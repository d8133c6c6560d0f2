import { defineConfig } from 'vitest/config';

/**
 * `npm run test:core`: what Usher decides, in a few seconds, without a build. It starts no process. Properties take
 * fewer runs than in `npm test`.
 */
export default defineConfig({
  test: {
    include: [
      'test/{conversation,engine,languages,doctor,history,settings}/**/*.test.ts',
      'test/tray/{app,menu}/*.test.ts',
      'test/cli/**/*.test.ts',
      'test/{rights,sessions}/*.test.ts',
      'test/sessions/commands/*quser*.test.ts',
      'test/base/text/*.test.ts',
      'test/project/arrows.test.ts',
    ],
    // These take seconds whatever the number of runs.
    exclude: ['test/settings/long-text.test.ts', 'test/tray/app/app.properties.test.ts'],
    env: { PROPERTY_RUNS: '50' },
    isolate: false,
    // Vitest takes one worker fewer than there are cores, which is one on a small machine.
    maxWorkers: 2,
  },
});
