import type { Answer, Native, NativeValue } from '../src/windows/native.ts';

/** Calls that do something to somebody, or say something to them. */
const DEEDS = new Set([
  'ExitWindowsEx',
  'LockWorkStation',
  'MessageBoxW',
  'RegSetKeyValueW',
  'ShellExecuteExW',
  'TaskDialogIndirect',
  'WTSDisconnectSession',
  'WTSLogoffSession',
  'WTSSendMessageW',
]);

/** Success by either custom, a usual session, and errors that some caller knows. */
const KNOWN = [
  1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 5, 7, 87, 122, 234, 259, 259, 259, 1332, 1722, 7022,
];

/** More than anything that is read here has, in bytes. To read what is not there ends a process. */
const MOST_MEMORY = 64 * 1024 * 1024;

export interface HostileWindows extends Native {
  /** The deeds that were asked for. */
  readonly deeds: readonly string[];
  /** Memory that was read and that no Windows has. */
  readonly overread: readonly string[];
}

/** What a C function gives back, and what it writes. */
interface Shape {
  readonly name: string;
  readonly returns: string;
  readonly parameters: readonly string[];
}

function shapeOf(prototype: string): Shape {
  const [, head = '', list = ''] = /^(.*)\((.*)\)$/s.exec(prototype) ?? [];
  const name = /(\w+)$/.exec(head)?.[1] ?? '';
  return { name, returns: head.replace(/__stdcall|\w+$/g, '').trim(), parameters: list.split(',') };
}

/** Windows' libraries that answer every call with the bytes of an input, whatever was asked. The same for the same. */
export function hostileWindows(input: Buffer): HostileWindows {
  const deeds: string[] = [];
  const overread: string[] = [];
  const callbacks = new Map<bigint, (...args: (bigint | number | null)[]) => number>();
  let at = 0;

  /** The bytes of the input over and over, each time others. */
  function byte(): number {
    const length = Math.max(1, input.length);
    const next = (input[at % length] ?? 0) + Math.floor(at / length) * 157;
    at += 1;
    return next & 0xff;
  }
  const word = () => byte() | (byte() << 8) | (byte() << 16) | (byte() << 24);
  const filled = (length: number) => Buffer.from(Array.from({ length }, byte));
  // A null pointer comes as null.
  const pointer = () => (byte() < 60 ? null : (BigInt(word() >>> 0) << 16n) | 0x1_0000_0000_0000n);

  function number(type: string): number {
    const choice = byte();
    const known = KNOWN[choice % 32];
    const value = choice < 224 && known !== undefined ? known : choice < 240 ? byte() : word();
    return type.startsWith('u') ? value >>> 0 : value | 0;
  }

  function returned(type: string): unknown {
    if (type === 'void') return undefined;
    if (type.endsWith('*')) return pointer();
    return type === 'uint64_t' ? (BigInt(word() >>> 0) << 32n) | BigInt(word() >>> 0) : number(type);
  }

  function write(argument: NativeValue, parameter: string): void {
    if (Buffer.isBuffer(argument)) filled(Math.min(argument.length, byte() * 4)).copy(argument);
    else if (Array.isArray(argument))
      argument[0] = /\*\s*\*/.test(parameter) ? pointer() : number('uint32_t');
    const called = typeof argument === 'bigint' ? callbacks.get(argument) : undefined;
    if (called === undefined) return;
    for (let left = byte() % 4; left > 0; left -= 1) called(pointer(), number('int'), pointer(), null);
  }

  function declared<Args extends readonly NativeValue[], Value>(_library: string, prototype: string) {
    const { name, returns, parameters } = shapeOf(prototype);
    const call = (...args: Args): Answer<Value> => {
      if (DEEDS.has(name)) deeds.push(name);
      for (const [index, argument] of args.entries()) write(argument, parameters[index] ?? '');
      return { value: returned(returns) as Value, error: number('uint32_t') };
    };
    return { call, start: async (...args: Args) => call(...args) };
  }

  return {
    deeds,
    overread,
    systemFolder: 'C:\\Windows\\System32',
    declare: declared,
    declareOwn: (prototype) => declared('node.exe', prototype),
    callback(_, called) {
      const address = 0x7000_0000_0000n + BigInt(callbacks.size);
      callbacks.set(address, called);
      return address;
    },
    bytes(address, length) {
      if (!Number.isSafeInteger(length) || length < 0 || length > MOST_MEMORY || address === 0n) {
        overread.push(`${length} bytes at ${address}`);
        throw new RangeError('this would end the process');
      }
      return filled(Math.min(length, 4096));
    },
    text: (address) => (address === null || address === 0n ? '' : filled(byte()).toString('utf16le')),
    address: () => 0x1_0000_0000n,
  };
}
