import { hostname } from 'node:os';
import type { ProtectedUsers } from '../sessions/protected-users.ts';
import { accountBindings } from '../sessions/wts/account-bindings.ts';
import type { MailAccounts } from '../sessions/wts/mail-accounts.ts';
import { mailAccounts } from '../sessions/wts/mail-accounts.ts';
import type { Native } from '../windows/native.ts';

/** The accounts behind mail addresses; null where Windows cannot be asked. */
export function mailOf(native: Native | null): MailAccounts | null {
  try {
    return native === null ? null : mailAccounts(accountBindings(native), hostname());
  } catch {
    return null;
  }
}

/** Whom these are, for whoever looks once: as far as Windows tells it within some seconds. */
export async function toldUsers(native: Native | null, users: ProtectedUsers): Promise<ProtectedUsers> {
  return (await mailOf(native)?.settled(users)) ?? users;
}
