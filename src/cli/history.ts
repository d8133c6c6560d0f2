import { lastDeeds } from '../deed-file.ts';
import { deedsFile, userFolders } from '../folders.ts';
import { historyText } from '../history-text.ts';
import type { Words } from '../words/words.ts';
import { demoPast } from './demo-past.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';
import type { Invocation } from './invocation.ts';
import { safeJson } from './safe-json.ts';
import type { Terminal } from './terminal.ts';

type HistoryInvocation = Extract<Invocation, { readonly command: 'history' }>;

/** `usher history`: what was asked and done, the latest last. */
export function history(
  { last, json, demo }: HistoryInvocation,
  { terminal, words }: { readonly terminal: Terminal; readonly words: Words },
): ExitCode {
  const deeds = demo ? demoPast(Date.now()).slice(-last) : lastDeeds(deedsFile(userFolders().data), last);
  if (json) terminal.print(safeJson(deeds));
  else for (const line of historyText(deeds, words).trimEnd().split('\r\n')) terminal.print(line);
  return EXIT.done;
}
