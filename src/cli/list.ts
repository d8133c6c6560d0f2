import { localMinutes } from '../base/local-time.ts';
import type { Session } from '../sessions/session.ts';
import { NO_ACCOUNTS } from '../sessions/wts/session-list.ts';
import type { ListInvocation } from './command-line/invocation.ts';
import { sessionsOf } from './command-line/targets.ts';
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
import type { SignedIn } from './people.ts';
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
  const { server, whom } = invocation;
  const { words, complain } = parts;
  const listed = await signedIn(pcs, [], DEADLINE / 1000, words);
  const { failures } = listed;
  if (failures.length === pcs.names.length) throw allFailed(failures, complain);
  if (whom === null) await printAll(pcs, listed, invocation, parts);
  else {
    const sessions = sessionsOf(inOrder(pcs, listed), whom);
    if (sessions.length === 0) {
      for (const failure of failures) complain(failure);
      const { nobodyMeant } = await import('./person-meant.ts');
      throw nobodyMeant(listed.others, whom, pcs.names, words.errors);
    }
    const { printDetails } = await import('./details.ts');
    await printDetails(sessions, pcs.fleet, {
      ...parts,
      json: invocation.json,
      showsHost: server.length > 0,
    });
  }
  for (const failure of failures) complain(failure);
  return failures.length === 0 ? EXIT.done : EXIT.partly;
}

async function printAll(
  pcs: Pcs,
  listed: SignedIn,
  { all, json, server }: ListInvocation,
  parts: Pick<ListParts, 'terminal' | 'words'>,
): Promise<void> {
  const { terminal, words } = parts;
  const others = pcs.names.flatMap((pc) =>
    listed.others.flatMap(({ session }) => (session.host === pc ? [session] : [])),
  );
  const shown = await hearNeighbors(all ? inOrder(pcs, listed) : others, pcs.fleet);
  if (json) terminal.print(safeJson(shown.map(sessionJson)));
  else if (shown.length === 0) terminal.print(words.table.nobody);
  else await printTable(shown, server.length > 0, parts);
}

/** Every session, by PC and id. Whoever is named is shown even if that is the operator. */
function inOrder({ names }: Pcs, { sessions }: SignedIn): readonly Session[] {
  return names.flatMap((pc) =>
    sessions.filter(({ host }) => host === pc).sort((a, b) => a.sessionId - b.sessionId),
  );
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
    localTime: localMinutes,
  });
  terminal.print(terminal.emphasize(headings, 'print'));
  for (const row of rows) terminal.print(row);
}
