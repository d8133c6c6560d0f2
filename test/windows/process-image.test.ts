import { describe, expect, it } from 'vitest';
import { processImage } from '../../src/windows/process-image.ts';
import { failed, fakeNative, put } from '../fakes/native.ts';

const NOTEPAD = 'C:\\Windows\\notepad.exe';

/** A Windows in which process 7 may be opened and was started from this path; null if Windows does not tell it. */
function windows(path: string | null) {
  return fakeNative({
    OpenProcess: (access, inherit, id) => {
      expect([access, inherit]).toEqual([0x1000, 0]);
      return id === 7 ? 70n : failed(5, null);
    },
    QueryFullProcessImageNameW: (process, flags, name, length) => {
      expect([process, flags]).toEqual([70n, 0]);
      if (path === null || !Buffer.isBuffer(name)) return failed(31);
      put(length, name.write(path, 'utf16le') / 2);
      return 1;
    },
    CloseHandle: () => 1,
  });
}

describe("a process's program", () => {
  it('has its path, and the handle is closed', () => {
    const native = windows(NOTEPAD);
    expect(processImage(native)(7)).toBe(NOTEPAD);
    expect(native.calls.at(-1)).toMatchObject({ name: 'CloseHandle', args: [70n] });
  });

  it('has none where the process may not be opened', () => {
    expect(processImage(windows(NOTEPAD))(8)).toBeNull();
  });

  it('has none where Windows does not tell it, and the handle is closed', () => {
    const native = windows(null);
    expect(processImage(native)(7)).toBeNull();
    expect(native.calls.at(-1)).toMatchObject({ name: 'CloseHandle', args: [70n] });
  });
});
