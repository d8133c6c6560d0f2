import type { Native } from '../../windows/native.ts';
import { readToken } from '../../windows/token.ts';
import type { AccountFacts } from '../account-rights.ts';
import { stationPermission } from './station-permission.ts';
import { uacPolicy } from './uac-policy.ts';

/** The meaning of `ConsentPromptBehaviorUser`. If nothing is set, Windows asks for credentials. */
const PROMPTS: ReadonlyMap<number | null, boolean> = new Map([
  [0, false],
  [1, true],
  [3, true],
  [null, true],
]);

export interface AccountReading {
  /** Reports as if this process had been started without elevation. It can only lower the rights. */
  readonly assumeUnelevated: boolean;
}

/** @throws Error if this Windows lacks one of the functions */
export function readAccountFacts(native: Native, { assumeUnelevated }: AccountReading): AccountFacts {
  const token = readToken(native);
  const policy = uacPolicy(native);
  const facts: AccountFacts = {
    isElevated: token.isElevated,
    elevationType: token.elevationType,
    isAdministrator: token.isAdministrator,
    isUacOn: policy.enableLua === null ? null : policy.enableLua !== 0,
    standardUsersArePrompted: PROMPTS.get(policy.consentPromptBehaviorUser) ?? null,
    ...stationPermission(native, token),
  };
  return assumeUnelevated ? { ...facts, ...unelevated(facts) } : facts;
}

/**
 * Takes back what elevation changed. What the account could do about messages without it is unknown. If UAC is off,
 * Windows has no filtered tokens, so the account was never elevated.
 */
function unelevated({ isElevated, isUacOn }: AccountFacts): Partial<AccountFacts> {
  if (isElevated !== true) return { isResetGranted: false };
  const elevationType = isUacOn === false ? 'default' : 'limited';
  return { isElevated: false, elevationType, isResetGranted: false, isMessageGranted: null };
}
