import { describe, expect, it } from 'vitest';
import { clock } from '../../../src/base/clock.ts';
import type { RunOptions, RunResult } from '../../../src/base/run.ts';
import type { WindowQuestion } from '../../../src/engine/operator.ts';
import { childWindow } from '../../../src/tray/question/child-window.ts';
import { WINDOW_END } from '../../../src/tray/question/question-child.ts';
import { inFakeTime, seconds } from '../../fakes/usher.ts';

inFakeTime();

const PROGRAM = { file: 'C:\\usher\\node.exe', args: ['C:\\usher\\usher.cjs'] };
const QUESTION: WindowQuestion = {
  title: 'Sign out Ben?',
  text: 'Nothing is open.',
  yes: 'Sign out',
  no: 'Keep signed in',
  note: null,
  seconds: 30,
};

/** Asks in a child whose window is on the screen while `isShown` says so. */
function asked(isShown: () => boolean, signal = new AbortController().signal) {
  const told: string[] = [];
  const started: unknown[] = [];
  let end: (result: RunResult) => void = () => {};
  const window = childWindow({
    ownProgram: PROGRAM,
    clock: clock(),
    isShown,
    runProgram: (file, args, options: RunOptions) => {
      started.push([file, ...args]);
      options.started?.(4711);
      return new Promise((resolve) => {
        end = resolve;
        options.signal?.addEventListener('abort', () => resolve({ kind: 'canceled' }));
      });
    },
  });
  const answer = window.ask(QUESTION, signal, {
    shown: () => told.push('shown'),
    unseen: () => told.push('unseen'),
  });
  const exits = (exitCode: number) =>
    end({ kind: 'exited', exitCode, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) });
  return { answer, told, started, exits };
}

describe('a question in a window of a child', () => {
  it('starts this program again', async () => {
    const { started, exits, answer } = asked(() => true);
    exits(WINDOW_END.yes);
    expect(await answer).toBe('yes');
    expect(started).toEqual([
      [
        'C:\\usher\\node.exe',
        'C:\\usher\\usher.cjs',
        '--question',
        '30',
        'Sign out Ben?',
        'Nothing is open.',
        'Sign out',
        'Keep signed in',
        '',
      ],
    ]);
  });

  it('is seen from when its window is on the screen until it is not', async () => {
    let isShown = false;
    const { told, answer, exits } = asked(() => isShown);
    await seconds(2);
    expect(told).toEqual([]);
    isShown = true;
    await seconds(5);
    expect(told).toEqual(['shown']);
    isShown = false;
    await seconds(1);
    expect(told).toEqual(['shown', 'unseen']);
    exits(WINDOW_END.no);
    expect([await answer, told]).toEqual(['no', ['shown', 'unseen']]);
  });

  it('is unseen as soon as its program has ended, however it did', async () => {
    const { told, answer, exits } = asked(() => true);
    exits(1);
    expect([await answer, told]).toEqual(['notShown', ['shown', 'unseen']]);
    await seconds(5);
    expect(told).toEqual(['shown', 'unseen']);
  });

  it('was never seen where Windows does not tell', async () => {
    const { told, answer, exits } = asked(() => {
      throw new Error('no');
    });
    await seconds(5);
    exits(WINDOW_END.note);
    expect([await answer, told]).toEqual(['note', []]);
  });

  it('goes with the abort, and is not begun after it', async () => {
    const cancel = new AbortController();
    const { answer } = asked(() => true, cancel.signal);
    cancel.abort();
    expect(await answer).toBe('notShown');
    const late = asked(() => true, cancel.signal);
    expect([await late.answer, late.started]).toEqual(['notShown', []]);
  });
});
