import type { AccountBindings } from './account-bindings.ts';

/** A listing waits this long for accounts that it meets for the first time. In ms. */
const DEADLINE = 2000;

/** An account of which Windows told nothing is asked about again after this. In ms. */
const RETRY = 600_000;

export interface AccountName {
  readonly userName: string;
  readonly domainName: string;
}

/** What Windows told of an account. */
export interface Account {
  readonly sid: string | null;
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
    const isLocal = local !== undefined && domainName.toLowerCase() === local;
    const sid = await windows
      .sid(domainName === '' ? userName : `${domainName}\\${userName}`)
      .catch(() => null);
    const fullName = isLocal ? await windows.localFullName(userName).catch(() => null) : null;
    if (sid !== null || fullName !== null) answers.set(key, { sid, fullName });
  }

  function isDue(key: string): boolean {
    const before = asked.get(key);
    return !answers.has(key) && (before === undefined || now() - before >= RETRY);
  }

  return {
    lookUp(names) {
      const isNews = names.some((name) => !asked.has(keyOf(name)));
      const due = new Map(names.map((name) => [keyOf(name), name] as const).filter(([key]) => isDue(key)));
      for (const [key, name] of due) {
        asked.set(key, now());
        last = last.then(() => ask(key, name));
      }
      return isNews ? within(DEADLINE, last) : Promise.resolve();
    },
    known: (name) => answers.get(keyOf(name)) ?? null,
  };
}

function keyOf({ userName, domainName }: AccountName): string {
  return `${domainName}\\${userName}`.toLowerCase();
}

function within(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void work.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
