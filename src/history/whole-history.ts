import { dirname } from 'node:path';
import { isoOf } from './history.ts';
import type { History, ToldEntry } from './history-reader.ts';
import { readHistory } from './history-reader.ts';
import { RECEIPT } from './history-text.ts';
import type { Receipt } from './receipts.ts';
import { readReceipts } from './receipts.ts';

/**
 * The entries of the history, among them what others asked of this person's own Usher, and what could not be
 * read. Never throws.
 * @param count of the last ones; all if it is left out
 */
export function wholeHistory(file: string, count: number = Number.POSITIVE_INFINITY): History {
  const { entries, damage } = readHistory(file, count);
  const received = readReceipts(dirname(file));
  return {
    entries: merged(entries, received.receipts.map(entryOf)).slice(-count),
    damage: {
      lines: damage.lines + received.damage.lines,
      files: [...damage.files, ...received.damage.files],
    },
  };
}

function entryOf({ time, asker, askerAccount, person, lost, saidYes, became }: Receipt): ToldEntry {
  return {
    time: isoOf(time),
    event: RECEIPT,
    ...(saidYes && { answer: 'yes' as const }),
    outcome: became,
    lost,
    operator: { ...askerAccount, ...(asker !== '' && { name: asker }) },
    target: { sessionId: person.sessionId, userName: person.userName },
  };
}

/** Each list keeps its order, because the clock may have been set back in between. */
function merged(one: readonly ToldEntry[], other: readonly ToldEntry[]): readonly ToldEntry[] {
  const all: ToldEntry[] = [];
  let at = 0;
  for (const entry of one) {
    for (; at < other.length && isEarlier(other[at], entry); at += 1) all.push(...other.slice(at, at + 1));
    all.push(entry);
  }
  return [...all, ...other.slice(at)];
}

function isEarlier(one: ToldEntry | undefined, other: ToldEntry): boolean {
  return one !== undefined && Date.parse(one.time) < Date.parse(other.time);
}
