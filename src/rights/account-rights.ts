import type { Rights } from '../sessions/rights.ts';
import type { ElevationType } from '../windows/token.ts';
import type { Obstacle } from './elevation.ts';

/** What Windows tells about this process' account; null for each unknown fact. */
export interface AccountFacts {
  readonly isElevated: boolean | null;
  readonly elevationType: ElevationType | null;
  /** Whether the account belongs to Administrators. For a filtered token the linked token tells. */
  readonly isAdministrator: boolean | null;
  readonly isUacOn: boolean | null;
  /** False if Windows denies a standard user's request for elevation without asking for credentials. */
  readonly standardUsersArePrompted: boolean | null;
  /** Whether the account has the permission Reset on everybody's sessions. */
  readonly isResetGranted: boolean | null;
  /** The same for the permission Message. */
  readonly isMessageGranted: boolean | null;
}

/** Why an account has its rights. Each reason has a sentence. */
export type RightsReason =
  | 'elevated'
  | 'resetGranted'
  | 'filteredAdministrator'
  | 'standardUser'
  | 'unknown'
  | 'uacOff'
  | 'promptDenied'
  | Obstacle;

export interface AccountRights {
  readonly rights: Rights;
  readonly because: RightsReason;
}

/**
 * What this account may do with other people's sessions. `direct` only if that is certain. If it is unknown,
 * Windows' prompt decides and refuses by itself. Says nothing about messages.
 * @param obstacle forbids an elevated start; then Windows is not asked for permission
 */
export function accountRights(facts: AccountFacts, obstacle: Obstacle | null = null): AccountRights {
  const held = withoutObstacle(facts);
  return obstacle !== null && held.rights === 'withPermission' ? { rights: 'none', because: obstacle } : held;
}

function withoutObstacle(facts: AccountFacts): AccountRights {
  if (facts.isElevated === true) return { rights: 'direct', because: 'elevated' };
  if (facts.isResetGranted === true) return { rights: 'direct', because: 'resetGranted' };
  if (facts.isElevated === null) return { rights: 'withPermission', because: 'unknown' };
  if (isUacAbsent(facts)) return { rights: 'none', because: 'uacOff' };
  const isAdministrator = facts.isAdministrator ?? (facts.elevationType === 'limited' ? true : null);
  if (isAdministrator === true) return { rights: 'withPermission', because: 'filteredAdministrator' };
  if (isAdministrator === null) return { rights: 'withPermission', because: 'unknown' };
  if (facts.standardUsersArePrompted === false) return { rights: 'none', because: 'promptDenied' };
  return { rights: 'withPermission', because: 'standardUser' };
}

/**
 * Without UAC nobody is ever elevated. A filtered token shows that UAC is still on, because switching it off counts
 * only from the next start of Windows. https://learn.microsoft.com/previous-versions/mt634236(v=vs.85)
 */
function isUacAbsent({ isUacOn, elevationType }: AccountFacts): boolean {
  return isUacOn === false && elevationType !== 'limited';
}
