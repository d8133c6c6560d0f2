import { expect, it } from 'vitest';
import { windowsOwnSession } from '../../../src/neighbors/own-session/windows-own-session.ts';
import type { ProcessInfo } from '../../../src/sessions/wts/process-info.ts';
import { put } from '../../fakes/native.ts';
import { ben } from '../../fakes/people.ts';
import { SHOWN, windowsWith } from '../../windows/fake-windows.ts';
import { ran } from './fake-own-session.ts';

it('the own session is the one that this process is in, read by Windows’ calls', async () => {
  const native = windowsWith([SHOWN, { ...SHOWN, processId: 31 }], {
    GetLastInputInfo: (info) => (Buffer.isBuffer(info) ? info.writeUInt32LE(1_000, 4) : 0),
    GetTickCount64: () => 61_000,
    OpenProcess: (_access, _inherit, id) => BigInt(Number(id)),
    QueryFullProcessImageNameW: (_process, _flags, name, length) => {
      put(length, Buffer.isBuffer(name) ? name.write('C:\\notepad.exe', 'utf16le') / 2 : 0);
      return 1;
    },
    CloseHandle: () => 1,
  });
  let now = 0;
  const sessions = new Map<number, readonly ProcessInfo[]>([
    [1, [ran(30, 'explorer.exe'), ran(31, 'excel.exe')]],
    [2, [ran(10, 'node.exe'), ran(7, 'winword.exe')]],
  ]);
  const own = windowsOwnSession({
    native,
    clock: { speed: 1, now: () => now, today: () => now, after: () => () => {} },
    own: { processId: 10, folder: 'C:\\Usher' },
    processes: { read: async () => sessions },
    session: async () => ben(),
  });
  await own.listed();
  now = 60_000;
  expect(await own.facts()).toEqual({
    idleMs: 60_000,
    isAway: true,
    couldBeLost: {
      word: 'work',
      // Process 31 is of another session, so only its path tells its program.
      programs: [
        { name: 'Notepad', why: 'work' },
        { name: 'Word', why: 'work' },
      ],
    },
    takenAt: 60_000,
  });
});
