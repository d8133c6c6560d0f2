// What Wine cannot tell of a switched-out session: nobody has touched it for an hour, and only what this process has
// started runs there. Notes each call of ExitWindowsEx, which really happens.
import type { Native, NativeFunction, NativeValue } from '../../../src/windows/native.ts';

const IDLE_MS = 3_600_000;

/** Offsets in SYSTEM_PROCESS_INFORMATION of 64-bit Windows. */
const NEXT = 0;
const PROCESS = 80;
const PARENT = 88;
const SESSION = 100;

/** Wine's session of every process. */
const ELSEWHERE = 1;

type Call = NativeFunction['call'];
type Start = NativeFunction['start'];

export function answeringAway(native: Native, leaving: (flags: number) => void): Native {
  const ticks = native.declare('kernel32.dll', 'uint32_t __stdcall GetTickCount()');
  const lastInput = Number(ticks.call().value) - IDLE_MS;

  const calls: Readonly<Record<string, (call: Call) => Call>> = {
    GetLastInputInfo: (call) => (info) => {
      const answer = call(info);
      (info as Buffer).writeUInt32LE(lastInput >>> 0, 4);
      return answer;
    },
    ExitWindowsEx: (call) => (flags, reason) => {
      leaving(Number(flags));
      return call(flags, reason);
    },
  };
  const starts: Readonly<Record<string, (start: Start) => Start>> = {
    NtQuerySystemInformation:
      (start) =>
      async (...args) => {
        const answer = await start(...args);
        if (answer.value === 0) separate(args[1] as Buffer);
        return answer;
      },
  };

  return {
    ...native,
    declare<Args extends readonly NativeValue[], Value>(library: string, prototype: string) {
      const real = native.declare(library, prototype);
      const [, name = ''] = /(\w+)\(/.exec(prototype) ?? [];
      const call = calls[name]?.(real.call) ?? real.call;
      const start = starts[name]?.(real.start) ?? real.start;
      return { call, start } as unknown as NativeFunction<Args, Value>;
    },
  };
}

/** Puts this process and what it has started into the session of this process. */
export function separate(list: Buffer): void {
  const session = Number(process.env.USHER_LAB_SESSION ?? ELSEWHERE);
  const own = new Set([process.pid]);
  for (let before = 0; before < own.size; ) {
    before = own.size;
    for (const at of entries(list)) {
      if (own.has(list.readUInt32LE(at + PARENT))) own.add(list.readUInt32LE(at + PROCESS));
    }
  }
  for (const at of entries(list)) {
    if (own.has(list.readUInt32LE(at + PROCESS))) list.writeUInt32LE(session, at + SESSION);
  }
}

function* entries(list: Buffer): Generator<number> {
  for (let at = 0; ; ) {
    yield at;
    const next = list.readUInt32LE(at + NEXT);
    if (next === 0) return;
    at += next;
  }
}
