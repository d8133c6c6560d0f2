import type { ProcessInfo } from '../../../src/sessions/wts/process-info.ts';

/** Where the chain lies unless told otherwise. */
export const BASE = 0x7ff0_0000n;
/** More than the part of an entry that is read, in bytes. */
const ENTRY = 256;

/** The chain as Windows lays it out: each entry followed by its name. */
export function chain(list: readonly ProcessInfo[], base = BASE): Buffer {
  const entries = list.map(({ imageName }) => ENTRY + Math.ceil(((imageName ?? '').length * 2) / 8) * 8);
  const buffer = Buffer.alloc(entries.reduce((sum, size) => sum + size, 0));
  let at = 0;
  list.forEach(({ sessionId, processId, parentId, startedAt, imageName, memoryBytes, cpuMs }, index) => {
    const size = entries[index] ?? 0;
    buffer.writeUInt32LE(index === list.length - 1 ? 0 : size, at);
    buffer.writeBigInt64LE(BigInt(memoryBytes), at + 8);
    buffer.writeBigInt64LE(BigInt(cpuMs ?? 0) * 4000n, at + 40);
    buffer.writeBigInt64LE(BigInt(cpuMs ?? 0) * 6000n, at + 48);
    if (imageName !== null) {
      buffer.writeUInt16LE(imageName.length * 2, at + 56);
      buffer.writeBigUInt64LE(base + BigInt(at + ENTRY), at + 64);
      buffer.write(imageName, at + ENTRY, 'utf16le');
    }
    buffer.writeBigUInt64LE(BigInt(processId), at + 80);
    buffer.writeBigUInt64LE(BigInt(parentId ?? 0), at + 88);
    buffer.writeBigInt64LE(startedAt ?? 0n, at + 32);
    buffer.writeUInt32LE(sessionId, at + 100);
    at += size;
  });
  return buffer;
}
