import type { AccountBindings } from './account-bindings.ts';
import type { WtsBindings } from './bindings.ts';
import { listRows } from './queries.ts';

/** The SID of the user of a session of this PC; null if Windows does not tell. */
export async function sessionUser(
  sessionId: number,
  wts: Pick<WtsBindings, 'enumerateSessions' | 'freeSessions' | 'bytes' | 'text'>,
  accounts: Pick<AccountBindings, 'sid'>,
): Promise<string | null> {
  const rows = await listRows(wts).catch(() => []);
  const row = rows.find((each) => each.sessionId === sessionId);
  if (row === undefined || row.userName === '') return null;
  const { userName, domainName } = row;
  return accounts.sid(domainName === '' ? userName : `${domainName}\\${userName}`);
}
