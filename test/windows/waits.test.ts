import { describe, expect, it } from 'vitest';
import { waits } from '../../src/windows/waits.ts';
import { failed, fakeNative, put } from '../fakes/native.ts';

/** Windows' waits: what was registered, and what was unregistered. */
function waiting(isAble = true) {
  const unregistered: unknown[] = [];
  const native = fakeNative({
    RegisterWaitForSingleObject: (wait, object) => {
      if (!isAble) return failed(8);
      put(wait, 0x1000n + BigInt(Number(object)));
      return 1;
    },
    UnregisterWaitEx: (...args) => {
      unregistered.push(args);
      return failed(997);
    },
  });
  const registered = () =>
    native.calls.flatMap(({ name, args }) => (name.startsWith('Register') ? [args.slice(1)] : []));
  /** Signals the object of the wait that was registered as this one. */
  const signal = (index: number) => {
    const [, callback, context] = registered()[index] ?? [];
    native.callBack(callback, context as bigint);
  };
  const told: string[] = [];
  return { native, unregistered, registered, signal, told, tell: (what: string) => () => told.push(what) };
}

/** The work is done after the callback. */
const turn = () => Promise.resolve();

describe('a wait', () => {
  it('is for ever and for once, and tells who waits after the callback', async () => {
    const { native, registered, signal, unregistered, told, tell } = waiting();
    waits(native).once(0x10n, tell('first'));
    expect(registered()).toEqual([[0x10n, expect.any(BigInt), 1n, 0xffffffff, 0x8]]);
    signal(0);
    expect(told).toEqual([]);
    await turn();
    expect([told, unregistered]).toEqual([['first'], [[0x1010n, null]]]);
  });

  it('tells the one who waits for that object, and once', async () => {
    const { native, signal, unregistered, told, tell } = waiting();
    waits(native).once(0x10n, tell('first'));
    waits(native).once(0x20n, tell('second'));
    signal(1);
    signal(1);
    await turn();
    expect([told, unregistered]).toEqual([['second'], [[0x1020n, null]]]);
  });

  it('that was ended tells nobody, even if the callback has come already, and is unregistered once', async () => {
    const { native, signal, unregistered, told, tell } = waiting();
    const end = waits(native).once(0x10n, tell('first'));
    signal(0);
    end?.();
    end?.();
    await turn();
    signal(0);
    await turn();
    expect([told, unregistered]).toEqual([[], [[0x1010n, null]]]);
  });

  it('is none where Windows has none, and nobody is told', async () => {
    const { native, signal, unregistered, told, tell } = waiting(false);
    expect(waits(native).once(0x10n, tell('first'))).toBeNull();
    signal(0);
    await turn();
    expect([told, unregistered]).toEqual([[], []]);
  });

  it('shares one callback with all others of the process', () => {
    const { native, tell } = waiting();
    for (let each = 0; each < 3; each += 1) waits(native).once(0x10n, tell('again'));
    expect(native.callbackCount()).toBe(1);
  });
});
