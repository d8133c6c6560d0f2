/** A handle, or null for what stands for none. Some calls answer NULL, others INVALID_HANDLE_VALUE, which is -1. */
export function handleOf(value: bigint | null): bigint | null {
  return value === null || value === 0n || BigInt.asIntN(64, value) === -1n ? null : value;
}
