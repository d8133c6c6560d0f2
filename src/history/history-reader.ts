import { closeSync, fstatSync, lstatSync, openSync, readSync, statSync } from 'node:fs';
import { z } from 'zod';
import { olderFile, takeOverOldName } from './old-name.ts';

/** More than a history of ours can hold; of a larger file only the end is read. In bytes. */
const MOST = 12 * 1024 * 1024;

const account = z.looseObject({ sessionId: z.number(), userName: z.string() });

/** What a line of the history has to have to be told. The file belongs to the user, so nothing is taken for granted. */
const told = z.looseObject({
  time: z.iso.datetime({ offset: true }).refine((time) => Number.isFinite(Date.parse(time))),
  event: z.string(),
  operator: account.nullable(),
  target: account,
});

/** A line as it was read: whatever else stands in it may be missing or of another kind. */
export type ToldEntry = z.infer<typeof told>;

/** What of a history could not be read. */
export interface HistoryDamage {
  /** Lines that hold no entry. */
  readonly lines: number;
  /** Files that could not be read at all, with what was wrong, as Node.js names it. A history not begun is none. */
  readonly files: readonly { readonly file: string; readonly code: string }[];
}

export interface History {
  /** Oldest first. */
  readonly entries: readonly ToldEntry[];
  readonly damage: HistoryDamage;
}

export const UNDAMAGED: HistoryDamage = { lines: 0, files: [] };

/** The last lines of the history, and what of it could not be read. Never throws. */
export function readHistory(file: string, count: number): History {
  const parts = partsOf(file);
  const read = parts.flatMap(({ lines }) => lines.filter((line) => line.trim() !== '').map(readLine));
  const entries = read.flatMap((entry) => (entry === null ? [] : [entry]));
  return {
    entries: entries.slice(-count),
    damage: { lines: read.length - entries.length, files: parts.flatMap(({ failed }) => failed) },
  };
}

/**
 * All that the history tells of what somebody may have seen on their screen; null where a part of it cannot be read that
 * may tell of a short while ago, so that nobody knows. Never throws.
 * @param now ms since 1970
 */
export function readDisturbances(file: string, now = Date.now()): readonly ToldEntry[] | null {
  const parts = partsOf(file);
  if (parts.some(({ failed }) => failed.length > 0)) return null;
  const lines = parts.flatMap((part) => part.lines.filter((line) => line.trim() !== ''));
  if (isDamagedLately(lines, now)) return null;
  return lines
    .filter((line) => EVENTS.test(line))
    .map(readLine)
    .filter((entry) => entry !== null);
}

/** A line was written before the next one; the last one may be of this moment. */
function isDamagedLately(lines: readonly string[], now: number): boolean {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const entry = readLine(lines[at] ?? '');
    if (entry === null) return true;
    if (Math.abs(now - Date.parse(entry.time)) >= SHORT_WHILE) return false;
  }
  return false;
}

/** In ms. */
const SHORT_WHILE = 5 * 60_000;

/** Of a long history only these lines are worth reading. */
const EVENTS = /"(?:countdown|note)"/;

/** The older file first. */
function partsOf(file: string): readonly FilePart[] {
  try {
    takeOverOldName(file);
  } catch (error) {
    return [failedPart(file, error)];
  }
  return [olderFile(file), file].map(linesOf);
}

interface FilePart {
  readonly lines: readonly string[];
  readonly failed: HistoryDamage['files'];
}

function linesOf(file: string): FilePart {
  try {
    if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return { lines: [], failed: [] };
    return { lines: endOf(file).split('\n'), failed: [] };
  } catch (error) {
    return failedPart(file, error);
  }
}

function failedPart(file: string, error: unknown): FilePart {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  return { lines: [], failed: [{ file, code }] };
}

/** The end of a file, from a whole line on. @throws what the file system throws */
function endOf(file: string): string {
  // A pipe would be waited for, and a device may never end.
  if (!statSync(file).isFile()) throw Object.assign(new Error(`${file} is no file`), { code: 'not a file' });
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const from = Math.max(0, size - MOST);
    const bytes = Buffer.alloc(size - from);
    const length = readSync(handle, bytes, 0, bytes.length, from);
    const text = bytes.toString('utf8', 0, length);
    return from === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    closeSync(handle);
  }
}

/** An editor may have left a byte order mark, which `trim` takes for a blank. */
function readLine(line: string): ToldEntry | null {
  try {
    const read = told.safeParse(JSON.parse(line.trim()));
    return read.success ? inTodaysNames(read.data) : null;
  } catch {
    return null;
  }
}

/** Before the first release an attempt to sign somebody out was called a deed. */
function inTodaysNames(entry: ToldEntry): ToldEntry {
  return entry.event === 'deed' ? { ...entry, event: 'attempt', result: entry.deed } : entry;
}
