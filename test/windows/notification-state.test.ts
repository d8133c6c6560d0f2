import { describe, expect, it } from 'vitest';
import { notificationReader, notificationState } from '../../src/windows/notification-state.ts';
import type { FakeFunction } from '../fakes/native.ts';
import { fakeNative, put } from '../fakes/native.ts';

/** A Windows with this answer; `hresult` 0 is success. */
function windows(state: number, hresult = 0) {
  const query: FakeFunction = (output) => {
    put(output, state);
    return hresult;
  };
  return fakeNative({ SHQueryUserNotificationState: query });
}

describe('what Windows says of notifications', () => {
  it.each([
    [1, 'notPresent'],
    [2, 'busy'],
    [3, 'fullScreen'],
    [4, 'presentation'],
    [5, 'accepts'],
    [6, 'quietTime'],
    [7, 'app'],
    [0, null],
    [8, null],
    [-1, null],
  ])('is read from %i as %s', (state, expected) => {
    expect(notificationState(windows(state))).toEqual(expected);
    expect(notificationReader(windows(state))()).toEqual(expected);
  });

  it('is unknown where the call fails, whatever it wrote', () => {
    expect(notificationReader(windows(5, 0x80004005 | 0))()).toBeNull();
  });

  it('is unknown where Windows has no such call, or cannot be called at all', () => {
    expect(notificationReader(fakeNative({}))()).toBeNull();
    expect(notificationReader(null)()).toBeNull();
  });

  it('is asked for anew each time', () => {
    const states = [5, 2, 5];
    const query: FakeFunction = (output) => {
      put(output, states.shift() ?? 0);
      return 0;
    };
    const read = notificationReader(fakeNative({ SHQueryUserNotificationState: query }));
    expect([read(), read(), read()]).toEqual(['accepts', 'busy', 'accepts']);
  });
});
