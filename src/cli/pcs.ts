import type { Log } from '../base/log.ts';
import type { Elevation } from '../engine/elevation.ts';
import type { ProtectedUsers } from '../sessions/protected-users.ts';
import type { Fleet } from '../sessions/remote/fleet.ts';
import type { Rights } from '../sessions/rights.ts';
import type { Accounts } from '../sessions/wts/accounts.ts';
import type { Policy } from '../settings/policy.ts';
import type { Servers } from './command-line/invocation.ts';
import type { CliWords } from './words.ts';

/** The PCs that a command is about. */
export interface Pcs {
  readonly fleet: Fleet;
  readonly names: readonly string[];
  isThisPc(name: string): boolean;
  /** Where the history is. */
  readonly folder: string;
  /** The policy of this PC as it is now. */
  policy(): Promise<Policy>;
  /** The same with the accounts that mail addresses among them belong to. */
  toldUsers(users: ProtectedUsers): Promise<ProtectedUsers>;
  /** Time spent asleep since this PC started, in ms; null where this system does not tell. */
  asleep(): number | null;
  /** @param assumeUnelevated takes rights away, never gives any */
  account(assumeUnelevated: boolean, log: Log): Promise<Account>;
}

/** The operator's account on this PC. */
export interface Account {
  readonly rights: Rights;
  /** Elevation that are told this much. */
  elevation(request: AccountRequest): Elevation;
}

export interface AccountRequest {
  /** Countdowns to somebody away and to somebody there, and from how long without input on somebody is quiet. In ms. */
  readonly away: number;
  readonly there: number;
  readonly quiet: number;
  readonly reason: string | null;
}

export interface PcParts {
  /** How long another PC may take to answer, in ms. */
  readonly deadline: number;
  readonly words: CliWords;
  readonly log: Log;
  /** Instead of looking accounts up, which may take a while. */
  readonly knownAccounts?: Accounts;
  /** True if the Ushers in the sessions of this PC are asked too. There are none on another PC. */
  readonly asksNeighbors?: true;
}

/** @throws CommandError where this is not Windows, or one without its libraries and programs */
export type OpenPcs = (servers: Servers, parts: PcParts) => Promise<Pcs>;
