import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { THIS_PC } from '../../../src/sessions/wts/bindings.ts';
import type { ProcessInfo } from '../../../src/sessions/wts/process-info.ts';
import { readProcessChain, readProcessRows } from '../../../src/sessions/wts/process-info.ts';
import { cpuOf, memoryOf, processes, usageOf } from '../../../src/sessions/wts/processes.ts';
import { failed, fakeNative } from '../../fakes/native.ts';
import { runs } from '../../fakes/runs.ts';
import { BASE, chain } from './process-chain.ts';

const MB = 1024 ** 2;

const process = (sessionId: number, imageName: string | null, megabytes = 10): ProcessInfo => ({
  sessionId,
  processId: sessionId * 100,
  parentId: 4,
  startedAt: 1000n,
  imageName,
  memoryBytes: megabytes * MB,
  cpuMs: sessionId * 1000,
});

/** The fields that WTSEnumerateProcessesExW does not tell. */
const UNTOLD = { parentId: null, startedAt: null, cpuMs: null };

const LIST = [
  process(0, null, 0),
  process(1, 'explorer.exe'),
  process(2, 'WINWORD.EXE', 900),
  process(2, '佐藤.exe'),
];

describe("Windows' chain of processes", () => {
  it('is read to its end, with its names', () => {
    expect(readProcessChain(chain(LIST), BASE)).toEqual(LIST);
  });

  it('that is cut off anywhere is no list: half of one would look harmless', () => {
    const whole = chain(LIST);
    for (let length = 0; length < whole.length - 8; length += 4) {
      expect(readProcessChain(whole.subarray(0, length), BASE)).toBeNull();
    }
  });

  it('is never followed backwards, out of its memory or round in circles, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 2000 }), (bytes) => {
        const read = readProcessChain(Buffer.from(bytes), BASE);
        expect(read === null || read.length * 104 <= bytes.length).toBe(true);
      }),
      { numRuns: runs(1000) },
    );
  });

  it.each([
    ['before it', BASE - 8n],
    ['behind it', BASE + 100_000n],
  ])('with a name %s is no list', (_, address) => {
    const buffer = chain([process(2, 'a.exe')]);
    buffer.writeBigUInt64LE(address, 64);
    expect(readProcessChain(buffer, BASE)).toBeNull();
  });
});

describe('The rows of WTSEnumerateProcessesExW', () => {
  it('are read as many as there are', () => {
    const buffer = Buffer.alloc(128);
    buffer.writeUInt32LE(2, 0);
    buffer.writeUInt32LE(200, 4);
    buffer.writeBigUInt64LE(0x1234n, 8);
    buffer.writeUInt32LE(900 * MB, 40);
    buffer.writeUInt32LE(3, 64);
    expect(readProcessRows(buffer, 2, () => 'winword.exe')).toEqual([
      { sessionId: 2, processId: 200, ...UNTOLD, imageName: 'winword.exe', memoryBytes: 900 * MB },
      { sessionId: 3, processId: 0, ...UNTOLD, imageName: null, memoryBytes: 0 },
    ]);
  });

  it.each([0, -1, 3, Number.NaN])('are none where the count says %d for two', (count) => {
    expect(readProcessRows(Buffer.alloc(128), count, () => '')).toBeNull();
  });
});

describe('What runs in a session', () => {
  it('is known only where every process has a name', () => {
    expect(usageOf([process(2, 'winword.exe', 900), process(2, 'dwm.exe', 100)])).toEqual({
      kind: 'known',
      programs: [
        { name: 'Word', holds: 'documents' },
        { name: 'Desktop Window Manager', holds: 'harmless' },
      ],
      memoryBytes: 1000 * MB,
    });
    expect(usageOf([process(2, 'dwm.exe'), process(2, null)])).toEqual({ kind: 'unknown' });
  });

  it('is unknown where nothing was seen, and so is its memory', () => {
    expect([cpuOf([]), cpuOf([{ ...process(2, 'a'), cpuMs: null }, process(2, 'b')])]).toEqual([null, null]);
    expect(cpuOf(LIST)).toBe(5000);
    expect([usageOf([]), usageOf(undefined), memoryOf([]), memoryOf(undefined)]).toEqual([
      { kind: 'unknown' },
      { kind: 'unknown' },
      null,
      null,
    ]);
  });
});

describe('The list of processes', () => {
  /** A Windows with this chain, and with the second list for administrators, or error 5. */
  function windows(
    first: readonly ProcessInfo[] | 'broken',
    second: readonly ProcessInfo[] | null,
    told = second?.length ?? 0,
  ) {
    let sizes = 0;
    const native = fakeNative({
      NtQuerySystemInformation: (_class, buffer) => {
        if (!Buffer.isBuffer(buffer)) throw new Error('no buffer');
        sizes += 1;
        // Too short the first time, as if many processes ran.
        if (sizes === 1) return 0xc0000004 | 0;
        if (first === 'broken') return 0xc0000001 | 0;
        chain(first, native.address(buffer)).copy(buffer);
        return 0;
      },
      WTSEnumerateProcessesExW: (_server, _level, _session, info, count) => {
        if (second === null) return failed(5);
        const names = second.map(({ imageName }) => native.place(Buffer.from(`${imageName}\0`, 'utf16le')));
        const rows = Buffer.alloc(64 * second.length);
        second.forEach(({ sessionId, processId, memoryBytes }, index) => {
          rows.writeUInt32LE(sessionId, index * 64);
          rows.writeUInt32LE(processId, index * 64 + 4);
          rows.writeBigUInt64LE(names[index] ?? 0n, index * 64 + 8);
          rows.writeUInt32LE(memoryBytes, index * 64 + 40);
        });
        (info as [bigint])[0] = native.place(rows);
        (count as [number])[0] = told;
        return 1;
      },
      WTSFreeMemoryExW: () => 1,
    });
    return native;
  }
  const frees = (native: ReturnType<typeof windows>) =>
    native.calls.filter(({ name }) => name === 'WTSFreeMemoryExW').map(({ args }) => [args[0], args[2]]);

  it('comes from the system, in a buffer that grows', async () => {
    const native = windows(LIST, null);
    const read = await processes(native).read([1, 2]);
    expect([...read]).toEqual([
      [0, LIST.slice(0, 1)],
      [1, LIST.slice(1, 2)],
      [2, LIST.slice(2)],
    ]);
    expect(native.calls.map(({ name }) => name)).toEqual([
      'NtQuerySystemInformation',
      'NtQuerySystemInformation',
    ]);
  });

  it('is asked for once where the buffer was large enough the last time', async () => {
    const native = windows(LIST, null);
    const list = processes(native);
    const sizes = () => native.calls.map(({ args }) => args[2]);
    await list.read([1, 2]);
    const [first, second] = sizes();
    await list.read([1, 2]);
    expect(sizes()).toEqual([first, second, second]);
  });

  it('is read into the same memory again, but never for two readings at once', async () => {
    const native = windows(LIST, null);
    const list = processes(native);
    const memory = () => native.calls.map(({ args }) => args[1]);
    await list.read([1, 2]);
    const [first, second] = await Promise.all([list.read([1, 2]), list.read([1, 2])]);
    const [, known, again, other] = memory();
    expect([again === known, other === known]).toEqual([true, false]);
    expect([...first]).toEqual([...second]);
  });

  it('is asked for a second way where somebody’s session seems to be empty, and that memory is freed', async () => {
    const native = windows(LIST, [process(3, 'excel.exe')]);
    const read = await processes(native).read([1, 2, 3]);
    expect(read.get(3)).toEqual([{ ...process(3, 'excel.exe'), ...UNTOLD }]);
    expect(read.get(2)).toEqual(LIST.slice(2));
    expect(frees(native)).toEqual([[1, 1]]);
  });

  it('reads no more of them than a PC can have, and frees them', async () => {
    const native = windows(LIST, [process(3, 'excel.exe')], 0xffff_ffff);
    const read: number[] = [];
    native.bytes = (_, length) => Buffer.alloc(read.push(length));
    expect((await processes(native).read([3])).get(3)).toBeUndefined();
    expect(read).toEqual([]);
    expect(frees(native)).toEqual([[1, 0xffff_ffff]]);
  });

  it.each([
    ['refused', 'broken', null],
    ['without the session', LIST, null],
  ] as const)('%s leaves the session unknown', async (_, first, second) => {
    const read = await processes(windows(first, second)).read([3]);
    expect(usageOf(read.get(3))).toEqual({ kind: 'unknown' });
  });

  it('knows whose node.exe runs Usher by who started the tray program of this very folder', async () => {
    const of = (
      sessionId: number,
      processId: number,
      imageName: string,
      over: Partial<ProcessInfo> = {},
    ) => ({
      ...process(sessionId, imageName),
      processId,
      ...over,
    });
    const native = windows(
      [
        of(2, 20, 'NODE.EXE'),
        of(2, 21, 'Tray_Windows_Release.exe', { parentId: 20, startedAt: 1001n }),
        of(2, 22, 'node.exe', { parentId: 20 }),
        // Another program of that name, from another folder.
        of(3, 30, 'node.exe'),
        of(3, 31, 'tray_windows_release.exe', { parentId: 30, startedAt: 1001n }),
        // An id that belonged to another process when the tray program was started.
        of(4, 40, 'node.exe', { startedAt: 1002n }),
        of(4, 41, 'tray_windows_release.exe', { parentId: 40, startedAt: 1001n }),
        // Started by a program of another session, not by a node.exe.
        of(5, 50, 'tray_windows_release.exe', { parentId: 20, startedAt: 1001n }),
        of(5, 51, 'code.exe'),
        of(5, 52, 'tray_windows_release.exe', { parentId: 51, startedAt: 1001n }),
      ],
      null,
    );
    const read = await processes(native, THIS_PC, { isFrom: async (id) => id !== 31 }).read([2, 3, 4, 5]);
    const ushers = [...read.values()].flat().filter(({ isUsher }) => isUsher);
    expect(ushers.map(({ processId }) => processId)).toEqual([20]);
    expect(usageOf(read.get(2)?.slice(0, 2))).toMatchObject({
      programs: [{ name: 'Usher', holds: 'harmless' }],
    });
    expect(usageOf(read.get(2))).toMatchObject({
      programs: [
        { name: 'Usher', holds: 'harmless' },
        { name: 'node.exe', holds: 'unknown' },
      ],
    });
  });

  it('of another PC is that of the other PC alone, whatever runs on this one', async () => {
    const native = windows(LIST, [process(2, 'excel.exe')]);
    const read = await processes(native, 0x77n).read([1, 2]);
    expect([...read]).toEqual([[2, [{ ...process(2, 'excel.exe'), ...UNTOLD }]]]);
    expect(native.calls.map(({ name, args }) => [name, args[0]])).toEqual([
      ['WTSEnumerateProcessesExW', 0x77n],
      ['WTSFreeMemoryExW', 1],
    ]);
  });

  it('of another PC is unknown where this account may not see it', async () => {
    const native = windows(LIST, null);
    expect([...(await processes(native, 0x77n).read([1, 2]))]).toEqual([]);
    expect(frees(native)).toEqual([]);
  });
});
