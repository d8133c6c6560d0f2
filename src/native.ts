import { win32 } from 'node:path';
import type { LibraryHandle } from 'koffi';

/** What a call answered, with Windows' error number as of its return; only meaningful where the call failed. */
export interface Answer {
  readonly value: unknown;
  readonly error: number;
}

/** One function of a Windows library. Pointers are BigInt or null; a Buffer is passed by its address. */
export interface NativeFunction {
  call(...args: unknown[]): Answer;
  /** The same on a thread of the pool. The pool has four, so nothing that waits for a person runs there. */
  start(...args: unknown[]): Promise<Answer>;
}

/** Windows' own libraries, as far as they are called directly. Small, so that a test can stand in for it. */
export interface Native {
  /** Declares a function by its C prototype in koffi's notation. The library is the one in the system folder. */
  declare(library: string, prototype: string): NativeFunction;
  /** Copies memory that Windows owns. */
  bytes(pointer: bigint, length: number): Buffer;
  /** Copies a zero-terminated UTF-16 text that Windows owns; empty for a null pointer. */
  text(pointer: bigint | null): string;
  /** Windows' own folder of programs and libraries, as `C:\Windows\System32`. */
  readonly systemFolder: string;
}

/**
 * Loads koffi, on Windows only and late.
 * @returns why not, where it cannot be had; then the commands of Windows have to do
 */
export async function loadNative(): Promise<Native | { readonly missing: string }> {
  if (process.platform !== 'win32') return { missing: 'this is not Windows' };
  try {
    const { default: koffi } = await import('koffi');
    // The one library named without its path: Windows has it loaded in every process.
    const kernel32 = koffi.load('kernel32.dll');
    const lastError = kernel32.func('uint32 __stdcall GetLastError()');
    const folder = systemFolder(kernel32);
    const libraries = new Map<string, LibraryHandle>();
    const library = (name: string): LibraryHandle => {
      const loaded = libraries.get(name) ?? koffi.load(win32.join(folder, name));
      libraries.set(name, loaded);
      return loaded;
    };
    return {
      systemFolder: folder,
      declare(name, prototype) {
        const native = library(name).func(prototype);
        return {
          call(...args) {
            const value: unknown = native(...args);
            return { value, error: lastError() };
          },
          start: (...args) =>
            new Promise((resolve, reject) => {
              native.async(...args, (failure: unknown, value: unknown) => {
                // First of all: koffi carries the worker's error number over to this callback only.
                const error: number = lastError();
                if (failure) reject(failure);
                else resolve({ value, error });
              });
            }),
        };
      },
      bytes: (pointer, length) => Buffer.from(new Uint8Array(koffi.view(pointer, length))),
      text: (pointer) => (pointer === null ? '' : koffi.decode.string16(pointer)),
    };
  } catch (error) {
    return { missing: `koffi can't be loaded: ${error instanceof Error ? error.message : error}` };
  }
}

const LONGEST_PATH = 260;

/** https://learn.microsoft.com/windows/win32/api/sysinfoapi/nf-sysinfoapi-getsystemdirectoryw */
function systemFolder(kernel32: LibraryHandle): string {
  const buffer = Buffer.alloc(LONGEST_PATH * 2);
  const length: number = kernel32.func('uint32 __stdcall GetSystemDirectoryW(_Out_ void *, uint32)')(
    buffer,
    LONGEST_PATH,
  );
  if (length === 0 || length >= LONGEST_PATH) throw new Error('no system folder');
  return buffer.toString('utf16le', 0, length * 2);
}
