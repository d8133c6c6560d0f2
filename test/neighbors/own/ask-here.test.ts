import { describe, expect, it } from 'vitest';
import type { RunOptions, RunResult } from '../../../src/base/run.ts';
import { askHere } from '../../../src/neighbors/own/ask-here.ts';
import type { OwnAnswer, OwnQuestion } from '../../../src/neighbors/own/own-question.ts';
import { exitCodeOf } from '../../../src/neighbors/own/own-question-child.ts';

const PROGRAM = { file: 'C:\\usher\\node.exe', args: ['C:\\usher\\usher.cjs'] };

const QUESTION: OwnQuestion = {
  asker: 'Kai',
  account: 'OFFICE\\kai',
  seconds: 60,
  reason: null,
  mayDelay: true,
  silenceSignsOut: false,
};

const CANNOT: OwnAnswer = { kind: 'cannotBeAsked' };

function exited(exitCode: number): RunResult {
  return { kind: 'exited', exitCode, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };
}

function asking(end: (options: RunOptions) => Promise<RunResult>) {
  const started: unknown[] = [];
  const ask = askHere(PROGRAM, (file, args, options) => {
    started.push([file, ...args, options.timeoutMs]);
    return end(options);
  });
  return { started, ask };
}

const live = () => new AbortController().signal;

describe('a question to the own person', () => {
  it('starts this program again, which ends by itself before it is ended', async () => {
    const { ask, started } = asking(async () => exited(0));
    await ask(QUESTION, live());
    expect(started).toEqual([
      [PROGRAM.file, ...PROGRAM.args, '--own-question', '60', 'yes', 'no', 'Kai', 'OFFICE\\kai', '', 70_000],
    ]);
  });

  it.each<[OwnAnswer]>([
    [{ kind: 'signOut' }],
    [{ kind: 'later' }],
    [{ kind: 'stay', reason: null }],
    [{ kind: 'stay', reason: 'backSoon' }],
    [{ kind: 'noAnswer' }],
    [CANNOT],
  ])('is answered as its child says: %j', async (answer) => {
    const { ask } = asking(async () => exited(exitCodeOf(answer)));
    expect(await ask(QUESTION, live())).toEqual(answer);
  });

  it.each<[string, RunResult]>([
    ['an orderly end without an answer', exited(0)],
    ['a crash', exited(0xc000_0005)],
    ['an end by our own deadline', { kind: 'timedOut' }],
    ['an end by the abort', { kind: 'canceled' }],
    ['a missing program', { kind: 'absent' }],
    ['a program that cannot be started', { kind: 'failed', cause: new Error('EACCES') }],
  ])('has no answer after %s', async (_, result) => {
    expect(await asking(async () => result).ask(QUESTION, live())).toEqual(CANNOT);
  });

  it('has no answer where starting throws', async () => {
    const { ask } = asking(() => Promise.reject(new TypeError('not an absolute path')));
    expect(await ask(QUESTION, live())).toEqual(CANNOT);
  });

  it('is taken away with its program', async () => {
    const withdrawal = new AbortController();
    const { ask } = asking(
      ({ signal }) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => resolve({ kind: 'canceled' }));
        }),
    );
    const answer = ask(QUESTION, withdrawal.signal);
    withdrawal.abort();
    expect(await answer).toEqual(CANNOT);
  });

  it('starts nothing where it was withdrawn before, or names nobody', async () => {
    const { ask, started } = asking(async () => exited(exitCodeOf({ kind: 'signOut' })));
    expect(await ask(QUESTION, AbortSignal.abort())).toEqual(CANNOT);
    expect(await ask({ ...QUESTION, asker: '\n' }, live())).toEqual(CANNOT);
    expect(started).toEqual([]);
  });
});
