import { describe, expect, it } from 'vitest';
import { answeringWindow } from '../../src/windows/answering-window.ts';
import type { FakeFunction } from '../fakes/native.ts';
import { failed, fakeNative, put } from '../fakes/native.ts';

/** A desktop with a window of the class `Icon` for each of these processes. */
function desktop(processes: readonly number[], SendMessageTimeoutW: FakeFunction) {
  return fakeNative({
    FindWindowExW: (_parent, after, name) => {
      const next = after === null ? 0 : Number(after);
      return name === 'Icon' && next < processes.length ? BigInt(next + 1) : null;
    },
    GetWindowThreadProcessId: (window, id) => {
      put(id, processes[Number(window) - 1] ?? 0);
      return 1;
    },
    SendMessageTimeoutW,
  });
}

const TIMED_OUT = 1460;
const INVALID_WINDOW = 1400;

describe('The window of a process', () => {
  it.each([
    ['answers', desktop([3, 7], () => 1), true],
    ['is frozen', desktop([3, 7], () => failed(TIMED_OUT)), false],
    ['has gone meanwhile, which its process tells itself', desktop([7], () => failed(INVALID_WINDOW)), true],
    ['is not there, so Windows tells nothing', desktop([3], () => failed(TIMED_OUT)), true],
  ])('%s', async (_, native, answers) => {
    expect(await answeringWindow(native, 'Icon')(7)).toBe(answers);
  });

  it('gets an empty message with five seconds to answer it, and no second one meanwhile', async () => {
    const native = desktop([7], () => 1);
    const answers = answeringWindow(native, 'Icon');
    expect(await Promise.all([answers(7), answers(7)])).toEqual([true, true]);
    expect(await answers(7)).toBe(true);
    const sent = native.calls.filter(({ name }) => name === 'SendMessageTimeoutW');
    expect(sent.map(({ args }) => args)).toEqual(Array(2).fill([1n, 0, 0, 0, 0, 5000, null]));
  });

  it('is looked for with an end, however many come and go', async () => {
    const native = fakeNative({
      FindWindowExW: () => 5n,
      GetWindowThreadProcessId: (_window, id) => {
        put(id, 3);
        return 1;
      },
      SendMessageTimeoutW: () => failed(TIMED_OUT),
    });
    expect(await answeringWindow(native, 'Icon')(7)).toBe(true);
  });
});
