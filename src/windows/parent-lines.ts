import { readSync, writeSync } from 'node:fs';
import type { Native } from './native.ts';

const STD_INPUT_HANDLE = -10;
const STDIN = 0;
const STDOUT = 1;

/** In bytes. A longer line is none of ours. */
const LONGEST_LINE = 256 * 1024;

/** This process's standard input and output. Each call may throw. */
export interface Pipes {
  /** Fills the buffer as far as there is something. @returns how many bytes came */
  read(into: Buffer): number;
  write(text: string): void;
}

const STANDARD: Pipes = {
  read: (into) => readSync(STDIN, into),
  write: (text) => void writeSync(STDOUT, text),
};

/** Lines between this process and the one that started it, for a process that blocks and only looks now and then. */
export interface ParentLines {
  /** The lines that have come since the last look; null if the other process has gone, or sends nonsense. */
  read(): readonly string[] | null;
  /** It is lost if the other process has gone. */
  write(line: string): void;
}

/**
 * The lines on this process's standard input and output, which must be pipes. Nothing else may read that input.
 * https://learn.microsoft.com/windows/win32/api/namedpipeapi/nf-namedpipeapi-peeknamedpipe
 *
 * @throws Error if this Windows lacks one of the functions
 */
export function parentLines(native: Native, pipes: Pipes = STANDARD): ParentLines {
  const { value: input } = native
    .declare<[number], bigint | null>('kernel32.dll', 'void * __stdcall GetStdHandle(uint32_t which)')
    .call(STD_INPUT_HANDLE >>> 0);
  const peek = native.declare<[bigint | null, null, number, null, [number], null], number>(
    'kernel32.dll',
    'int __stdcall PeekNamedPipe(void *pipe, void *buffer, uint32_t size, void *read, _Out_ uint32_t *available, void *left)',
  );
  let rest = Buffer.alloc(0);
  return {
    read() {
      const available: [number] = [0];
      if (peek.call(input, null, 0, null, available, null).value === 0) return null;
      if (available[0] === 0) return [];
      const came = Buffer.alloc(available[0]);
      try {
        rest = Buffer.concat([rest, came.subarray(0, pipes.read(came))]);
      } catch {
        return null;
      }
      const end = rest.lastIndexOf('\n') + 1;
      const whole = rest.toString('utf8', 0, end);
      rest = rest.subarray(end);
      return rest.length > LONGEST_LINE ? null : whole.split('\n').filter((line) => line !== '');
    },
    write(line) {
      try {
        pipes.write(`${line}\n`);
      } catch {
        // Then `read` says so.
      }
    },
  };
}
