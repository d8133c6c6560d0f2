import { clock } from '../base/clock.ts';
import { historyFile, logFile, userFolders } from '../base/folders.ts';
import { fileLog } from '../base/log.ts';
import { letIn, letInEvent } from '../engine/let-in.ts';
import type { HistoryEntry } from '../history/history.ts';
import { recordEvent } from '../history/history.ts';
import { appendEntry } from '../history/history-file.ts';
import type { LockInvocation } from './command-line/invocation.ts';
import { CommandError } from './output/command-error.ts';
import type { ExitCode } from './output/exit-code.ts';
import { EXIT } from './output/exit-code.ts';
import { safeJson } from './output/safe-json.ts';
import type { Terminal } from './output/terminal.ts';
import type { OpenPcs } from './pcs.ts';
import type { CliWords } from './words.ts';

export interface LockParts {
  readonly terminal: Terminal;
  readonly words: CliWords;
  readonly openPcs: OpenPcs;
}

/** How long a listing may take, in ms. */
const DEADLINE = 10_000;

/**
 * `usher lock`: shows the sign-in screen at this PC. It is about one's own session alone, so it asks nothing.
 * @throws CommandError where the screen did not come
 */
export async function lock(
  { demo, dryRun, json }: LockInvocation,
  { terminal, words, openPcs }: LockParts,
): Promise<ExitCode> {
  if (dryRun) {
    terminal.print(json ? safeJson({ wouldShowSignInScreen: true }) : words.dryRun.lock);
    return EXIT.done;
  }
  const log = fileLog(logFile(userFolders().data));
  const pcs = await openPcs({ demo, server: [] }, { deadline: DEADLINE, words, log });
  const { fleet, folder } = pcs;
  const time = clock();
  try {
    const own = (await fleet.list()).find(({ isCurrent }) => isCurrent);
    const done = await letIn({ host: fleet, clock: time, list: fleet.list });
    if (own !== undefined) {
      const record = (entry: HistoryEntry) => appendEntry(historyFile(folder), entry);
      recordEvent(letInEvent(done), { session: own, conversation: 0 }, own, { record, clock: time, log });
    }
    if (done.kind === 'failed') throw new CommandError(EXIT.failed, words.errors.lockFailed(done.code));
    terminal.print(json ? safeJson({ result: done.kind }) : words.locked);
    return EXIT.done;
  } finally {
    void fleet.close();
  }
}
