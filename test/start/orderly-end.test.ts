import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EndingProcess } from '../../src/start/orderly-end.ts';
import { endOrderly, endSoon, ORDERLY_END } from '../../src/start/orderly-end.ts';

/** A process that records its own end. A native call blocks in it until this time, in ms. */
function processThat(callsUntil = 0) {
  const heard: string[] = [];
  const begun = Date.now();
  const self: EndingProcess = {
    isCalling: async () => Date.now() - begun < callsUntil,
    exit: (code) => void heard.push(`exit ${code}`),
    kill: () => void heard.push('kill'),
  };
  const words = {
    lastWords: () => void heard.push('last words'),
    tooLate: () => void heard.push('too late'),
  };
  return { heard, self, words };
}

const closing = (ms: number) => () => new Promise<void>((resolve) => setTimeout(resolve, ms));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('an orderly end', () => {
  it('comes once everything is closed, after the last words', async () => {
    const { heard, self, words } = processThat();
    void endOrderly(closing(ORDERLY_END - 1), { exitCode: 1, ...words }, self);
    await vi.advanceTimersByTimeAsync(ORDERLY_END - 2);
    expect(heard).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(heard).toEqual(['last words', 'exit 1']);
  });

  it('waits for a native call, because an exit would do so for ever', async () => {
    const { heard, self, words } = processThat(500);
    void endOrderly(closing(0), words, self);
    await vi.advanceTimersByTimeAsync(499);
    expect(heard).toEqual([]);
    await vi.advanceTimersByTimeAsync(21);
    expect(heard).toEqual(['last words', 'exit 0']);
  });

  it.each([
    ['closing takes too long', ORDERLY_END + 1, 0],
    ['a native call hangs', 0, Number.POSITIVE_INFINITY],
  ])('gives way to force where %s, and has no last words then', async (_, closes, callsUntil) => {
    const { heard, self, words } = processThat(callsUntil);
    void endOrderly(closing(closes), words, self);
    await vi.advanceTimersByTimeAsync(ORDERLY_END);
    expect(heard).toEqual(['too late', 'kill']);
  });
});

describe('the end of a command', () => {
  it('keeps its exit code', async () => {
    const { heard, self, words } = processThat();
    endSoon(words.tooLate, self);
    await vi.advanceTimersByTimeAsync(ORDERLY_END - 1);
    expect(heard).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(heard).toEqual(['exit undefined']);
  });

  it('comes by force where a native call hangs', async () => {
    const { heard, self, words } = processThat(Number.POSITIVE_INFINITY);
    endSoon(words.tooLate, self);
    await vi.advanceTimersByTimeAsync(ORDERLY_END);
    expect(heard).toEqual(['too late', 'kill']);
  });
});
