import type { Native } from './native.ts';

const IMAGE_ICON = 1;
/** LR_LOADFROMFILE | LR_DEFAULTSIZE. */
const FROM_FILE = 0x10 | 0x40;

/**
 * Loads an icon in the size that Windows shows large icons in.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-loadimagew
 * @param file absolute path
 * @returns its handle; null if there is none
 */
export function iconOf(native: Native, file: string | null): bigint | null {
  if (file === null) return null;
  const load = native.declare<[null, string, number, number, number, number], bigint | null>(
    'user32.dll',
    'void * __stdcall LoadImageW(void *instance, const char16_t *name, uint32_t type, int width, int height, uint32_t flags)',
  );
  return load.call(null, file, IMAGE_ICON, 0, 0, FROM_FILE).value;
}
