import type { AnywayReason } from '../../conversation/answers.ts';
import type { Pinned, Timings } from '../../conversation/pinned.ts';
import { LEAST_AWAY, LEAST_THERE } from '../../conversation/pinned.ts';
import { isSecond } from '../../conversation/state-facts.ts';
import type { Policy } from '../../settings/policy.ts';
import { NO_POLICY } from '../../settings/policy.ts';

/** What the operator ordered beforehand for a sign-out. */
export interface Order {
  /** Answers the question to the operator, never the one to the person. */
  readonly yes: boolean;
  /** Overrules a refusal, and anything else that speaks against it. */
  readonly anyway: boolean;
  /** In seconds; null for the settings' own. */
  readonly countdown: number | null;
  /** Shown to the person and kept in the history. */
  readonly reason: string | null;
}

/**
 * The conversation's durations as ordered.
 * @param usual as the settings have them
 * @param isHelped true if an elevated helper counts down
 * @param policy the durations that it makes longer than usual cannot be shortened
 */
export function orderedTimings(
  { countdown, anyway }: Order,
  usual: Timings,
  isHelped: boolean,
  policy: Pick<Policy, 'leastAwayMs' | 'leastThereMs'> = NO_POLICY,
): Timings {
  if (countdown === null) return usual;
  const ordered = countdown * 1000;
  const away = Math.max(ordered, isHelped ? LEAST_AWAY : 0, setBy(policy.leastAwayMs, LEAST_AWAY));
  return {
    ...usual,
    away,
    there: Math.max(ordered, anyway && !isHelped ? 0 : LEAST_THERE, setBy(policy.leastThereMs, LEAST_THERE)),
  };
}

/** The duration from the policy if it is longer than the minimum; else 0. */
function setBy(policyMs: number, leastMs: number): number {
  return policyMs > leastMs ? policyMs : 0;
}

/**
 * With a countdown of 0 nobody could answer, so the person is told instead of asked. So is somebody who was asked a
 * short while ago. An elevated helper accepts no such order and asks anyway.
 * @param wasAsked a short while ago
 */
export function beginsAnyway(
  { presence, rights }: Pick<Pinned, 'presence' | 'rights'>,
  { there }: Timings,
  wasAsked: boolean,
): AnywayReason | null {
  if (presence === 'away') return null;
  return there === 0 || (wasAsked && rights === 'direct') ? 'ordered' : null;
}

/**
 * Whether a question to the operator is answered beforehand. `--yes` was written before a refusal was known, so
 * only `--anyway` answers the second question. An elevated helper's own question can only be answered in its box.
 */
export function isAnswered(asked: AnywayReason | null, { yes, anyway }: Order): boolean {
  return isSecond({ anyway: asked }) ? anyway : yes;
}
