import { historyFile, userFolders } from '../base/folders.ts';
import type { History, ToldEntry } from '../history/history-reader.ts';
import { UNDAMAGED } from '../history/history-reader.ts';
import { damageLines, historyText } from '../history/history-text.ts';
import { wholeHistory } from '../history/whole-history.ts';
import type { HistoryWords } from '../history/words.ts';
import type { Invocation } from './command-line/invocation.ts';
import { CommandError } from './output/command-error.ts';
import type { ExitCode } from './output/exit-code.ts';
import { EXIT } from './output/exit-code.ts';
import { safeJson } from './output/safe-json.ts';
import type { Terminal } from './output/terminal.ts';

type HistoryInvocation = Extract<Invocation, { readonly command: 'history' }>;

export interface HistoryParts {
  readonly terminal: Terminal;
  readonly words: HistoryWords;
  /** What happened on the simulated PC before now. */
  demoPast(): readonly ToldEntry[];
}

/**
 * `usher history`: what was asked and done, by this person and by others, the latest last. `last` counts clicks as
 * text, and lines as JSON.
 * @param data the folder of the history
 * @throws CommandError after what could be read, where a part of it could not
 */
export function history(
  { last, json, demo }: HistoryInvocation,
  { terminal, words, demoPast }: HistoryParts,
  data = userFolders().data,
): ExitCode {
  const lines = json ? last : Number.POSITIVE_INFINITY;
  const { entries, damage } = demo ? past(demoPast(), lines) : wholeHistory(historyFile(data), lines);
  const damaged = damageLines(damage, words);
  const isNothingLeft = entries.length === 0 && damaged.length > 0;
  if (json && !isNothingLeft) terminal.print(safeJson(entries));
  if (!json && !isNothingLeft) {
    const text = historyText({ entries, damage: UNDAMAGED }, words, last);
    for (const line of text.trimEnd().split('\r\n')) terminal.print(line);
  }
  if (damaged.length === 0) return EXIT.done;
  throw new CommandError(EXIT.failed, { sentence: damaged.join(' '), hint: null });
}

function past(entries: readonly ToldEntry[], last: number): History {
  return { entries: entries.slice(-last), damage: UNDAMAGED };
}
