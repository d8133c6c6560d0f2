import type { AccountBindings } from './account-bindings.ts';
import type { WtsBindings } from './bindings.ts';
import { readSessionRows, SESSION_ROW_SIZE } from './session-info.ts';

/** The SID of the user of a session of this PC; null if Windows does not tell. */
export async function sessionUser(
  sessionId: number,
  wts: Pick<WtsBindings, 'enumerateSessions' | 'freeSessions' | 'bytes' | 'text'>,
  accounts: Pick<AccountBindings, 'sid'>,
): Promise<string | null> {
  const { ok, address, length } = await wts.enumerateSessions();
  if (!ok || address === null) return null;
  const rows = readSessionRows(wts.bytes(address, length * SESSION_ROW_SIZE), wts.text);
  wts.freeSessions(address, length);
  const row = rows.find((each) => each.sessionId === sessionId);
  if (row === undefined || row.userName === '') return null;
  const { userName, domainName } = row;
  return accounts.sid(domainName === '' ? userName : `${domainName}\\${userName}`);
}
