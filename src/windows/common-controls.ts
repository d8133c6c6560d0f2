import { handleOf } from './handle.ts';
import type { Native } from './native.ts';

/** ACTCTXW on 64-bit Windows, in bytes, and the offsets of the fields that are used. */
const SIZE = 56;
const FIELD = { cbSize: 0, source: 8 } as const;

/** Where the activation context names no other file, the library comes from the system folder and nowhere else. */
const LOAD_LIBRARY_SEARCH_SYSTEM32 = 0x800;

const LONGEST_PATH = 32_768;

/**
 * Makes version 6 of the common controls the one of this thread, as long as this process runs. node.exe has no manifest
 * that asks for it, so Windows would give it version 5, which has no task dialog.
 * https://learn.microsoft.com/windows/win32/controls/cookbook-overview
 * https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-createactctxw
 *
 * @param manifest absolute path of a manifest that depends on version 6
 * @returns the absolute path of the library, in Windows' folder of assemblies; null if Windows has none
 * @throws Error if this Windows lacks one of the functions
 */
export function commonControls(native: Native, manifest: string): string | null {
  if (!activate(native, manifest)) return null;
  const load = native.declare<[string, null, number], bigint | null>(
    'kernel32.dll',
    'void * __stdcall LoadLibraryExW(const char16_t *name, void *file, uint32_t flags)',
  );
  const pathOf = native.declare<[bigint, Buffer, number], number>(
    'kernel32.dll',
    'uint32_t __stdcall GetModuleFileNameW(void *module, void *path, uint32_t length)',
  );
  // Only a name without a path is looked for in the activation context.
  const library = load.call('comctl32.dll', null, LOAD_LIBRARY_SEARCH_SYSTEM32).value;
  if (library === null) return null;
  const path = Buffer.alloc(LONGEST_PATH * 2);
  const length = pathOf.call(library, path, LONGEST_PATH).value;
  return length === 0 || length >= LONGEST_PATH ? null : path.toString('utf16le', 0, length * 2);
}

function activate(native: Native, manifest: string): boolean {
  const create = native.declare<[Buffer], bigint | null>(
    'kernel32.dll',
    'void * __stdcall CreateActCtxW(void *context)',
  );
  const activateContext = native.declare<[bigint, [number]], number>(
    'kernel32.dll',
    'int __stdcall ActivateActCtx(void *context, _Out_ uintptr_t *cookie)',
  );
  const info = Buffer.concat([Buffer.alloc(SIZE), Buffer.from(`${manifest}\0`, 'utf16le')]);
  info.writeUInt32LE(SIZE, FIELD.cbSize);
  info.writeBigUInt64LE(native.address(info) + BigInt(SIZE), FIELD.source);
  const context = handleOf(create.call(info).value);
  return context !== null && activateContext.call(context, [0]).value !== 0;
}
