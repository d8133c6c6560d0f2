import { inLanes } from '../../base/lanes.ts';
import type { Session } from '../session.ts';
import { SessionError } from '../session-error.ts';
import type { Accounts } from './accounts.ts';
import type { WtsBindings } from './bindings.ts';
import type { KnownClients } from './clients.ts';
import { forgetOthers } from './clients.ts';
import type { Processes, ProcessesBySession } from './processes.ts';
import { listRows } from './queries.ts';
import type { SessionDetails } from './session-details.ts';
import { readDetails, wtsSession } from './session-details.ts';
import { unlistedIds, unlistedSession } from './unlisted.ts';

/**
 * So many sessions are asked about at a time. A worker thread that has to be woken for each takes longer than Windows'
 * answer. Any other call waits for so many answers at most, which takes less than a millisecond.
 */
const LANES = 8;

/**
 * Every session of one PC, with its account and what runs in it. Includes sessions that Windows does not list but
 * whose programs run.
 * @param clients those of the last listing, which this one brings up to date
 * @throws SessionError
 */
export async function listSessions(
  wts: WtsBindings,
  accounts: Accounts,
  processes: Processes,
  host: string,
  clients: KnownClients = new Map(),
): Promise<readonly Session[]> {
  const details = await readAll(wts, clients);
  const people = details.filter(({ userName }) => userName !== '');
  await accounts.lookUp(people);
  const running = await processes.read(people.map(({ row }) => row.sessionId));
  const ownId = wts.ownSessionId();
  const sessions = details.map((each) => wtsSession(each, accounts, running, host, ownId));
  const hidden = await stillUnlisted(wts, running, sessions);
  return [...sessions, ...hidden.map((id) => unlistedSession(host, id))];
}

/**
 * The unlisted sessions, checked against a second listing. Somebody may have signed in between the two readings;
 * the next listing shows them.
 */
async function stillUnlisted(
  wts: WtsBindings,
  running: ProcessesBySession,
  sessions: readonly Session[],
): Promise<readonly number[]> {
  const listed = sessions.map(({ sessionId }) => sessionId);
  if (unlistedIds(running, listed).length === 0) return [];
  const again = await listRows(wts);
  return unlistedIds(running, [...listed, ...again.map(({ sessionId }) => sessionId)]);
}

/** Knows no account, so names are compared as they are. */
export const NO_ACCOUNTS: Accounts = { lookUp: async () => {}, known: () => null };

/**
 * One session, read as late as possible, for a comparison right before a sign-out.
 * @returns null if nothing has that id
 * @throws SessionError
 */
export async function readSession(
  wts: WtsBindings,
  host: string,
  sessionId: number,
): Promise<Session | null> {
  const row = (await listRows(wts)).find((each) => each.sessionId === sessionId);
  if (row === undefined) return null;
  const [details] = await withoutEnded(wts, [await readDetails(wts, row)]);
  if (details === undefined) return null;
  return wtsSession(details, NO_ACCOUNTS, new Map(), host, wts.ownSessionId());
}

/**
 * One session and our own, for the last look. Our own is read first, so that the session in question is read last.
 * @throws SessionError
 */
export async function lookAt(wts: WtsBindings, host: string, sessionId: number): Promise<readonly Session[]> {
  const ownId = wts.ownSessionId();
  try {
    const rows = await listRows(wts);
    const wanted = [...new Set([ownId, sessionId])].flatMap((id) =>
      rows.filter((row) => row.sessionId === id),
    );
    const details: SessionDetails[] = [];
    for (const row of wanted) details.push(await readDetails(wts, row));
    const there = await withoutEnded(wts, details);
    return there.map((each) => wtsSession(each, NO_ACCOUNTS, new Map(), host, ownId));
  } catch (error) {
    throw asSessionError(error);
  }
}

/** @throws SessionError */
async function readAll(wts: WtsBindings, clients: KnownClients): Promise<readonly SessionDetails[]> {
  try {
    const rows = await listRows(wts);
    const details = await inLanes(rows, LANES, (row) => readDetails(wts, row, clients));
    forgetOthers(
      clients,
      rows.map(({ sessionId }) => sessionId),
    );
    return await withoutEnded(wts, details);
  } catch (error) {
    throw asSessionError(error);
  }
}

/** Leaves out sessions that have ended since they were listed. A second listing must say so, too. */
async function withoutEnded(
  wts: WtsBindings,
  details: readonly SessionDetails[],
): Promise<readonly SessionDetails[]> {
  if (!details.some(({ isLost }) => isLost)) return details;
  const still = new Set((await listRows(wts)).map(({ sessionId }) => sessionId));
  return details.filter(({ isLost, row }) => !isLost || still.has(row.sessionId));
}

function asSessionError(error: unknown): SessionError {
  if (error instanceof SessionError) return error;
  return new SessionError('unavailable', `wtsapi32.dll cannot be called: ${error}`, {
    quote: String(error),
    cause: error,
  });
}
