import { createRequire } from 'node:module';
import { win32 } from 'node:path';
import type { LibraryHandle } from 'koffi';
import { programFolder } from '../base/folders.ts';
import { nativeReason } from '../base/refusal.ts';
import type { NoNative } from './no-native.ts';
import { notLoaded } from './no-native.ts';
import { ownKoffi } from './own-koffi.ts';
import { systemFolder } from './system-folder.ts';

/** A value passed to a C function. A pointer is a bigint, a Buffer's memory or null; `[x]` receives an output. */
export type NativeValue = number | bigint | string | null | Buffer | [number | bigint | null];

/**
 * A call's result, with Windows' error number right after it. The number means something only if the call failed.
 */
export interface Answer<Value = unknown> {
  readonly value: Value;
  readonly error: number;
}

/** One function of a Windows library. Its arguments stay in memory until it has returned. */
export interface NativeFunction<Args extends readonly NativeValue[] = NativeValue[], Value = unknown> {
  /** Blocks this thread. Only for calls that neither wait nor ask another machine. */
  call(...args: Args): Answer<Value>;
  /**
   * Calls on a thread of the pool. The pool has four threads, so no call that waits for a person may run there. A
   * waiting call keeps its thread and this process alive.
   */
  start(...args: Args): Promise<Answer<Value>>;
}

/** Direct calls of Windows' own libraries. Small, so that tests can fake it. */
export interface Native {
  /**
   * Finds a function by its C prototype in koffi's notation. The prototype is not checked: a wrong one crashes the
   * process instead of throwing.
   * @param library a name in the system folder, or the absolute path that Windows itself told
   * @throws Error if this Windows has no such library or function
   */
  declare<Args extends readonly NativeValue[], Value>(
    library: string,
    prototype: string,
  ): NativeFunction<Args, Value>;
  /**
   * Finds a function that node.exe itself exports, as for native add-ons. Its prototype is not checked either.
   * @throws Error if this Node.js has no such function
   */
  declareOwn<Args extends readonly NativeValue[], Value>(prototype: string): NativeFunction<Args, Value>;
  /**
   * Makes a function of ours that Windows can call. Windows may use its address for as long as this process runs, so
   * make it once. It runs on this thread; any other thread that calls it waits for that. If it throws, Windows gets 0.
   * @param prototype in koffi's notation, without a name: `int __stdcall (void *window)`. An address comes as a bigint
   */
  callback(prototype: string, called: (...args: (bigint | number | null)[]) => number): bigint;
  /** Copies memory that Windows owns. */
  bytes(pointer: bigint, length: number): Buffer;
  /** Copies a NUL-terminated UTF-16 text that Windows owns; empty for a null pointer. */
  text(pointer: bigint | null): string;
  /** The address of a Buffer's memory. Valid while the Buffer is referenced. */
  address(buffer: Buffer): bigint;
  /** Windows' own folder of programs and libraries, such as `C:\Windows\System32`. */
  readonly systemFolder: string;
}

type Koffi = typeof import('koffi')['default'];
type KoffiFunction = ReturnType<LibraryHandle['func']>;

/**
 * Loads koffi, on Windows only and late.
 * @returns the reason if it cannot be loaded; then Windows' commands must do
 */
export async function loadNative(): Promise<Native | NoNative> {
  if (process.platform !== 'win32') return { missing: nativeReason('system') };
  // Structures are read by their 64-bit layouts.
  if (process.arch === 'ia32') return { missing: nativeReason('architecture') };
  const found = ownKoffi(programFolder);
  if ('missing' in found) return found;
  try {
    // Loaded by its path, so that the checked file is the loaded one.
    const { default: koffi }: { default: Koffi } = createRequire(found.file)(found.file);
    return throughKoffi(koffi);
  } catch (error) {
    return notLoaded(error, found.file);
  }
}

/** Windows' libraries through koffi, all from the folder that Windows names. @throws Error if it names none */
export function throughKoffi(koffi: Koffi): Native {
  // The only library named without its path: Windows has it loaded in every process.
  const kernel32 = koffi.load('kernel32.dll');
  const lastError = kernel32.func('uint32 __stdcall GetLastError()');
  const folder = systemFolder(kernel32.func('uint32 __stdcall GetSystemDirectoryW(void *, uint32)'));
  const libraries = new Map<string, LibraryHandle>();
  /** Declared once each, because some are needed for every client of a pipe. */
  const declared = new Map<string, KoffiFunction>();
  const library = (name: string): LibraryHandle => {
    const loaded = libraries.get(name) ?? koffi.load(win32.resolve(folder, name));
    libraries.set(name, loaded);
    return loaded;
  };
  return {
    systemFolder: folder,
    declare<Args extends readonly NativeValue[], Value>(name: string, prototype: string) {
      const key = `${name} ${prototype}`;
      const made = declared.get(key) ?? library(name).func(prototype);
      declared.set(key, made);
      return nativeFunction<Args, Value>(made, lastError);
    },
    declareOwn: (prototype) => nativeFunction(koffi.load(process.execPath).func(prototype), lastError),
    callback: (prototype, called) => koffi.register(called, koffi.pointer(koffi.proto(prototype))),
    bytes: (pointer, length) => Buffer.from(koffi.decode(pointer, 'uint8_t', length)),
    text: (pointer) => (pointer === null || pointer === 0n ? '' : koffi.decode.string16(pointer)),
    address: (buffer) => koffi.address(buffer),
  };
}

/** The arguments of unfinished calls on the pool. koffi keeps a Buffer's address, not the Buffer. */
const inUse = new Set<readonly NativeValue[]>();

/** True while a started call has not returned. `process.exit` would wait for it. */
export function isCalling(): boolean {
  return inUse.size > 0;
}

function nativeFunction<Args extends readonly NativeValue[], Value>(
  native: KoffiFunction,
  lastError: KoffiFunction,
): NativeFunction<Args, Value> {
  return {
    call(...args) {
      const value: Value = native(...args);
      return { value, error: lastError() };
    },
    start: (...args) =>
      new Promise((resolve, reject) => {
        native.async(...args, (failure: unknown, value: Value) => {
          // This must come first: koffi keeps the worker's error number for this callback only.
          const error: number = lastError();
          inUse.delete(args);
          if (failure) reject(failure);
          else resolve({ value, error });
        });
        inUse.add(args);
      }),
  };
}
