import type { Opened } from '../windows/create-file.ts';
import { openExisting } from '../windows/create-file.ts';
import { handleOf } from '../windows/handle.ts';
import type { Answer, Native } from '../windows/native.ts';

/** Windows' calls to serve and open pipes, without interpretation. A handle is null if there is none. */
export interface PipeCalls {
  /** @param mode of FILE_FLAG_ and PIPE_ACCESS_, @param type of PIPE_ */
  create(path: string, mode: number, type: number, most: number, attributes: Buffer): bigint | null;
  /** @param overlapped stays in use until the call has completed */
  connect(pipe: bigint, overlapped: Buffer): Answer<number>;
  disconnect(pipe: bigint): void;
  /** @returns a null handle and Windows' error number if it cannot be opened */
  open(path: string, access: number, flags: number): Opened;
  event(): bigint | null;
  isSet(event: bigint): boolean;
  /** Whether the call that was begun with it has succeeded. */
  hasWorked(pipe: bigint, overlapped: Buffer): boolean;
  close(handle: bigint): void;
}

const BUFFER = 65_536;

/**
 * https://learn.microsoft.com/windows/win32/api/namedpipeapi/nf-namedpipeapi-connectnamedpipe
 * https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-createnamedpipea
 * @throws Error if this Windows lacks one of the functions
 */
export function pipeCalls(native: Native): PipeCalls {
  const createPipe = native.declare<
    [string, number, number, number, number, number, number, Buffer],
    bigint | null
  >(
    'kernel32.dll',
    'void * __stdcall CreateNamedPipeW(const char16_t *name, uint32_t open, uint32_t mode, uint32_t most, uint32_t out, uint32_t in, uint32_t timeout, void *security)',
  );
  const openFile = openExisting(native);
  const connectPipe = native.declare<[bigint, Buffer], number>(
    'kernel32.dll',
    'int __stdcall ConnectNamedPipe(void *pipe, void *overlapped)',
  );
  const disconnectPipe = native.declare<[bigint], number>(
    'kernel32.dll',
    'int __stdcall DisconnectNamedPipe(void *pipe)',
  );
  const createEvent = native.declare<[null, number, number, null], bigint | null>(
    'kernel32.dll',
    'void * __stdcall CreateEventW(void *security, int manual, int state, const char16_t *name)',
  );
  const waitForObject = native.declare<[bigint, number], number>(
    'kernel32.dll',
    'uint32_t __stdcall WaitForSingleObject(void *object, uint32_t ms)',
  );
  const getResult = native.declare<[bigint, Buffer, [number], number], number>(
    'kernel32.dll',
    'int __stdcall GetOverlappedResult(void *file, void *overlapped, _Out_ uint32_t *bytes, int wait)',
  );
  const closeHandle = native.declare<[bigint], number>(
    'kernel32.dll',
    'int __stdcall CloseHandle(void *handle)',
  );
  return {
    create(path, mode, type, most, attributes) {
      const { value } = createPipe.call(path, mode, type, most, BUFFER, BUFFER, 0, attributes);
      return handleOf(value);
    },
    connect: (pipe, overlapped) => connectPipe.call(pipe, overlapped),
    disconnect: (pipe) => void disconnectPipe.call(pipe),
    // Nobody else shares this end of a pipe.
    open: (path, access, flags) => openFile(path, access, 0, flags),
    event: () => handleOf(createEvent.call(null, 1, 0, null).value),
    isSet: (event) => waitForObject.call(event, 0).value === 0,
    hasWorked: (pipe, overlapped) => getResult.call(pipe, overlapped, [0], 0).value !== 0,
    close: (handle) => void closeHandle.call(handle),
  };
}
