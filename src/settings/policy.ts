import { LEAST_AWAY, LEAST_THERE, LONGEST_COUNTDOWN } from '../conversation/pinned.ts';
import { entryFault } from '../sessions/protected-entry.ts';
import type { ProtectedUsers } from '../sessions/protected-users.ts';
import type { OthersMaySignMeOut } from './others-may.ts';
import { OTHERS_MAY } from './others-may.ts';
import type { PolicyFault, PolicyValueName, SettingsWords } from './words.ts';

/** What an administrator set for everybody on this PC. It only adds protection to each account's settings. */
export interface Policy {
  /**
   * Accounts that are offered to nobody here. `unknown` if nobody can tell who they are; then nobody is offered.
   */
  readonly protected: ProtectedUsers;
  /** The shortest countdown for somebody who is there, in ms. Never under a minute. */
  readonly leastThereMs: number;
  /** The shortest countdown for somebody who is away, in ms. Never under 5 seconds. */
  readonly leastAwayMs: number;
  /** The most that a person's own setting of that name may allow. `politely` is no rule. */
  readonly othersMaySignMeOut: OthersMaySignMeOut;
  /** One sentence for each unusable value, with its consequence. */
  readonly problems: readonly string[];
}

/** One value of the policy. `unreadable`: it may exist. `otherType`: it is no text, list or number. */
export type PolicyValue =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'otherType' }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'number'; readonly number: number };

/** The policy if nobody set anything. */
export const NO_POLICY: Policy = {
  protected: [],
  leastThereMs: LEAST_THERE,
  leastAwayMs: LEAST_AWAY,
  othersMaySignMeOut: 'politely',
  problems: [],
};

/**
 * Reads the policy's four values. A missing value is no rule. An unusable value counts as the strictest rule, and
 * is reported.
 */
export function policyOf(
  read: (name: PolicyValueName) => PolicyValue,
  words: SettingsWords['policy'],
): Policy {
  const users = protectedOf(read('Protected'));
  const there = countdownOf(read('PresentCountdownSeconds'), LEAST_THERE);
  const away = countdownOf(read('AwayCountdownSeconds'), LEAST_AWAY);
  const others = othersMayOf(read('OthersMaySignMeOut'));
  const problems = [
    users.fault && words.protected(users.fault, users.entry),
    there.fault && words.countdown('PresentCountdownSeconds', there.fault, allowed(LEAST_THERE)),
    away.fault && words.countdown('AwayCountdownSeconds', away.fault, allowed(LEAST_AWAY)),
    others.fault && words.othersMay(others.fault, OTHERS_MAY),
  ].filter((problem) => problem !== null);
  return {
    protected: users.value,
    leastThereMs: there.value,
    leastAwayMs: away.value,
    othersMaySignMeOut: others.value,
    problems,
  };
}

interface Used<Value> {
  readonly value: Value;
  readonly fault: PolicyFault | null;
}

function protectedOf(found: PolicyValue): Used<ProtectedUsers> & { readonly entry: string } {
  if (found.kind === 'absent') return { value: [], fault: null, entry: '' };
  const unknown = (fault: PolicyFault, entry = '') => ({ value: 'unknown', fault, entry }) as const;
  if (found.kind === 'unreadable') return unknown('unreadable');
  if (found.kind !== 'texts') return unknown('type');
  const bad = found.texts.find((entry) => entryFault(entry) !== null);
  return bad === undefined ? { value: found.texts, fault: null, entry: '' } : unknown('value', bad);
}

function countdownOf(found: PolicyValue, least: number): Used<number> {
  const longest = (fault: PolicyFault) => ({ value: LONGEST_COUNTDOWN, fault });
  if (found.kind === 'absent') return { value: least, fault: null };
  if (found.kind === 'unreadable') return longest('unreadable');
  if (found.kind !== 'number') return longest('type');
  const ms = found.number * 1000;
  return ms >= least && ms <= LONGEST_COUNTDOWN ? { value: ms, fault: null } : longest('value');
}

function othersMayOf(found: PolicyValue): Used<OthersMaySignMeOut> {
  const never = (fault: PolicyFault) => ({ value: 'never', fault }) as const;
  if (found.kind === 'absent') return { value: NO_POLICY.othersMaySignMeOut, fault: null };
  if (found.kind === 'unreadable') return never('unreadable');
  if (found.kind !== 'texts') return never('type');
  const [text, ...more] = found.texts;
  const value = OTHERS_MAY.find((each) => each === text);
  return value === undefined || more.length > 0 ? never('value') : { value, fault: null };
}

function allowed(least: number) {
  return { least: least / 1000, most: LONGEST_COUNTDOWN / 1000 };
}
