import { describe, expect, it } from 'vitest';
import { processPaths } from '../../src/windows/process-path.ts';
import { fakeNative } from '../fakes/native.ts';

const OURS = '\\Device\\HarddiskVolume3\\Program Files\\Usher\\tray.exe';

/** A Windows on which process 7 was started from this path; null if Windows does not tell. */
function windows(path: string | null, volume: string | null = '\\Device\\HarddiskVolume3') {
  const names: Buffer[] = [];
  const native = fakeNative({
    QueryDosDeviceW: (drive, target) => {
      if (volume === null || !Buffer.isBuffer(target)) return 0;
      expect(drive).toBe('C:');
      return target.write(`${volume}\0\0`, 'utf16le') / 2;
    },
    NtQuerySystemInformation: (kind, info, size) => {
      if (path === null || !Buffer.isBuffer(info)) return 0xc000000b | 0;
      expect([kind, size, info.readBigUInt64LE(0), info.readUInt16LE(10)]).toEqual([88, 24, 7n, 0xfffe]);
      expect(info.readBigUInt64LE(16)).toBe(native.address(names[0] ?? Buffer.alloc(0)));
      info.writeUInt16LE(names[0]?.write(path, 'utf16le') ?? 0, 8);
      return 0;
    },
  });
  const address = (buffer: Buffer) => {
    names.push(buffer);
    return native.address(buffer);
  };
  return { ...native, address };
}

describe('a process', () => {
  it.each([
    ['is from the file that its path names, in whatever capitals', OURS.toUpperCase(), true],
    ['is from no other file of that name', OURS.replace('Program Files', 'Users\\ben'), false],
    ['is from none where Windows does not tell', null, false],
  ])('%s', async (_, path, expected) => {
    const { isFrom } = processPaths(windows(path), 'C:\\Program Files\\Usher\\tray.exe');
    expect(await isFrom(7)).toBe(expected);
  });

  it('is from none where the file is on no drive that the kernel knows', async () => {
    expect(await processPaths(windows(OURS, null), 'C:\\Program Files\\Usher\\tray.exe').isFrom(7)).toBe(
      false,
    );
    expect(await processPaths(windows(OURS), '\\\\server\\Usher\\tray.exe').isFrom(7)).toBe(false);
    expect(await processPaths(windows(OURS), 'Usher\\tray.exe').isFrom(7)).toBe(false);
  });
});
