import { within } from '../../base/deadline.ts';
import type { AccountBindings } from './account-bindings.ts';

/** A listing waits this long for accounts that it meets for the first time. In ms. */
const DEADLINE = 2000;

/** An account of which Windows did not tell all is asked about again after this. In ms. */
const RETRY = 600_000;

export interface AccountName {
  readonly userName: string;
  readonly domainName: string;
}

/** What Windows told of an account. */
export interface Account {
  readonly sid: string | null;
  /** Empty where the account has none. Null where Windows did not tell, as of an account that is not on this PC. */
  readonly fullName: string | null;
}

export interface Accounts {
  /**
   * Looks up those that are not known yet. Resolves when they are, or at the deadline: a late answer is there
   * for the next listing, which does not wait for it again. Never rejects.
   */
  lookUp(names: readonly AccountName[]): Promise<void>;
  /** What is known by now; null while nothing is. */
  known(name: AccountName): Account | null;
}

/**
 * SIDs and full names, asked for once each. One at a time, so that an unreachable domain controller holds up
 * one worker thread and not all of them.
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
