import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Examples first: they take less time than properties, and find nearly everything. */
class ExamplesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isProperty = ({ moduleId }: TestSpecification) => Number(moduleId.includes('.properties.'));
    return files.toSorted((one, other) => isProperty(one) - isProperty(other));
  }
}

/** The tests of one room, which ROOM_TESTS names, one file after another in one thread. */
export default defineConfig({
  test: {
    include: (process.env.ROOM_TESTS ?? '').split(' '),
    // These take seconds whatever the number of runs, or change what belongs to the whole process.
    exclude: [
      'test/elevation/fuzz.test.ts',
      'test/neighbors/own/fuzz.test.ts',
      'test/sessions/demo/demo-host.test.ts',
      'test/sessions/remote/remote-answer.properties.test.ts',
      'test/settings/long-text.test.ts',
      'test/settings/settings.test.ts',
      'test/tray/app/app.properties.test.ts',
    ],
    env: { PROPERTY_RUNS: '25' },
    // A promise that a mutant leaves open is found by this.
    testTimeout: 30_000,
    sequence: { sequencer: ExamplesFirst },
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
  },
});
