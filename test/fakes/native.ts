import type { Answer, Native, NativeValue } from '../../src/windows/native.ts';

/** Replaces one C function. It returns the answer and writes the outputs into its arguments. */
export type FakeFunction = (...args: NativeValue[]) => unknown;

export interface FakeNative extends Native {
  /** The calls, in order: the name and the arguments as given. */
  readonly calls: {
    readonly name: string;
    readonly library: string;
    readonly args: readonly NativeValue[];
  }[];
  /** Puts bytes where `bytes` and `text` find them. @returns the address */
  place(bytes: Buffer): bigint;
  /** Calls the function of ours at this address, as Windows would. */
  callBack(address: NativeValue | undefined, ...args: (bigint | number | null)[]): number;
  /** How many callbacks there are. */
  callbackCount(): number;
}

/** The answer of a function that failed. */
export function failed(error: number, value: unknown = 0): Answer {
  return { value, error };
}

/**
 * Windows' libraries as a table of functions by name. A function returns the value, or a whole `Answer` if the
 * error number matters. Calls on a worker answer in a later turn, like the real ones.
 */
export function fakeNative(functions: Readonly<Record<string, FakeFunction>>): FakeNative {
  const memory = new Map<bigint, Buffer>();
  const calls: FakeNative['calls'] = [];
  const ours = new Map<NativeValue, (...args: (bigint | number | null)[]) => number>();
  let next = 0x10_000n;

  function place(bytes: Buffer): bigint {
    const address = next;
    next += BigInt(bytes.length) + 0x1000n;
    memory.set(address, bytes);
    return address;
  }

  function at(pointer: bigint): Buffer {
    for (const [address, bytes] of memory) {
      const offset = Number(pointer - address);
      if (offset >= 0 && offset < bytes.length) return bytes.subarray(offset);
    }
    throw new Error(`read of memory that is not ours: ${pointer}`);
  }

  function declared<Args extends readonly NativeValue[], Value>(library: string, prototype: string) {
    const name = /(\w+)\(/.exec(prototype)?.[1] ?? prototype;
    const act = functions[name];
    if (act === undefined) throw new Error(`${library} has no ${name}`);
    const call = (...args: Args): Answer<Value> => {
      calls.push({ name, library, args: [...args] });
      const answer = act(...args);
      return isAnswer<Value>(answer) ? answer : { value: answer as Value, error: 0 };
    };
    return { call, start: async (...args: Args) => call(...args) };
  }

  return {
    calls,
    place,
    systemFolder: 'C:\\Windows\\System32',
    declare: declared,
    callback(_, called) {
      const address = place(Buffer.alloc(8));
      ours.set(address, called);
      return address;
    },
    callBack(address, ...args) {
      const called = address === undefined ? undefined : ours.get(address);
      if (called === undefined) throw new Error('call of a function that is not ours');
      return called(...args);
    },
    declareOwn: (prototype) => declared('node.exe', prototype),
    callbackCount: () => ours.size,
    bytes: (pointer, length) => Buffer.from(at(pointer).subarray(0, length)),
    text(pointer) {
      if (pointer === null || pointer === 0n) return '';
      return at(pointer).toString('utf16le').split('\0', 1)[0] ?? '';
    },
    address(buffer) {
      const known = [...memory].find(([, bytes]) => bytes === buffer);
      return known?.[0] ?? place(buffer);
    },
  };
}

function isAnswer<Value>(answer: unknown): answer is Answer<Value> {
  return typeof answer === 'object' && answer !== null && 'error' in answer;
}

/** Writes what a C function would write through an `_Out_` pointer. */
export function put(output: NativeValue | undefined, value: number | bigint | null): void {
  if (!Array.isArray(output)) throw new Error('not an output');
  output[0] = value;
}
