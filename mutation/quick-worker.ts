import { BroadcastChannel } from 'node:worker_threads';
import type { RunnerTask, RunnerTestCase, RunnerTestFile, RunnerTestSuite } from 'vitest';
import { TestRunner } from 'vitest';

/** Judges a mutant with these tests. `tests` are ids as Stryker has them: `file#suite … test`. */
export interface MutantRequest {
  readonly mutant: string;
  readonly tests: readonly string[];
  readonly hitLimit: number | undefined;
}

/**
 * `broken`: the test that failed also fails without the mutant by now, or there is no such test. So this thread is to be
 * replaced, and says nothing about the mutant.
 */
export type MutantVerdict =
  | { readonly kind: 'survived' }
  | { readonly kind: 'killed' | 'timedOut' | 'broken'; readonly by: string; readonly message: string };

/** What Stryker's switches in the code read: which mutant is on, and how often code with switches ran. */
interface Switches {
  activeMutant?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
}

/** A thread of vitest that loads the tests of a room once, and then runs only what each mutant needs. */
export default class QuickWorker extends TestRunner {
  readonly #tests = new Map<string, RunnerTestCase[]>();

  async onCollected(files: RunnerTestFile[]): Promise<void> {
    for (const test of files.flatMap(testsOf)) {
      const id = idOf(test);
      this.#tests.set(id, [...(this.#tests.get(id) ?? []), test]);
    }
    const channel = new BroadcastChannel('mutants');
    channel.onmessage = async ({ data }) =>
      channel.postMessage({ verdict: await this.#judge(data as MutantRequest) });
    channel.postMessage({ tests: [...this.#tests.keys()] });
    // The process that owns this thread ends it.
    await new Promise(() => {});
  }

  async #judge({ mutant, tests, hitLimit }: MutantRequest): Promise<MutantVerdict> {
    for (const by of tests) {
      const known = this.#tests.get(by);
      if (known === undefined) return { kind: 'broken', by, message: 'This thread has no such test.' };
      for (const test of known) {
        const message = await this.#failure(test, { activeMutant: mutant, hitCount: 0, hitLimit });
        if (message === null) continue;
        const isBroken = (await this.#failure(test, {})) !== null;
        const kind = isBroken ? 'broken' : /hit limit|timed out in/i.test(message) ? 'timedOut' : 'killed';
        return { kind, by, message };
      }
    }
    return { kind: 'survived' };
  }

  /** Runs one test with its hooks. @returns why it failed, or null */
  async #failure(test: RunnerTestCase, switches: Switches): Promise<string | null> {
    const suites = suitesOf(test);
    const hooks = (name: 'beforeEach' | 'afterEach') =>
      suites.flatMap((suite) =>
        TestRunner.getSuiteHooks(suite)[name].map((hook) => () => hook(test.context, suite)),
      );
    const cleanups: unknown[] = [];
    let message: string | null = null;
    const attempt = async (step: () => unknown) => {
      try {
        return await step();
      } catch (error) {
        message ??= String(error instanceof Error ? error.message : error);
      }
    };
    turn(switches);
    for (const hook of hooks('beforeEach')) cleanups.push(await attempt(hook));
    if (message === null) await attempt(() => TestRunner.getTestFn(test)());
    for (const hook of hooks('afterEach').reverse()) await attempt(hook);
    for (const cleanup of cleanups) if (typeof cleanup === 'function') await attempt(() => cleanup());
    turn({});
    return message;
  }
}

function turn({ activeMutant, hitCount, hitLimit }: Switches): void {
  const world = globalThis as { __stryker__?: Switches };
  world.__stryker__ ??= {};
  Object.assign(world.__stryker__, { activeMutant, hitCount, hitLimit });
}

function testsOf(task: RunnerTask | RunnerTestFile): RunnerTestCase[] {
  if (task.type === 'test') return task.mode === 'run' ? [task] : [];
  return task.tasks.flatMap(testsOf);
}

/** From the outermost, without the file. */
function suitesOf({ suite }: RunnerTask): RunnerTestSuite[] {
  return suite === undefined || 'filepath' in suite ? [] : [...suitesOf(suite), suite];
}

/** The outermost suite has the name of the test file: see room-tests.ts. */
function idOf(test: RunnerTestCase): string {
  const [file = '', ...names] = [...suitesOf(test), test].map(({ name }) => name);
  return `${file}#${names.join(' ').trim()}`;
}
