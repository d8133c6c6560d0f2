import { describe, expect, it } from 'vitest';
import type { Server } from '../../../src/sessions/wts/bindings.ts';
import { INFO_CLASS, THIS_PC, wtsBindings } from '../../../src/sessions/wts/bindings.ts';
import type { FakeFunction } from '../../fakes/native.ts';
import { failed, fakeNative, put } from '../../fakes/native.ts';

const WORKING: Readonly<Record<string, FakeFunction>> = {
  WTSEnumerateSessionsExW: (_server, _level, _filter, info, count) => {
    put(info, 0x4000n);
    put(count, 3);
    return 1;
  },
  WTSFreeMemoryExW: () => 1,
  WTSQuerySessionInformationW: (_server, _session, _class, buffer, bytes) => {
    put(buffer, 0x5000n);
    put(bytes, 232);
    return 1;
  },
  WTSFreeMemory: () => undefined,
  WTSLogoffSession: () => 1,
  WTSDisconnectSession: () => 1,
  WTSWaitSystemEvent: (_server, _mask, flags) => {
    put(flags, 0x80);
    return 1;
  },
  ProcessIdToSessionId: (_process, session) => {
    put(session, 4);
    return 1;
  },
};

function bound(over: Readonly<Record<string, FakeFunction>> = {}, server: Server = THIS_PC) {
  const native = fakeNative({ ...WORKING, ...over });
  return { native, wts: wtsBindings(native, server) };
}

describe('the calls of wtsapi32', () => {
  it('enumerate this PC at level 1, and give that back by its own type', async () => {
    const { native, wts } = bound();
    expect(await wts.enumerateSessions()).toEqual({ ok: true, error: 0, address: 0x4000n, length: 3 });
    wts.freeSessions(0x4000n, 3);
    expect(native.calls.map(({ name, args }) => [name, ...args])).toEqual([
      ['WTSEnumerateSessionsExW', null, [1], 0, [0x4000n], [3]],
      ['WTSFreeMemoryExW', 2, 0x4000n, 3],
    ]);
  });

  it('query by the numbers of wtsapi32.h, and give that back plainly', async () => {
    const { native, wts } = bound();
    expect(await wts.querySession(7, INFO_CLASS.sessionInfoEx)).toEqual({
      ok: true,
      error: 0,
      address: 0x5000n,
      length: 232,
    });
    wts.freeMemory(0x5000n);
    await wts.querySession(7, INFO_CLASS.clientName);
    await wts.querySession(7, INFO_CLASS.clientProtocolType);
    expect(native.calls.map(({ name, args }) => [name, ...args.slice(0, 3)])).toEqual([
      ['WTSQuerySessionInformationW', null, 7, 25],
      ['WTSFreeMemory', 0x5000n],
      ['WTSQuerySessionInformationW', null, 7, 10],
      ['WTSQuerySessionInformationW', null, 7, 16],
    ]);
  });

  it('end a session without waiting for it', async () => {
    const { native, wts } = bound();
    expect(await wts.logoffSession(3)).toEqual({ ok: true, error: 0 });
    expect(native.calls.map(({ args }) => args)).toEqual([[null, 3, 0]]);
  });

  it('disconnect a session without waiting for it', async () => {
    const { native, wts } = bound();
    expect(await wts.disconnectSession(3)).toEqual({ ok: true, error: 0 });
    expect(native.calls.map(({ name, args }) => [name, ...args])).toEqual([
      ['WTSDisconnectSession', null, 3, 0],
    ]);
  });

  it('wait for every event, and flush by a wait of its own', async () => {
    const { native, wts } = bound();
    expect(await wts.waitForEvent()).toEqual({ ok: true, error: 0, flags: 0x80 });
    wts.flushEvents();
    expect(native.calls.map(({ args }) => args[1])).toEqual([0x7fffffff, 0x80000000]);
  });

  it('ask for the session of this very process', () => {
    const { native, wts } = bound();
    expect(wts.ownSessionId()).toBe(4);
    expect(native.calls.map(({ library, args }) => [library, args[0]])).toEqual([
      ['kernel32.dll', process.pid],
    ]);
  });

  it('tell of a failure with the number that Windows set', async () => {
    const { wts } = bound({
      WTSEnumerateSessionsExW: () => failed(5),
      WTSQuerySessionInformationW: () => failed(7022),
      WTSLogoffSession: () => failed(7045),
      WTSWaitSystemEvent: () => failed(1722),
      ProcessIdToSessionId: () => failed(87),
    });
    expect([
      await wts.enumerateSessions(),
      await wts.querySession(9, INFO_CLASS.clientName),
      await wts.logoffSession(9),
      await wts.waitForEvent(),
      wts.ownSessionId(),
    ]).toEqual([
      { ok: false, error: 5, address: null, length: 0 },
      { ok: false, error: 7022, address: null, length: 0 },
      { ok: false, error: 7045 },
      { ok: false, error: 1722, flags: 0 },
      null,
    ]);
  });

  it('go to another PC by its handle, each of them that names one', async () => {
    const { native, wts } = bound({}, 0x77n);
    await wts.enumerateSessions();
    wts.freeSessions(0x4000n, 3);
    await wts.querySession(7, INFO_CLASS.clientName);
    wts.freeMemory(0x5000n);
    await wts.logoffSession(3);
    await wts.disconnectSession(3);
    await wts.waitForEvent();
    wts.flushEvents();
    expect(native.calls.map(({ name, args }) => [name, args[0]])).toEqual([
      ['WTSEnumerateSessionsExW', 0x77n],
      ['WTSFreeMemoryExW', 2],
      ['WTSQuerySessionInformationW', 0x77n],
      ['WTSFreeMemory', 0x5000n],
      ['WTSLogoffSession', 0x77n],
      ['WTSDisconnectSession', 0x77n],
      ['WTSWaitSystemEvent', 0x77n],
      ['WTSWaitSystemEvent', 0x77n],
    ]);
  });

  it('know no session of this process on another PC, where its id would be somebody else’s', () => {
    const { native, wts } = bound({}, 0x77n);
    expect([wts.ownSessionId(), native.calls]).toEqual([null, []]);
  });

  it('are missing as a whole where one of them is', () => {
    const { WTSLogoffSession, ...rest } = WORKING;
    expect(WTSLogoffSession).toBeDefined();
    expect(() => wtsBindings(fakeNative(rest))).toThrow('WTSLogoffSession');
  });
});
