import type { Rights } from '../../src/sessions/rights.ts';

/** An account of the simulated PC. */
export interface Account {
  readonly userName: string;
  readonly domainName: string;
  readonly fullName: string;
  readonly sid: string;
  /** What it may do to the sessions of others. */
  readonly rights: Rights;
}

const account = (
  number: number,
  userName: string,
  fullName: string,
  rights: Rights,
  domainName = 'DESKTOP-7',
): Account => ({ userName, domainName, fullName, sid: `S-1-5-21-1-2-3-${1000 + number}`, rights });

/** Two are called Ben, and both have the account name `ben`, which is what Zoe calls herself. */
export const ACCOUNTS: readonly Account[] = [
  account(1, 'kai', 'Kai', 'direct'),
  account(2, 'ben', 'Ben', 'none'),
  account(3, 'anna', 'Anna', 'withPermission'),
  account(4, 'mia', 'Mia', 'direct'),
  account(5, 'ben', 'Ben', 'withPermission', 'OFFICE'),
  account(6, 'zoe', 'ben', 'none'),
];

/** @param name the account name, with `office ` in front of it for the one of that domain @throws RangeError */
export function accountCalled(name: string): Account {
  const found = ACCOUNTS.find(
    ({ userName, domainName }) => (domainName === 'OFFICE' ? `office ${userName}` : userName) === name,
  );
  if (found === undefined) throw new RangeError(`no account ${name}`);
  return found;
}
