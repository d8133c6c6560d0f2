import { describe, expect, it } from 'vitest';
import { holdFile } from '../../src/windows/held-file.ts';
import { failed, fakeNative } from '../fakes/native.ts';

describe('a file that is held', () => {
  it('may be read by others meanwhile, and neither written to nor replaced', () => {
    const native = fakeNative({ CreateFileW: () => 0x44n });
    expect(holdFile(native, 'C:\\usher\\tray.exe')).toBe(0);
    expect(native.calls.map(({ args }) => args)).toEqual([
      ['C:\\usher\\tray.exe', 0x80000000, 1, null, 3, 0, null],
    ]);
  });

  it.each([0xffff_ffff_ffff_ffffn, -1n, null])('is not held where Windows answers %s', (handle) => {
    const native = fakeNative({ CreateFileW: () => failed(32, handle) });
    expect(holdFile(native, 'C:\\usher\\tray.exe')).toBe(32);
  });
});
