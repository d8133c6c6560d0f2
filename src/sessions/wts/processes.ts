import type { Native } from '../../windows/native.ts';
import type { ProcessPaths } from '../../windows/process-path.ts';
import { programsOf } from '../programs.ts';
import type { Usage } from '../usage.ts';
import { UNKNOWN_USAGE } from '../usage.ts';
import type { Server } from './bindings.ts';
import { THIS_PC } from './bindings.ts';
import { trayPrograms, USHER, withUsher } from './own-usher.ts';
import type { ProcessInfo } from './process-info.ts';
import { readProcessChain, readProcessRows } from './process-info.ts';

/** The processes of each session, by session id. A session that could not be read is missing, never empty. */
export type ProcessesBySession = ReadonlyMap<number, readonly ProcessInfo[]>;

export interface Processes {
  /** Reads them for these sessions, each with somebody signed in. Never throws. */
  read(sessionIds: readonly number[]): Promise<ProcessesBySession>;
}

const SYSTEM_PROCESS_INFORMATION = 5;
/** STATUS_INFO_LENGTH_MISMATCH as a signed number, because NTSTATUS is signed. */
const TOO_SHORT = 0xc0000004 | 0;
const FIRST_SIZE = 512 * 1024;
const LARGEST_SIZE = 32 * 1024 * 1024;

/** WTS_ANY_SESSION, and WTSTypeProcessInfoLevel1 of WTS_TYPE_CLASS. */
const ANY_SESSION = 0xfffffffe;
const PROCESS_INFO_LEVEL_1 = 1;
const PROCESS_INFO_SIZE = 64;

/** No PC runs this many. To read what Windows did not allocate would end this process. */
const MOST_PROCESSES = 1_000_000;

/**
 * Windows' list of processes, by NtQuerySystemInformation. It needs no elevation, and Task Manager reads it too.
 * WTSEnumerateProcessesExW, which only administrators may call, is used on another PC. It is also used if the first
 * call shows somebody's session without any process, which is impossible.
 * @param trayProgram tells which processes run Usher's tray program; if left out, nobody's Usher is recognized
 * @throws Error if this Windows lacks one of the functions
 */
export function processes(
  native: Native,
  server: Server = THIS_PC,
  trayProgram: ProcessPaths | null = null,
): Processes {
  const query = native.declare<[number, Buffer, number, [number]], number>(
    'ntdll.dll',
    'int __stdcall NtQuerySystemInformation(int class, void *info, uint32_t length, _Out_ uint32_t *returned)',
  );
  const enumerate = native.declare<[Server, [number], number, [bigint | null], [number]], number>(
    'wtsapi32.dll',
    'int __stdcall WTSEnumerateProcessesExW(void *server, _Inout_ uint32_t *level, uint32_t session, _Out_ void **info, _Out_ uint32_t *count)',
  );
  const free = native.declare<[number, bigint, number], number>(
    'wtsapi32.dll',
    'int __stdcall WTSFreeMemoryExW(int type, void *memory, uint32_t count)',
  );

  /**
   * Memory that was large enough the last time, so that neither its size is found out anew, nor is as much of it made;
   * null while it is used. Windows overwrites what it tells.
   */
  let spare: Buffer | null = null;

  async function fromSystem(): Promise<readonly ProcessInfo[] | null> {
    if (server !== THIS_PC) return null;
    let buffer = spare ?? Buffer.alloc(FIRST_SIZE);
    spare = null;
    for (; buffer.length <= LARGEST_SIZE; buffer = Buffer.alloc(buffer.length * 2)) {
      const { value } = await query.start(SYSTEM_PROCESS_INFORMATION, buffer, buffer.length, [0]);
      if (value === 0) {
        spare = buffer;
        return readProcessChain(buffer, native.address(buffer));
      }
      if (value !== TOO_SHORT) return null;
    }
    return null;
  }

  async function fromSessions(): Promise<readonly ProcessInfo[] | null> {
    const info: [bigint | null] = [null];
    const count: [number] = [0];
    const { value } = await enumerate.start(server, [1], ANY_SESSION, info, count);
    const [address] = info;
    if (value === 0 || address === null) return null;
    try {
      if (count[0] > MOST_PROCESSES) return null;
      return readProcessRows(native.bytes(address, count[0] * PROCESS_INFO_SIZE), count[0], native.text);
    } finally {
      free.call(PROCESS_INFO_LEVEL_1, address, count[0]);
    }
  }

  async function named(list: readonly ProcessInfo[]): Promise<readonly ProcessInfo[]> {
    if (trayProgram === null) return list;
    const found = trayPrograms(list);
    const isOurs = await Promise.all(found.map(({ processId }) => trayProgram.isFrom(processId)));
    return withUsher(
      list,
      found.filter((_, index) => isOurs[index]),
    );
  }

  return {
    async read(sessionIds) {
      const first = grouped(await named((await fromSystem().catch(() => null)) ?? []));
      if (sessionIds.every((id) => first.has(id))) return first;
      const second = grouped(await fromSessions().catch(() => null));
      return new Map([...second, ...first]);
    },
  };
}

function grouped(list: readonly ProcessInfo[] | null): Map<number, readonly ProcessInfo[]> {
  const sessions = new Map<number, ProcessInfo[]>();
  for (const process of list ?? []) {
    const others = sessions.get(process.sessionId);
    if (others === undefined) sessions.set(process.sessionId, [process]);
    else others.push(process);
  }
  return sessions;
}

/** What these processes may hold; unknown if one of them has no name. */
export function usageOf(list: readonly ProcessInfo[] | undefined): Usage {
  if (list === undefined || list.length === 0) return UNKNOWN_USAGE;
  const names = list.flatMap(({ imageName, isUsher }) =>
    imageName === null ? [] : [isUsher ? USHER : imageName],
  );
  if (names.length < list.length) return UNKNOWN_USAGE;
  return { kind: 'known', programs: programsOf(names), memoryBytes: memoryOf(list) ?? 0 };
}

/** The memory of these processes, in bytes; null if they could not be read, or if Windows counted none. */
export function memoryOf(list: readonly ProcessInfo[] | undefined): number | null {
  const bytes = list?.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0) ?? 0;
  return bytes > 0 ? bytes : null;
}

/** The processor time of these processes, in ms; null if that of any is not known. */
export function cpuOf(list: readonly ProcessInfo[] | undefined): number | null {
  if (list === undefined || list.length === 0) return null;
  return list.reduce<number | null>(
    (sum, { cpuMs }) => (sum === null || cpuMs === null ? null : sum + cpuMs),
    0,
  );
}
