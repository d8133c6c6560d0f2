import type { ToldEntry } from './history-reader.ts';

/** The entries of one click, or the one of what happened without a click. Never empty. */
export type HistoryBlock = readonly [ToldEntry, ...ToldEntry[]];

/** What a click goes through. Anything else needs no end, and may stand alone. */
const STEPS: ReadonlySet<string> = new Set([
  'clicked',
  'asked',
  'answered',
  'questionNotShown',
  'permission',
  'countdown',
  'personAnswered',
  'canceled',
  'lastLook',
  'signingOut',
  'attempt',
]);

export function isStep({ event }: ToldEntry): boolean {
  return STEPS.has(event);
}

/**
 * The entries by click. Each is in exactly one block and keeps its place among the others there. The blocks are in
 * the order in which they began, because two processes may write at the same time. Pure.
 *
 * Each process counts its clicks from 1, and its run tells them from another's. Entries from before runs were
 * written are told apart by their first event, which is always `clicked`, and by their last. What is no step of a
 * click begins none there: each message of the command line had the number 1.
 */
export function blocksOf(entries: readonly ToldEntry[]): readonly HistoryBlock[] {
  const blocks: [ToldEntry, ...ToldEntry[]][] = [];
  const open = new Map<string, ToldEntry[]>();
  for (const entry of entries) {
    const click = clickOf(entry);
    const begun = click === null || entry.event === 'clicked' ? undefined : open.get(click);
    begun?.push(entry);
    if (begun === undefined) {
      const block: [ToldEntry, ...ToldEntry[]] = [entry];
      blocks.push(block);
      if (click !== null && (isRun(entry.run) || isStep(entry))) open.set(click, block);
    }
    // What comes later under the same number may be another process's.
    if (click !== null && entry.event === 'ended' && !isRun(entry.run)) open.delete(click);
  }
  return blocks;
}

/** Which click an entry belongs to; null for none. */
function clickOf({ run, conversation, target }: ToldEntry): string | null {
  if (typeof conversation !== 'number' || conversation <= 0) return null;
  return JSON.stringify([
    isRun(run) ? run : null,
    conversation,
    target.host ?? null,
    target.sessionId,
    target.userName,
  ]);
}

function isRun(run: unknown): run is string {
  return typeof run === 'string' && run !== '';
}
