import type { Native } from '../../windows/native.ts';
import { SessionError, sessionErrorKind } from '../session-error.ts';

/** A connection to another PC for questions about its sessions. */
export interface OpenServer {
  readonly server: bigint;
  close(): void;
}

/**
 * Opens another PC by its name. Windows may report only at the first call that the PC is not there.
 * https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtsopenserverexw
 *
 * @throws SessionError if Windows does not open it; Error if this Windows lacks the functions
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
