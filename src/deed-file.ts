import {
  appendFileSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { DeedLine } from './history.ts';

/** From this size on the file is put aside as `deeds.1.jsonl`, and the one before that is gone. In bytes. */
const LARGEST = 5 * 1024 * 1024;

const account = z.looseObject({ sessionId: z.number(), userName: z.string() });

/** What a line of the history has to have to be told. The file belongs to the user, so nothing is taken for granted. */
const told = z.looseObject({
  time: z.iso.datetime(),
  event: z.string(),
  operator: account.nullable(),
  target: account,
});

/** A line as it was read: whatever else stands in it may be missing or of another kind. */
export type ToldDeed = z.infer<typeof told>;

/**
 * Appends one line in one write. After a line that was torn, by a power cut perhaps, it begins a new one.
 * @throws what the file system throws, so that nothing goes unrecorded in silence: the caller logs it and goes on,
 *   since a full disk must not stop a countdown from being canceled
 */
export function appendDeed(file: string, line: DeedLine): void {
  mkdirSync(dirname(file), { recursive: true });
  const end = endOf(file);
  if (end.size >= LARGEST) renameSync(file, olderFile(file));
  const isTorn = end.size < LARGEST && end.isTorn;
  appendFileSync(file, `${isTorn ? '\n' : ''}${JSON.stringify(line)}\n`);
}

/** The last lines of the history, oldest first, those that cannot be read left out. Never throws. */
export function lastDeeds(file: string, count: number): readonly ToldDeed[] {
  const lines = [olderFile(file), file].flatMap((each) => linesOf(each));
  return lines.flatMap(readLine).slice(-count);
}

function olderFile(file: string): string {
  return file.replace(/\.jsonl$/, '.1.jsonl');
}

function endOf(file: string): { size: number; isTorn: boolean } {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return { size: 0, isTorn: false };
  }
  try {
    const { size } = fstatSync(handle);
    const last = Buffer.alloc(1);
    if (size > 0) readSync(handle, last, 0, 1, size - 1);
    return { size, isTorn: size > 0 && last.toString() !== '\n' };
  } finally {
    closeSync(handle);
  }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function readLine(line: string): ToldDeed[] {
  try {
    const read = told.safeParse(JSON.parse(line));
    return read.success ? [read.data] : [];
  } catch {
    return [];
  }
}
