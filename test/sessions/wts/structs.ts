import { cStruct } from '../../fakes/c-struct.ts';

/** WTS_SESSION_INFO_1W as wtsapi32.h declares it. */
export const SESSION_INFO_1W = cStruct([
  ['ExecEnvId', 'DWORD'],
  ['State', 'LONG'],
  ['SessionId', 'DWORD'],
  ['pSessionName', 'POINTER'],
  ['pHostName', 'POINTER'],
  ['pUserName', 'POINTER'],
  ['pDomainName', 'POINTER'],
  ['pFarmName', 'POINTER'],
]);

/** WTSINFOEXW as wtsapi32.h declares it: the level, then WTSINFOEX_LEVEL1_W, aligned by its LARGE_INTEGERs. */
export const INFOEXW = cStruct([
  ['Level', 'DWORD'],
  ['(padding)', 'DWORD'],
  ['SessionId', 'DWORD'],
  ['SessionState', 'LONG'],
  ['SessionFlags', 'LONG'],
  ['WinStationName', 'WCHAR[33]'],
  ['UserName', 'WCHAR[21]'],
  ['DomainName', 'WCHAR[18]'],
  ['LogonTime', 'LARGE_INTEGER'],
  ['ConnectTime', 'LARGE_INTEGER'],
  ['DisconnectTime', 'LARGE_INTEGER'],
  ['LastInputTime', 'LARGE_INTEGER'],
  ['CurrentTime', 'LARGE_INTEGER'],
  ['IncomingBytes', 'DWORD'],
  ['OutgoingBytes', 'DWORD'],
  ['IncomingFrames', 'DWORD'],
  ['OutgoingFrames', 'DWORD'],
  ['IncomingCompressedBytes', 'DWORD'],
  ['OutgoingCompressedBytes', 'DWORD'],
]);

/** WTS_CLIENT_ADDRESS as wtsapi32.h declares it, its 20 bytes as 10 units. */
const CLIENT_ADDRESS = cStruct([
  ['AddressFamily', 'DWORD'],
  ['Address', 'WCHAR[10]'],
]);

/** WTS_CLIENT_ADDRESS with these bytes of its address. @param family 2 for IPv4, 23 for IPv6 */
export function clientAddress(family: number, bytes: readonly number[]): Buffer {
  const buffer = CLIENT_ADDRESS.bytes({ AddressFamily: family });
  Buffer.from(bytes).copy(buffer, CLIENT_ADDRESS.offset('Address'));
  return buffer;
}

/** Milliseconds since 1970 as a FILETIME: 100 ns since 1601. */
export function fileTimeOf(ms: number): bigint {
  return (BigInt(ms) + 11_644_473_600_000n) * 10_000n;
}
