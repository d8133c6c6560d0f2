import type { Item } from '../pc/item.ts';
import type { Process } from '../pc/process.ts';
import type { RunningUsher } from '../pc/usher.ts';
import type { Known } from './known.ts';
import type { OwnRules } from './own-rules.ts';
import { untrue } from './truth.ts';

/** What a tray shows is true, now that everything is told. @param items on its operator's screen */
export function judgeShown(known: Known, own: OwnRules, usher: RunningUsher, items: readonly Item[]): void {
  const { process } = usher;
  const of = known.of(process);
  const { windows } = known;
  if (known.stepped.length > 0 || known.slept.length > 0) return;
  // What stands still cannot count on.
  if (process.stillUntil > known.now) return;
  const isOurs = (each: Process | null) =>
    each === process || (each !== null && known.watched.get(each)?.tray === process);
  const asked = items.filter(({ kind, isVoid, process: by }) => {
    if (isVoid || (kind !== 'own' && kind !== 'person')) return false;
    return isOurs(kind === 'own' ? own.askerOf(by) : by);
  });
  const wrong = untrue({
    windows,
    usher,
    listed: of.told?.sessions ?? null,
    isListFailed: of.hasFailed,
    known: [...of.known.values()].reverse(),
    deeds: of.deeds,
    wasAsked: of.wasAsked,
    isAsked: new Set(asked.flatMap(({ sessionId }) => windows.of(sessionId)?.key ?? [])),
  });
  for (const each of wrong) known.fault(`at ${process.name} ${each}`);
}
