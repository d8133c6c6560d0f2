import type { Native } from './native.ts';

const TOKEN_QUERY = 0x0008;

/** The calls of Windows that open and read access tokens, without any meaning added. */
export interface TokenCalls {
  /** Opens the token of a process for queries. @returns null if it cannot be opened */
  open(process: bigint): bigint | null;
  /** @param info of TOKEN_INFORMATION_CLASS, @param size in bytes. @returns null if Windows does not tell */
  information(token: bigint, info: number, size: number): Buffer | null;
  close(handle: bigint): void;
}

/**
 * https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-openprocesstoken
 * https://learn.microsoft.com/windows/win32/api/securitybaseapi/nf-securitybaseapi-gettokeninformation
 * @throws Error if this Windows lacks one of the functions
 */
export function tokenCalls(native: Native): TokenCalls {
  const closeHandle = native.declare<[bigint], number>(
    'kernel32.dll',
    'int __stdcall CloseHandle(void *handle)',
  );
  const openToken = native.declare<[bigint, number, [bigint | null]], number>(
    'advapi32.dll',
    'int __stdcall OpenProcessToken(void *process, uint32_t access, _Out_ void **token)',
  );
  const getInformation = native.declare<[bigint, number, Buffer, number, [number]], number>(
    'advapi32.dll',
    'int __stdcall GetTokenInformation(void *token, int info, void *buffer, uint32_t size, _Out_ uint32_t *length)',
  );
  return {
    open(process) {
      const token: [bigint | null] = [null];
      return openToken.call(process, TOKEN_QUERY, token).value === 0 ? null : token[0];
    },
    information(token, info, size) {
      const buffer = Buffer.alloc(size);
      return getInformation.call(token, info, buffer, size, [0]).value === 0 ? null : buffer;
    },
    close: (handle) => void closeHandle.call(handle),
  };
}
