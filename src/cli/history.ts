import type { History } from '../deed-reader.ts';
import { readHistory, UNDAMAGED } from '../deed-reader.ts';
import { deedsFile, userFolders } from '../folders.ts';
import { damageLines, historyText } from '../history-text.ts';
import type { Words } from '../words/words.ts';
import { CommandError } from './command-error.ts';
import { demoPast } from './demo-past.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';
import type { Invocation } from './invocation.ts';
import { safeJson } from './safe-json.ts';
import type { Terminal } from './terminal.ts';

type HistoryInvocation = Extract<Invocation, { readonly command: 'history' }>;

/**
 * `usher history`: what was asked and done, the latest last.
 * @param data the folder of the history
 * @throws CommandError after what could be read, where a part of it could not
 */
export function history(
  { last, json, demo }: HistoryInvocation,
  { terminal, words }: { readonly terminal: Terminal; readonly words: Words },
  data = userFolders().data,
): ExitCode {
  const { deeds, damage } = demo ? past(last) : readHistory(deedsFile(data), last);
  const damaged = damageLines(damage, words);
  const isNothingLeft = deeds.length === 0 && damaged.length > 0;
  if (json && !isNothingLeft) terminal.print(safeJson(deeds));
  if (!json && !isNothingLeft) {
    for (const line of historyText(deeds, words).trimEnd().split('\r\n')) terminal.print(line);
  }
  if (damaged.length === 0) return EXIT.done;
  throw new CommandError(EXIT.failed, { sentence: damaged.join(' '), hint: null });
}

function past(last: number): History {
  return { deeds: demoPast(Date.now()).slice(-last), damage: UNDAMAGED };
}
