import { within } from '../../base/deadline.ts';
import type { AccountBindings } from './account-bindings.ts';

/** A listing waits this long for new accounts. In ms. */
const DEADLINE = 2000;

/** Windows is asked again after this about an account that it did not fully tell. In ms. */
const RETRY = 600_000;

export interface AccountName {
  readonly userName: string;
  readonly domainName: string;
}

/** What Windows told about an account. */
export interface Account {
  readonly sid: string | null;
  /** Empty if the account has none. Null if Windows did not tell, as for an account of another PC. */
  readonly fullName: string | null;
}

export interface Accounts {
  /**
   * Looks up the unknown ones of these accounts. Resolves when they are known, or at the deadline. A late answer is
   * ready for the next listing, which does not wait for it again. Never rejects.
   */
  lookUp(names: readonly AccountName[]): Promise<void>;
  /** The account as known so far; null if nothing is known yet. */
  known(name: AccountName): Account | null;
}

/**
 * Looks up each SID and full name once, one account at a time. So an unreachable domain controller blocks one
 * worker thread and not all of them.
 */
export function accounts(windows: AccountBindings, now: () => number = () => performance.now()): Accounts {
  const answers = new Map<string, Account>();
  const asked = new Map<string, number>();
  const local = windows.computerName()?.toLowerCase();
  let last: Promise<void> = Promise.resolve();

  async function ask(key: string, { userName, domainName }: AccountName): Promise<void> {
    const before = answers.get(key);
    const account = domainName === '' ? userName : `${domainName}\\${userName}`;
    const sid = before?.sid ?? (await windows.sid(account).catch(() => null));
    const fullName =
      before?.fullName ??
      (isLocal(domainName) ? await windows.localFullName(userName).catch(() => null) : null);
    if (sid !== null || fullName !== null) answers.set(key, { sid, fullName });
  }

  function isLocal(domainName: string): boolean {
    return local !== undefined && domainName.toLowerCase() === local;
  }

  function isDue(key: string, { domainName }: AccountName): boolean {
    const before = asked.get(key);
    if (before !== undefined && now() - before < RETRY) return false;
    const known = answers.get(key);
    return known === undefined || known.sid === null || (known.fullName === null && isLocal(domainName));
  }

  return {
    async lookUp(names) {
      const isNews = names.some((name) => !asked.has(keyOf(name)));
      const due = new Map(
        names.map((name) => [keyOf(name), name] as const).filter(([key, name]) => isDue(key, name)),
      );
      for (const [key, name] of due) {
        asked.set(key, now());
        last = last.then(() => ask(key, name));
      }
      if (isNews) await within(last, DEADLINE);
    },
    known: (name) => answers.get(keyOf(name)) ?? null,
  };
}

function keyOf({ userName, domainName }: AccountName): string {
  return `${domainName}\\${userName}`.toLowerCase();
}
