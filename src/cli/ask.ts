import { quietMs } from '../consent.ts';
import { NOTE_COOL_DOWN } from '../cool-down.ts';
import { appendDeed } from '../deed-file.ts';
import { readDisturbances } from '../deed-reader.ts';
import type { EngineWords } from '../engine/words.ts';
import { deedsFile, logFile, userFolders } from '../folders.ts';
import { recordDeed } from '../history.ts';
import type { Log } from '../log.ts';
import { fileLog } from '../log.ts';
import { presence } from '../sessions/presence.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import type { CliWords } from '../words/cli-words.ts';
import { CommandError } from './command-error.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';
import type { AskInvocation } from './invocation.ts';
import { operatorName } from './operator-name.ts';
import type { OpenPcs, Pcs } from './pcs.ts';
import { peaceOf } from './peace.ts';
import { namesOf, signedIn } from './people.ts';
import { personMeant } from './person-meant.ts';
import { safeJson } from './safe-json.ts';
import type { Terminal } from './terminal.ts';

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
  const pcs = await openPcs(invocation, { deadline: DEADLINE, words: words.cli, log });
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
  const peace = peaceOf(readDisturbances(deedsFile(pcs.folder)), session, 'note', NOTE_COOL_DOWN);
  if (peace.ms > 0) {
    throw new CommandError(EXIT.notDone, words.cli.errors.lately({ what: 'note', name, ...peace }));
  }
  const isThere = presence(session, quietMs(DEFAULT_SETTINGS)) !== 'away';
  const usual = words.personNote(operatorName(here.operator), isThere);
  const note = await pcs.fleet.leaveNote(session, { ...usual, ...(text !== null && { text }) });
  recordDeed({ event: 'note', note }, { session, conversation: 1 }, here.operator, {
    record: (line) => appendDeed(deedsFile(pcs.folder), line),
    log,
  });
  if (note === 'refused') throw new CommandError(EXIT.accessDenied, words.cli.errors.noteRefused(name));
  if (note === 'failed') throw new CommandError(EXIT.failed, words.cli.errors.noteFailed(name));
  const { host, sessionId, userName } = session;
  terminal.print(json ? safeJson({ host, sessionId, userName, note }) : words.cli.noteLeft(name));
  return EXIT.done;
}
