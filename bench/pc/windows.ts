import type { Native, NativeValue } from '../../src/windows/native.ts';
import type { Person } from './people.ts';
import { infoBytes, processBytes, rowBytes } from './structures.ts';

/** A PC in memory that answers Windows' calls at once, and counts them. */
export interface MadeWindows {
  readonly native: Native;
  /** Calls so far, by name, without those that give memory back. */
  readonly calls: ReadonlyMap<string, number>;
  /** Memory that was handed out and not given back. */
  readonly lent: number;
  /** Hears of each WTSLogoffSession, which returns at once. */
  loggingOff: (id: number) => void;
  /** These people are signed in from now on, each with as many programs. */
  signIn(people: readonly Person[], programsEach: number): void;
}

/** Where buffers of Usher's own are said to lie. */
const OWN_MEMORY = 0x7f00_0000_0000n;
const FIRST_ADDRESS = 0x1000_0000n;
const TOO_SHORT = 0xc0000004 | 0;

/** WTS_INFO_CLASS of wtsapi32.h. */
const INFO = { clientName: 10, clientAddress: 14, protocol: 16, sessionInfoEx: 25 };

/** @throws Error where a function is asked for that it does not have */
export function madeWindows(): MadeWindows {
  const calls = new Map<string, number>();
  const lent = new Map<bigint, Buffer>();
  const texts = new Map<bigint, string>();
  const infos = new Map<number, ReadonlyMap<number, Buffer>>();
  let next = FIRST_ADDRESS;
  let rows: Buffer = Buffer.alloc(0);
  let count = 0;
  let programs: Buffer = Buffer.alloc(0);

  function lend(bytes: Buffer): bigint {
    next += 16n;
    lent.set(next, bytes);
    return next;
  }

  function textAt(text: string): bigint {
    if (text === '') return 0n;
    next += 16n;
    texts.set(next, text);
    return next;
  }

  const functions: Readonly<Record<string, (...args: NativeValue[]) => number>> = {
    WTSEnumerateSessionsExW(_server, _level, _filter, info, length) {
      put(info, lend(rows));
      put(length, count);
      return 1;
    },
    WTSFreeMemoryExW: (_type, address) => Number(lent.delete(address as bigint)),
    WTSQuerySessionInformationW(_server, id, what, buffer, length) {
      const bytes = infos.get(Number(id))?.get(Number(what));
      if (bytes === undefined) return 0;
      put(buffer, lend(bytes));
      put(length, bytes.length);
      return 1;
    },
    WTSFreeMemory: (address) => Number(lent.delete(address as bigint)),
    NtQuerySystemInformation(_what, info, size, length) {
      put(length, programs.length);
      if (programs.length > Number(size)) return TOO_SHORT;
      programs.copy(info as Buffer);
      return 0;
    },
    ProcessIdToSessionId(_process, session) {
      put(session, 1);
      return 1;
    },
    WTSWaitSystemEvent: () => 0,
    WTSLogoffSession(_server, id) {
      made.loggingOff(Number(id));
      return 1;
    },
    WTSDisconnectSession: () => 0,
    WTSEnumerateProcessesExW: () => 0,
  };

  function declare(library: string, prototype: string) {
    const name = /(\w+)\(/.exec(prototype)?.[1] ?? '';
    const act = functions[name];
    if (act === undefined) throw new Error(`${library} has no ${name}`);
    const call = (...args: NativeValue[]) => {
      if (!name.startsWith('WTSFree')) calls.set(name, (calls.get(name) ?? 0) + 1);
      return { value: act(...args), error: 0 };
    };
    return {
      call,
      // In a turn of its own, as a worker's answer comes.
      start: (...args: NativeValue[]) =>
        new Promise((resolve) => {
          if (name !== 'WTSWaitSystemEvent') setImmediate(() => resolve(call(...args)));
        }),
    };
  }

  const made: MadeWindows = {
    calls,
    get lent() {
      return lent.size;
    },
    loggingOff() {},
    signIn(people, programsEach) {
      texts.clear();
      infos.clear();
      rows = Buffer.concat(people.map((person) => rowBytes(person, textAt)));
      count = people.length;
      for (const person of people) {
        infos.set(
          person.id,
          new Map([
            [INFO.sessionInfoEx, infoBytes(person)],
            [INFO.clientName, Buffer.from(`${person.client}\0`, 'utf16le')],
            [INFO.clientAddress, Buffer.alloc(24)],
            [INFO.protocol, Buffer.from([person.client === '' ? 0 : 2, 0])],
          ]),
        );
      }
      programs = processBytes(people, programsEach, OWN_MEMORY);
    },
    native: {
      declare: declare as Native['declare'],
      declareOwn: () => {
        throw new Error('node.exe exports nothing here');
      },
      callback: () => 0n,
      bytes: (pointer, length) => Buffer.from(at(pointer).subarray(0, length)),
      text: (pointer) => (pointer === null ? '' : (texts.get(pointer) ?? '')),
      address: () => OWN_MEMORY,
      systemFolder: 'C:\\Windows\\System32',
    },
  };
  return made;

  function at(pointer: bigint): Buffer {
    const bytes = lent.get(pointer);
    if (bytes === undefined) throw new Error(`read of memory that is not lent: ${pointer}`);
    return bytes;
  }
}

function put(output: NativeValue | undefined, value: number | bigint): void {
  if (!Array.isArray(output)) throw new Error('not an output');
  output[0] = value;
}
