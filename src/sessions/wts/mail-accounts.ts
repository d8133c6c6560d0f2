import { within } from '../../base/deadline.ts';
import type { ProtectedEntry } from '../protected-entry.ts';
import { accountOf, entryFault, isMailAddress } from '../protected-entry.ts';
import type { ProtectedUsers } from '../protected-users.ts';
import type { AccountBindings } from './account-bindings.ts';

/** `settled` waits this long for all addresses together. In ms. */
const DEADLINE = 5000;

/** Windows is asked again after this about an address that it could not tell, or that nobody had. In ms. */
const RETRY = 60_000;

export interface MailAccounts {
  /** These users, with Windows' answers so far. Asks for the missing ones in the background. */
  told(users: ProtectedUsers): ProtectedUsers;
  /** The same, when Windows has answered or at the deadline. Never rejects. */
  settled(users: ProtectedUsers): Promise<ProtectedUsers>;
}

/**
 * The accounts that mail addresses sign in to. A found account is kept. Addresses are looked up one at a time, so
 * an unreachable domain controller blocks one worker thread and not all of them.
 * @param host this PC
 */
export function mailAccounts(
  { user }: Pick<AccountBindings, 'user'>,
  host: string,
  now: () => number = () => performance.now(),
): MailAccounts {
  const answers = new Map<string, string | null>();
  /** When each may be asked for again. */
  const due = new Map<string, number>();
  let last: Promise<void> = Promise.resolve();

  async function ask(entry: string): Promise<void> {
    const found = await user(accountOf(entry)).catch(() => null);
    if (found !== null) answers.set(entry, found === 'nobody' ? null : found);
    due.set(entry, found === null || found === 'nobody' ? now() + RETRY : Number.POSITIVE_INFINITY);
  }

  function toldOf(entry: ProtectedEntry): ProtectedEntry {
    if (typeof entry !== 'string' || !isMailAddress(entry) || entryFault(entry) !== null) return entry;
    if (now() >= (due.get(entry) ?? 0)) {
      due.set(entry, Number.POSITIVE_INFINITY);
      last = last.then(() => ask(entry));
    }
    const sid = answers.get(entry);
    return sid === undefined ? entry : { entry, sid, host };
  }

  const told = (users: ProtectedUsers) => (users === 'unknown' ? users : users.map(toldOf));
  return {
    told,
    async settled(users) {
      told(users);
      await within(last, DEADLINE);
      return told(users);
    },
  };
}
