import { describe, expect, it } from 'vitest';
import { nativeReason } from '../../src/base/refusal.ts';
import { loadNative, throughKoffi } from '../../src/windows/native.ts';
import { notLoaded } from '../../src/windows/no-native.ts';

type Koffi = Parameters<typeof throughKoffi>[0];

/** A koffi on a PC with this answer of GetSystemDirectoryW. Loads and calls are recorded, in order. */
function koffiOn(systemFolder: string) {
  const done: string[] = [];
  const declared: string[] = [];
  const functions: Record<string, (...args: unknown[]) => unknown> = {
    GetLastError: () => 0,
    GetSystemDirectoryW: (buffer) => (buffer as Buffer).write(systemFolder, 'utf16le') / 2,
  };
  const load = (library: string) => {
    done.push(library);
    return {
      func(prototype: string) {
        declared.push(prototype);
        const name = /(\w+)\(/.exec(prototype)?.[1] ?? '';
        return (...args: unknown[]) => functions[name]?.(...args) ?? name;
      },
    };
  };
  return { done, declared, koffi: { load } as unknown as Koffi };
}

describe("Windows' own libraries", () => {
  it.skipIf(process.platform === 'win32')('are not there on another system, and that is told', async () => {
    expect(await loadNative()).toEqual({ missing: nativeReason('system') });
  });

  it('are loaded from the folder that Windows names, once each, whatever the environment says', () => {
    const { SystemRoot, windir } = process.env;
    Object.assign(process.env, { SystemRoot: 'C:\\planted', windir: 'C:\\planted' });
    try {
      const { done, koffi } = koffiOn('D:\\Windows\\system32');
      const native = throughKoffi(koffi);
      for (const library of ['wtsapi32.dll', 'advapi32.dll', 'wtsapi32.dll', 'kernel32.dll']) {
        expect(native.declare(library, 'int __stdcall Call(void)').call().value).toEqual('Call');
      }
      const elsewhere = 'D:\\Windows\\WinSxS\\six\\comctl32.dll';
      expect(native.declare(elsewhere, 'int __stdcall Call(void)').call().value).toEqual('Call');
      expect(native.systemFolder).toEqual('D:\\Windows\\system32');
      expect(done).toEqual([
        // Without its path, because Windows has it loaded in every process, and it must tell the folder.
        'kernel32.dll',
        'D:\\Windows\\system32\\wtsapi32.dll',
        'D:\\Windows\\system32\\advapi32.dll',
        'D:\\Windows\\system32\\kernel32.dll',
        // Where Windows itself has told the whole path.
        elsewhere,
      ]);
    } finally {
      for (const [name, value] of Object.entries({ SystemRoot, windir })) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });

  it('call a function of ours by the address that koffi gives it', () => {
    const { koffi } = koffiOn('D:\\Windows\\system32');
    const registered: unknown[] = [];
    const proto = (prototype: string) => ({ prototype });
    const pointer = (to: unknown) => ({ to });
    const register = (...args: unknown[]) => registered.push(args) && 5n;
    const called = () => 1;
    const native = throughKoffi(Object.assign(koffi, { proto, pointer, register }) as Koffi);
    expect(native.callback('int __stdcall (void *window)', called)).toBe(5n);
    expect(registered).toEqual([[called, { to: { prototype: 'int __stdcall (void *window)' } }]]);
  });

  it('have each function declared once, however often it is asked for', () => {
    const { declared, koffi } = koffiOn('D:\\Windows\\system32');
    const native = throughKoffi(koffi);
    for (const prototype of ['int One(void)', 'int Two(void)', 'int One(void)']) {
      native.declare('wtsapi32.dll', prototype).call();
    }
    expect(declared.slice(-2)).toEqual(['int One(void)', 'int Two(void)']);
    native.declare('advapi32.dll', 'int One(void)');
    expect(declared.at(-1)).toEqual('int One(void)');
    expect(declared).toHaveLength(5);
  });

  it('do not hold what node.exe exports, which is looked for in this very program', () => {
    const { done, koffi } = koffiOn('D:\\Windows\\system32');
    const native = throughKoffi(koffi);
    expect(native.declareOwn('int uv_open_osfhandle(void *handle)').call().value).toEqual(
      'uv_open_osfhandle',
    );
    expect(done.at(-1)).toEqual(process.execPath);
  });

  it.each(['', 'x'.repeat(32_768)])('are not there where Windows names no folder: %#', (folder) => {
    expect(() => throughKoffi(koffiOn(folder).koffi)).toThrow('no system folder');
  });
});

describe('koffi that was not loaded', () => {
  const failed = (message: string, code?: string) => Object.assign(new Error(message), code && { code });

  it.each([
    [
      failed(
        'An Application Control policy has blocked this file.\r\n\\\\?\\C:\\koffi.node',
        'ERR_DLOPEN_FAILED',
      ),
      nativeReason('policy', { file: 'C:\\k.cjs' }),
    ],
    [
      failed('Eine Richtlinie hat diese Datei blockiert.\r\n\\\\?\\C:\\koffi.node', 'ERR_DLOPEN_FAILED'),
      nativeReason('refused', { file: 'C:\\k.cjs', quote: 'Eine Richtlinie hat diese Datei blockiert.' }),
    ],
  ])('is told as refused where Windows refused it: %s', (error, missing) => {
    expect(notLoaded(error, 'C:\\k.cjs')).toEqual({ missing });
  });

  it.each([
    [failed('Cannot find the native Koffi module\nRequire stack'), 'Cannot find the native Koffi module'],
    ['no error at all', 'no error at all'],
  ])('is told as it is where it did not come to that: %s', (error, quote) => {
    expect(notLoaded(error, 'C:\\k.cjs')).toEqual({ missing: nativeReason('absent', { quote }) });
  });
});
