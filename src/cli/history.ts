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
 * `usher history`: what was asked and done, by this person and by others, the latest last.
 * @param data the folder of the history
 * @throws CommandError after what could be read, where a part of it could not
 */
export function history(
  { last, json, demo }: HistoryInvocation,
  { terminal, words, demoPast }: HistoryParts,
  data = userFolders().data,
): ExitCode {
  const { entries, damage } = demo ? past(demoPast(), last) : wholeHistory(historyFile(data), last);
  const damaged = damageLines(damage, words);
  const isNothingLeft = entries.length === 0 && damaged.length > 0;
  if (json && !isNothingLeft) terminal.print(safeJson(entries));
  if (!json && !isNothingLeft) {
    for (const line of historyText(entries, words).trimEnd().split('\r\n')) terminal.print(line);
  }
  if (damaged.length === 0) return EXIT.done;
  throw new CommandError(EXIT.failed, { sentence: damaged.join(' '), hint: null });
}

function past(entries: readonly ToldEntry[], last: number): History {
  return { entries: entries.slice(-last), damage: UNDAMAGED };
}
