/**
 * A test runner for Stryker. Its runner for vitest starts a thread and loads everything anew for each mutant. This one
 * loads the tests of a room once. A mutant is a switch in the code that is already loaded, so judging it takes
 * milliseconds. What runs while a module loads cannot be switched later: Stryker's own runner judges that.
 */
import { BroadcastChannel } from 'node:worker_threads';
import { strykerPlugins as ownPlugins } from '@stryker-mutator/vitest-runner';
import { createVitest } from 'vitest/node';

/** @import { TestRunner, MutantRunOptions, DryRunOptions } from '@stryker-mutator/api/test-runner' */
/** @import { MutantVerdict } from './quick-worker.ts' */

const [own] = /** @type {any[]} */ (ownPlugins);

class QuickRunner {
  /** @param {TestRunner} own Stryker's own */
  constructor(own) {
    this.own = own;
    /** @type {{ ask: (request: object) => Promise<MutantVerdict>, close: () => Promise<void> } | undefined} */
    this.thread = undefined;
  }
  capabilities() {
    return this.own.capabilities();
  }
  init() {
    return this.own.init?.();
  }
  /** @param {DryRunOptions} options */
  dryRun(options) {
    return this.own.dryRun(options);
  }
  /** @param {MutantRunOptions} options @returns {Promise<any>} */
  async mutantRun(options) {
    const { testFilter, activeMutant, hitLimit, mutantActivation } = options;
    if (mutantActivation === 'static' || !testFilter) return this.own.mutantRun(options);
    this.thread ??= await begin();
    const tests = examplesFirst(testFilter);
    const verdict = await this.thread.ask({ mutant: activeMutant.id, tests, hitLimit });
    const nrOfTests = tests.length;
    if (verdict.kind === 'survived') return { status: 'survived', nrOfTests };
    if (verdict.kind === 'timedOut') return { status: 'timeout', reason: verdict.message };
    if (verdict.kind === 'killed') {
      return { status: 'killed', killedBy: [verdict.by], failureMessage: verdict.message, nrOfTests };
    }
    await this.thread.close();
    this.thread = undefined;
    return this.own.mutantRun(options);
  }
  async dispose() {
    await this.thread?.close();
    await this.own.dispose?.();
  }
}

/** Examples take less time than properties, and find nearly everything. @param {string[]} tests */
function examplesFirst(tests) {
  const isProperty = (/** @type {string} */ id) => Number(id.includes('.properties.'));
  return [...tests].sort((one, other) => isProperty(one) - isProperty(other));
}

/** Starts the thread that keeps the tests. See quick-worker.ts. */
async function begin() {
  const channel = new BroadcastChannel('mutants');
  const vitest = await createVitest('test', {
    config: 'mutation/vitest.config.ts',
    runner: './mutation/quick-worker.ts',
    include: ['mutation/room-tests.ts'],
    watch: false,
    reporters: [{}],
  });
  const next = () =>
    /** @type {Promise<any>} */ (
      new Promise((resolve) => {
        channel.onmessage = (/** @type {any} */ { data }) => resolve(data);
      })
    );
  const ready = next();
  const ended = vitest.start().then(() => {
    throw new Error(
      `The thread has ended: ${JSON.stringify(vitest.state.getFiles().map(({ result }) => result?.errors))}`,
    );
  });
  ended.catch(() => {});
  await Promise.race([ready, ended]);
  return {
    ask: async (/** @type {object} */ request) => {
      const answer = next();
      channel.postMessage(request);
      return (await Promise.race([answer, ended])).verdict;
    },
    close: async () => {
      channel.close();
      await vitest.close();
    },
  };
}

/** @param {any} injector */
const quick = (injector) => new QuickRunner(own.factory(injector));
quick.inject = own.factory.inject;

export const strykerPlugins = [{ kind: own.kind, name: 'quick', factory: quick }];
export { strykerValidationSchema } from '@stryker-mutator/vitest-runner';
