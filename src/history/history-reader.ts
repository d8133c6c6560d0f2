import { z } from 'zod';
import type { FailedFile, FileLines } from './line-file.ts';
import { failedFile, linesOf } from './line-file.ts';
import { olderFile, takeOverOldName } from './old-name.ts';

const account = z.looseObject({ sessionId: z.number(), userName: z.string() });

/** A moment in a file of ours: ISO 8601, and one that exists. */
export const isoTime = z.iso.datetime({ offset: true }).refine((text) => Number.isFinite(Date.parse(text)));

/** What an entry must have to be shown. The file belongs to the user, so nothing is taken for granted. */
const told = z.looseObject({
  time: isoTime,
  event: z.string(),
  operator: account.nullable(),
  target: account,
});

/** An entry as it was read: any other field may be missing or of another type. */
export type ToldEntry = z.infer<typeof told>;

/** What could not be read of a history. */
export interface HistoryDamage {
  /** Lines that hold no entry. */
  readonly lines: number;
  /** Files that could not be read at all. A history not yet begun is no damage. */
  readonly files: readonly FailedFile[];
}

export interface History {
  /** Oldest first. */
  readonly entries: readonly ToldEntry[];
  readonly damage: HistoryDamage;
}

export const UNDAMAGED: HistoryDamage = { lines: 0, files: [] };

/** The last entries of the history, and what could not be read. Never throws. */
export function readHistory(file: string, count: number): History {
  const parts = partsOf(file);
  const read = parts.flatMap(({ lines }) => lines.map(readLine));
  const entries = read.flatMap((entry) => (entry === null ? [] : [entry]));
  return {
    entries: entries.slice(-count),
    damage: { lines: read.length - entries.length, files: parts.flatMap(({ failed }) => failed) },
  };
}

/**
 * All entries about what somebody may have seen on their screen. Null if a damaged part may be about a short while
 * ago, because then nobody knows. Never throws.
 * @param now ms since 1970
 */
export function readDisturbances(file: string, now = Date.now()): readonly ToldEntry[] | null {
  const parts = partsOf(file);
  if (parts.some(({ failed }) => failed.length > 0)) return null;
  const lines = parts.flatMap((part) => part.lines);
  if (isDamagedLately(lines, now)) return null;
  return entriesIn(lines, DISTURBANCES);
}

/**
 * All entries about notes: those that were left, and those that were shown to whom they were for. What cannot be read
 * is left out. Never throws.
 */
export function readNotes(file: string): readonly ToldEntry[] {
  return entriesIn(
    partsOf(file).flatMap(({ lines }) => lines),
    NOTES,
  );
}

/**
 * Whether a line that may be less than `SHORT_WHILE` old cannot be read. A line is older than the next one; the
 * last may be new.
 */
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

const DISTURBANCES = /"(?:countdown|note)"/;
const NOTES = /"note(?:Shown)?"/;

/** @param worth tells which lines are worth parsing */
function entriesIn(lines: readonly string[], worth: RegExp): readonly ToldEntry[] {
  return lines
    .filter((line) => worth.test(line))
    .map(readLine)
    .filter((entry) => entry !== null);
}

/** The older file first. */
function partsOf(file: string): readonly FileLines[] {
  try {
    takeOverOldName(file);
  } catch (error) {
    return [{ lines: [], failed: [failedFile(file, error)] }];
  }
  return [olderFile(file), file].map(linesOf);
}

/** `trim` also removes a byte order mark that an editor may have left. */
function readLine(line: string): ToldEntry | null {
  try {
    const read = told.safeParse(JSON.parse(line.trim()));
    return read.success ? inTodaysNames(read.data) : null;
  } catch {
    return null;
  }
}

/** Before the first release an attempt was called a deed. */
function inTodaysNames(entry: ToldEntry): ToldEntry {
  return entry.event === 'deed' ? { ...entry, event: 'attempt', result: entry.deed } : entry;
}
