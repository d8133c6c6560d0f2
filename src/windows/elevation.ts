import type { Native } from '../native.ts';

const TOKEN_QUERY = 0x0008;
/** TokenElevation of TOKEN_INFORMATION_CLASS; answers a DWORD that is not zero where the token is elevated. */
const TOKEN_ELEVATION = 20;

/**
 * Whether this process runs with administrator rights. False, the lesser right, where Windows does not tell.
 * https://learn.microsoft.com/windows/win32/api/securitybaseapi/nf-securitybaseapi-gettokeninformation
 */
export function isElevated(native: Native): boolean {
  const currentProcess = native.declare<[], bigint>('kernel32.dll', 'void * __stdcall GetCurrentProcess()');
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

  const opened: [bigint | null] = [null];
  const { value } = openToken.call(currentProcess.call().value, TOKEN_QUERY, opened);
  const [token] = opened;
  if (value === 0 || token === null) return false;
  try {
    const elevation = Buffer.alloc(4);
    const answer = getInformation.call(token, TOKEN_ELEVATION, elevation, elevation.length, [0]);
    return answer.value !== 0 && elevation.readUInt32LE() !== 0;
  } finally {
    closeHandle.call(token);
  }
}
