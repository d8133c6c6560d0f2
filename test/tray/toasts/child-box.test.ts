import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunOptions, RunResult } from '../../../src/base/run.ts';
import { childBox } from '../../../src/tray/toasts/child-box.ts';
import { BOX_NOT_OK, BOX_OK } from '../../../src/windows/message-box.ts';

const PROGRAM = { file: 'C:\\usher\\node.exe', args: ['C:\\usher\\usher.cjs'] };

function exited(exitCode: number): RunResult {
  return { kind: 'exited', exitCode, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };
}

function boxThat(end: (options: RunOptions) => Promise<RunResult>) {
  const started: unknown[] = [];
  const box = childBox(PROGRAM, (file, args, options) => {
    started.push([file, ...args]);
    return end(options);
  });
  return { started, box };
}

const live = () => new AbortController().signal;

describe('a question in a child of its own', () => {
  it('starts this program again, with title and text as arguments of their own', async () => {
    const { box, started } = boxThat(async () => exited(BOX_OK));
    await box.ask('Usher', 'Sign out "Ben" & co?', live());
    expect(started).toEqual([
      ['C:\\usher\\node.exe', 'C:\\usher\\usher.cjs', '--box', 'Usher', 'Sign out "Ben" & co?'],
    ]);
  });

  it('never has a NUL in an argument, with which nothing could be started', async () => {
    const texts = fc.string({ unit: fc.constantFrom('\0', 'a', '"', '\n', '伟') });
    await fc.assert(
      fc.asyncProperty(texts, texts, async (title, text) => {
        const { box, started } = boxThat(async () => exited(BOX_OK));
        expect(await box.ask(title, text, live())).toBe('yes');
        const whole = [
          PROGRAM.file,
          ...PROGRAM.args,
          '--box',
          ...[title, text].map((each) => each.split('\0').join(' ')),
        ];
        expect(started).toEqual([whole]);
      }),
    );
  });

  it.each<['yes' | 'no', string, RunResult]>([
    ['yes', 'OK', exited(BOX_OK)],
    ['no', 'Cancel', exited(BOX_NOT_OK)],
    ['no', 'an orderly end without an answer', exited(0)],
    ['no', 'a crash', exited(1)],
    ['no', 'a kill', exited(0xc000013a)],
    ['no', 'an end by our own deadline', { kind: 'timedOut' }],
    ['no', 'an end by the abort', { kind: 'canceled' }],
    ['no', 'a missing program', { kind: 'absent' }],
    ['no', 'a program that cannot be started', { kind: 'failed', cause: new Error('EACCES') }],
  ])('is %s after %s', async (answer, _, result) => {
    expect(await boxThat(async () => result).box.ask('Usher', 'Sign out Ben?', live())).toBe(answer);
  });

  it('is no where starting throws', async () => {
    const { box } = boxThat(() => Promise.reject(new TypeError('not an absolute path')));
    expect(await box.ask('Usher', 'Sign out Ben?', live())).toBe('no');
  });

  it('ends its program by the abort', async () => {
    const abort = new AbortController();
    const { box } = boxThat(
      ({ signal }) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => resolve({ kind: 'canceled' }));
        }),
    );
    const answer = box.ask('Usher', 'Sign out Ben?', abort.signal);
    abort.abort();
    expect(await answer).toBe('no');
  });

  it('starts nothing where the question has ended already', async () => {
    const { box, started } = boxThat(async () => exited(BOX_OK));
    expect([await box.ask('Usher', 'Sign out Ben?', AbortSignal.abort()), started]).toEqual(['no', []]);
  });
});
