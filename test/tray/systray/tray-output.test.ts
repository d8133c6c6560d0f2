import { afterEach, describe, expect, it, vi } from 'vitest';
import { isFailedCall, rateLimited, readTrayMessage } from '../../../src/tray/systray/tray-output.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('a line of the tray program', () => {
  it.each([
    ['{"type":"ready"}', { type: 'ready' }],
    ['{"type":"clicked","item":{"title":"x","__id":7},"seq_id":-1,"__id":3}', { type: 'clicked', itemId: 3 }],
    ['{"type":"clicked","item":{"__id":7}}', { type: 'clicked', itemId: 7 }],
    ['{"type":"clicked","item":null}', undefined],
    ['{"type":"clicked","__id":"3"}', undefined],
    ['{"type":"clicked"', undefined],
    ['{"type":"quit"}', undefined],
    ['[]', undefined],
    ['null', undefined],
    ['"ready"', undefined],
    ['Quit', undefined],
    ['', undefined],
  ])('%s is read without a guess', (line, message) => {
    expect(readTrayMessage(line)).toEqual(message);
  });

  it.each([
    ['ERROR systray: systray_windows.go:713 Unable to init instance: error', true],
    ['ERROR systray: systray_windows.go:719 Unable to create menu: error', true],
    ['Unable to set icon: The handle is invalid.', true],
    ['Unable to addOrUpdateMenuItem: x', true],
    ['Unable to hideMenuItem: x', false],
    ['', false],
  ])('%s tells whether the icon failed', (line, failed) => {
    expect(isFailedCall(line)).toEqual(failed);
  });
});

it('a minute of the log has 20 lines of 300 characters, and the next begins with how many were left out', () => {
  vi.useFakeTimers();
  const log: string[] = [];
  const limited = rateLimited((line) => log.push(line));
  for (let n = 1; n <= 25; n++) limited(`${n} ${'x'.repeat(400)}`);
  expect([log.length, log[0]?.length]).toEqual([20, 300]);
  vi.advanceTimersByTime(60_000);
  limited('again');
  expect(log.slice(20)).toEqual(['5 more lines left out', 'again']);
});
