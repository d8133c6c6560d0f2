import { userInfo } from 'node:os';
import { clock } from '../base/clock.ts';
import { historyFile, logFile, userFolders } from '../base/folders.ts';
import type { Log } from '../base/log.ts';
import { fileLog } from '../base/log.ts';
import { visibleName } from '../base/text/plain-text.ts';
import { quietMs } from '../conversation/consent.ts';
import { operatorName } from '../engine/names.ts';
import { leaveNote } from '../engine/notes.ts';
import type { EngineWords } from '../engine/words.ts';
import { Disturbances } from '../history/disturbances.ts';
import { recordEvent } from '../history/history.ts';
import { appendEntry } from '../history/history-file.ts';
import { readDisturbances } from '../history/history-reader.ts';
import { presence } from '../sessions/presence.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import type { AskInvocation } from './command-line/invocation.ts';
import { CommandError } from './output/command-error.ts';
import type { ExitCode } from './output/exit-code.ts';
import { EXIT } from './output/exit-code.ts';
import { safeJson } from './output/safe-json.ts';
import type { Terminal } from './output/terminal.ts';
import type { OpenPcs, Pcs } from './pcs.ts';
import { namesOf, signedIn } from './people.ts';
import { personMeant } from './person-meant.ts';
import type { CliWords } from './words.ts';

/** How long another PC may take to answer, in ms. */
const DEADLINE = 10_000;

export interface AskParts {
  readonly terminal: Terminal;
  readonly words: EngineWords & { readonly cli: CliWords };
}

/**
 * `usher ask`: leaves a message and signs nobody out.
 * @throws CommandError where Windows did not take it, or the person was left one a short while ago
 */
export async function ask(
  invocation: AskInvocation,
  { terminal, words, openPcs }: AskParts & { readonly openPcs: OpenPcs },
): Promise<ExitCode> {
  const log = fileLog(logFile(userFolders().data));
  const pcs = await openPcs(invocation, { deadline: DEADLINE, words: words.cli, log, asksNeighbors: true });
  try {
    return await leaveMessage(pcs, invocation, { terminal, words, log });
  } finally {
    void pcs.fleet.close();
  }
}

/** The same on these PCs. @throws CommandError as above */
export async function leaveMessage(
  pcs: Pcs,
  { whom, text, json }: AskInvocation,
  { terminal, words, log }: AskParts & { readonly log: Log },
): Promise<ExitCode> {
  const here = await signedIn(pcs, [], DEADLINE / 1000, words.cli);
  const [failure] = here.failures;
  // The same name may be signed in to the PC that did not answer.
  if (failure !== undefined) throw failure;
  const { session } = personMeant(here, whom, pcs.names, words.cli);
  const name = namesOf(here.others, words)(session);
  const time = clock();
  const disturbances = new Disturbances({
    clock: time,
    questions: () => 0,
    disturbances: () => readDisturbances(historyFile(pcs.folder)),
  });
  const isThere = presence(session, quietMs(DEFAULT_SETTINGS)) !== 'away';
  const usual = words.noteFor(operatorName(here.operator, visibleName(userInfo().username)), isThere);
  const written = { ...usual, ...(text !== null && { text }) };
  const left = await leaveNote(session, written, { host: pcs.fleet, disturbances });
  if (left.kind === 'coolingDown') {
    throw new CommandError(EXIT.notDone, words.cli.errors.coolDown({ what: 'note', name, ...left.coolDown }));
  }
  const note = left.kind;
  recordEvent({ event: 'note', note }, { session, conversation: 0, name }, here.operator, {
    record: (entry) => appendEntry(historyFile(pcs.folder), entry),
    clock: time,
    log,
  });
  if (note === 'refused') throw new CommandError(EXIT.accessDenied, words.cli.errors.noteRefused(name));
  if (note === 'failed') throw new CommandError(EXIT.failed, words.cli.errors.noteFailed(name));
  const { host, sessionId, userName } = session;
  terminal.print(json ? safeJson({ host, sessionId, userName, note }) : words.cli.noteLeft(name));
  return EXIT.done;
}
