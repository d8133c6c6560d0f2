import type { Native } from './native.ts';

/**
 * Reads how long this PC has slept since it started, in ms; null if Windows does not tell. One clock runs on during
 * sleep, the other stands still. Both are rounded, so only a growth of some seconds means anything.
 * https://learn.microsoft.com/windows/win32/sysinfo/interrupt-time
 */
export function sleptMs(native: Native): () => number | null {
  const ticks = native.declare<[], number | bigint>('kernel32.dll', 'uint64_t __stdcall GetTickCount64()');
  const unbiased = native.declare<[Buffer], number>(
    'kernel32.dll',
    'int __stdcall QueryUnbiasedInterruptTime(void *time)',
  );
  return () => {
    const awake = Buffer.alloc(8);
    if (unbiased.call(awake).value === 0) return null;
    // Units of 100 ns against ms.
    return Number(BigInt(ticks.call().value) - awake.readBigUInt64LE() / 10_000n);
  };
}
