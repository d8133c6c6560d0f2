import type { Native } from './native.ts';

/** LASTINPUTINFO: cbSize, then dwTime in ms, both DWORDs. */
const SIZE = 8;
const TIME = 4;

/**
 * Reads how long nobody has used key or mouse in the session of this process, in ms; null if Windows does not tell.
 * The call knows its own session only.
 * https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getlastinputinfo
 *
 * The time of the input is a tick count of 32 bits, which begins again every 49.7 days. So a longer time is told too
 * short by a multiple of that.
 * https://learn.microsoft.com/windows/win32/api/winuser/ns-winuser-lastinputinfo
 * @throws Error if this Windows lacks one of the functions
 */
export function ownInput(native: Native): () => number | null {
  const lastInput = native.declare<[Buffer], number>(
    'user32.dll',
    'int __stdcall GetLastInputInfo(void *info)',
  );
  const ticks = native.declare<[], number | bigint>('kernel32.dll', 'uint64_t __stdcall GetTickCount64()');
  return () => {
    const info = Buffer.alloc(SIZE);
    info.writeUInt32LE(SIZE);
    if (lastInput.call(info).value === 0) return null;
    const now = Number(BigInt.asUintN(32, BigInt(ticks.call().value)));
    const ms = (now - info.readUInt32LE(TIME)) >>> 0;
    // Input between the two calls would look 49.7 days old.
    return ms > LATEST ? 0 : ms;
  };
}

/** The last second before the tick count begins again, in ms. */
const LATEST = 2 ** 32 - 1000;
