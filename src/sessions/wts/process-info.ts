/** One process as Windows lists it. */
export interface ProcessInfo {
  readonly sessionId: number;
  readonly processId: number;
  /** The id of the process that started it, as of then; null if Windows does not tell. */
  readonly parentId: number | null;
  /** In units of 100 ns since 1601; null if Windows does not tell. */
  readonly startedAt: bigint | null;
  /** The file name of its program; null if Windows does not tell. */
  readonly imageName: string | null;
  readonly memoryBytes: number;
  /** Processor time used since it began, in ms; null if its unit is not certain. */
  readonly cpuMs: number | null;
  /** Set if it runs somebody's own Usher. */
  readonly isUsher?: true;
}

/**
 * The fields of SYSTEM_PROCESS_INFORMATION that are read, on 64-bit Windows. Layout: ntexapi.h of phnt, winternl.h.
 */
const NT = {
  next: 0,
  privateBytes: 8,
  createTime: 32,
  userTime: 40,
  kernelTime: 48,
  nameLength: 56,
  nameAddress: 64,
  processId: 80,
  parentId: 88,
  sessionId: 100,
  end: 104,
};

/** WTS_PROCESS_INFO_EXW of 64-bit Windows. https://learn.microsoft.com/windows/win32/api/wtsapi32/ns-wtsapi32-wts_process_info_exw */
const WTS = { sessionId: 0, processId: 4, name: 8, workingSet: 40, size: 64 };

const LONGEST_NAME = 1024;

/**
 * Reads the chain that NtQuerySystemInformation(SystemProcessInformation) fills. The names lie in the same memory.
 * Their addresses are absolute, as of the call.
 * @param base the buffer's address at the call
 * @returns null if the chain is broken: half a list would make a session look harmless
 */
export function readProcessChain(buffer: Buffer, base: bigint): readonly ProcessInfo[] | null {
  const processes: ProcessInfo[] = [];
  for (let at = 0; ; ) {
    if (at + NT.end > buffer.length) return null;
    const name = nameAt(buffer, base, at);
    if (name === undefined) return null;
    processes.push({
      sessionId: buffer.readUInt32LE(at + NT.sessionId),
      processId: idAt(buffer, at + NT.processId),
      parentId: idAt(buffer, at + NT.parentId),
      startedAt: buffer.readBigInt64LE(at + NT.createTime),
      imageName: name,
      memoryBytes: countOf(buffer, at + NT.privateBytes),
      // In units of 100 ns.
      cpuMs: Math.floor((countOf(buffer, at + NT.userTime) + countOf(buffer, at + NT.kernelTime)) / 10_000),
    });
    const next = buffer.readUInt32LE(at + NT.next);
    if (next === 0) return processes;
    // An entry is at least as long as the part that is read, so the chain only goes forward.
    if (next < NT.end) return null;
    at += next;
  }
}

/** An id is a HANDLE here, of which only the lower half is used. */
function idAt(buffer: Buffer, at: number): number {
  return Number(buffer.readBigUInt64LE(at) & 0xffff_ffffn);
}

/** A 64-bit count; an impossible value counts as 0. */
function countOf(buffer: Buffer, at: number): number {
  const count = buffer.readBigInt64LE(at);
  return count < 0n || count > Number.MAX_SAFE_INTEGER ? 0 : Number(count);
}

/** Undefined if the name lies outside the memory that was filled. */
function nameAt(buffer: Buffer, base: bigint, at: number): string | null | undefined {
  const length = buffer.readUInt16LE(at + NT.nameLength);
  const address = buffer.readBigUInt64LE(at + NT.nameAddress);
  if (length === 0 || address === 0n) return null;
  const start = address - base;
  if (length > LONGEST_NAME || start < 0n || start + BigInt(length) > BigInt(buffer.length)) return undefined;
  return buffer.toString('utf16le', Number(start), Number(start) + length);
}

/** Reads the rows of WTSEnumerateProcessesExW. @param text reads the name at an address of Windows */
export function readProcessRows(
  buffer: Buffer,
  count: number,
  text: (address: bigint) => string,
): readonly ProcessInfo[] | null {
  if (!Number.isInteger(count) || count < 1 || count * WTS.size > buffer.length) return null;
  return Array.from({ length: count }, (_, index) => {
    const at = index * WTS.size;
    const name = buffer.readBigUInt64LE(at + WTS.name);
    return {
      sessionId: buffer.readUInt32LE(at + WTS.sessionId),
      processId: buffer.readUInt32LE(at + WTS.processId),
      parentId: null,
      startedAt: null,
      imageName: name === 0n ? null : text(name) || null,
      memoryBytes: buffer.readUInt32LE(at + WTS.workingSet),
      // Documented as milliseconds and reported as 100 ns.
      cpuMs: null,
    };
  });
}
