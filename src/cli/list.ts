import { localTime } from '../base/local-time.ts';
import { visibleName } from '../base/text/plain-text.ts';
import { NO_ACCOUNTS } from '../sessions/wts/session-list.ts';
import type { ListInvocation } from './command-line/invocation.ts';
import { isCalled } from './command-line/targets.ts';
import type { ListedSession } from './neighbors.ts';
import { hearNeighbors } from './neighbors.ts';
import type { CommandError } from './output/command-error.ts';
import type { ExitCode } from './output/exit-code.ts';
import { EXIT } from './output/exit-code.ts';
import { allFailed } from './output/listing-error.ts';
import { safeJson } from './output/safe-json.ts';
import { sessionJson } from './output/session-json.ts';
import type { Terminal } from './output/terminal.ts';
import type { OpenPcs, Pcs } from './pcs.ts';
import { signedIn } from './people.ts';
import type { CliWords } from './words.ts';

/** A PC that takes longer is left out. In ms. */
const DEADLINE = 10_000;

export interface ListParts {
  readonly terminal: Terminal;
  readonly words: CliWords;
  readonly openPcs: OpenPcs;
  /** Says why one PC is missing in the list. */
  complain(error: CommandError): void;
}

/** `usher list`. @throws CommandError where there is nothing to list at all */
export async function list(invocation: ListInvocation, parts: ListParts): Promise<ExitCode> {
  const { words, openPcs } = parts;
  const pcs = await openPcs(invocation, {
    deadline: DEADLINE,
    words,
    log: () => {},
    knownAccounts: NO_ACCOUNTS,
    asksNeighbors: true,
  });
  try {
    return await listOf(pcs, invocation, parts);
  } finally {
    void pcs.fleet.close();
  }
}

/** The same of these PCs. @throws CommandError as above */
export async function listOf(
  pcs: Pcs,
  invocation: ListInvocation,
  parts: Omit<ListParts, 'openPcs'>,
): Promise<ExitCode> {
  const { json, server, user } = invocation;
  const { terminal, words, complain } = parts;
  const { sessions, others, failures } = await signedIn(pcs, [], DEADLINE / 1000, words);
  if (failures.length === pcs.names.length) throw allFailed(failures, complain);
  // Who is named is shown even where that is the operator.
  const all = invocation.all || user !== undefined;
  const listed = pcs.names.flatMap((pc) =>
    all
      ? sessions.filter(({ host }) => host === pc).sort((a, b) => a.sessionId - b.sessionId)
      : others.flatMap(({ session }) => (session.host === pc ? [session] : [])),
  );
  const shown = user === undefined ? listed : listed.filter((session) => isCalled(session, user));
  if (user !== undefined && shown.length === 0) {
    for (const failure of failures) complain(failure);
    const { noSuchUser } = await import('./person-meant.ts');
    throw noSuchUser(others, visibleName(user), pcs.names, words.errors);
  }
  const asked = await hearNeighbors(shown, pcs.fleet);
  if (json) terminal.print(safeJson(asked.map(sessionJson)));
  else if (shown.length === 0) terminal.print(words.table.nobody);
  else await printTable(asked, server.length > 0, parts);
  for (const failure of failures) complain(failure);
  return failures.length === 0 ? EXIT.done : EXIT.partly;
}

async function printTable(
  sessions: readonly ListedSession[],
  showsHosts: boolean,
  { terminal, words }: Pick<ListParts, 'terminal' | 'words'>,
): Promise<void> {
  const { sessionTable } = await import('./output/table.ts');
  const [headings = '', ...rows] = sessionTable(sessions, {
    showsHosts,
    words: words.table,
    localTime: minutes,
  });
  terminal.print(terminal.emphasize(headings, 'print'));
  for (const row of rows) terminal.print(row);
}

const minutes = (ms: number) => localTime(ms, 'minutes');
