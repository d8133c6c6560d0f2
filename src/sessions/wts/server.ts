import type { Native } from '../../windows/native.ts';
import { SessionError, sessionErrorKind } from '../session-error.ts';

/** Another PC whose sessions can be asked about, until it is closed. */
export interface OpenServer {
  readonly server: bigint;
  close(): void;
}

/**
 * Opens another PC by its name. Whether it is there may show only at the first call: Windows promises no more.
 * https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtsopenserverexw
 *
 * @throws SessionError where Windows does not open it; Error where this Windows lacks the functions
 */
export async function openServer(native: Native, name: string): Promise<OpenServer> {
  const open = native.declare<[string], bigint | null>(
    'wtsapi32.dll',
    'void * __stdcall WTSOpenServerExW(const char16_t *name)',
  );
  const close = native.declare<[bigint], undefined>(
    'wtsapi32.dll',
    'void __stdcall WTSCloseServer(void *server)',
  );
  const { value: server, error } = await open.start(name);
  if (server === null || server === 0n) {
    throw new SessionError(sessionErrorKind(error), `WTSOpenServerExW failed with error ${error}`, {
      code: error,
    });
  }
  return { server, close: () => void close.call(server) };
}
