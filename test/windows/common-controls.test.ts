import { describe, expect, it } from 'vitest';
import { commonControls } from '../../src/windows/common-controls.ts';
import { cStruct } from '../fakes/c-struct.ts';
import type { FakeFunction } from '../fakes/native.ts';
import { failed, fakeNative } from '../fakes/native.ts';

/** ACTCTXW as winbase.h declares it; the two WORDs after lpSource are one DWORD here. */
const ACTCTX = cStruct([
  ['cbSize', 'DWORD'],
  ['dwFlags', 'DWORD'],
  ['lpSource', 'POINTER'],
  ['wProcessorArchitecture and wLangId', 'DWORD'],
  ['lpAssemblyDirectory', 'POINTER'],
  ['lpResourceName', 'POINTER'],
  ['lpApplicationName', 'POINTER'],
  ['hModule', 'POINTER'],
]);

const MANIFEST = 'C:\\usher\\assets\\common-controls.manifest';
const LIBRARY = 'C:\\Windows\\WinSxS\\amd64_microsoft.windows.common-controls_6.0\\comctl32.dll';

function windows(over: Readonly<Record<string, FakeFunction>> = {}) {
  return fakeNative({
    CreateActCtxW: () => 7n,
    ActivateActCtx: () => 1,
    LoadLibraryExW: () => 8n,
    GetModuleFileNameW: (_, path) => (path as Buffer).write(LIBRARY, 'utf16le') / 2,
    ...over,
  });
}

describe('version 6 of the common controls', () => {
  it('is loaded as the manifest says, by its name, and else from the system folder only', () => {
    const seen: unknown[] = [];
    const native = windows({
      CreateActCtxW: (info) => {
        if (!Buffer.isBuffer(info)) throw new Error('not a structure');
        seen.push(info.readUInt32LE(ACTCTX.offset('cbSize')), info.readUInt32LE(ACTCTX.offset('dwFlags')));
        seen.push(native.text(info.readBigUInt64LE(ACTCTX.offset('lpSource'))));
        seen.push(info.subarray(ACTCTX.offset('lpSource') + 8, ACTCTX.size).every((byte) => byte === 0));
        return 7n;
      },
    });
    expect(commonControls(native, MANIFEST)).toBe(LIBRARY);
    expect(seen).toEqual([ACTCTX.size, 0, MANIFEST, true]);
    expect(native.calls.slice(1).map(({ name, args }) => [name, args[0], args[2]])).toEqual([
      ['ActivateActCtx', 7n, undefined],
      ['LoadLibraryExW', 'comctl32.dll', 0x800],
      ['GetModuleFileNameW', 8n, 32_768],
    ]);
  });

  it.each<[string, Readonly<Record<string, FakeFunction>>]>([
    ['its manifest is missing', { CreateActCtxW: () => failed(2, 0xffff_ffff_ffff_ffffn) }],
    ['it is not installed', { CreateActCtxW: () => failed(14_001, -1n) }],
    ['it cannot be made current', { ActivateActCtx: () => failed(6) }],
    ['it cannot be loaded', { LoadLibraryExW: () => failed(126, null) }],
    ['Windows does not say where it is', { GetModuleFileNameW: () => failed(126) }],
    ['its path was cut', { GetModuleFileNameW: () => failed(122, 32_768) }],
  ])('is not there where %s', (_, over) => {
    expect(commonControls(windows(over), MANIFEST)).toBeNull();
  });
});
