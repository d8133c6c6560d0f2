import type { Pinned, Timings } from '../../conversation/pinned.ts';
import { LEAST_AWAY, LEAST_THERE } from '../../conversation/pinned.ts';
import type { AnywayReason } from '../../conversation/state.ts';
import { isSecond } from '../../conversation/state.ts';
import type { Policy } from '../../settings/policy.ts';
import { NO_POLICY } from '../../settings/policy.ts';

/** What a sign-out was told beforehand, for whatever comes up later. */
export interface Order {
  /** Answers the question to the operator; never the one to the person. */
  readonly yes: boolean;
  /** Overrules a refusal, and what else speaks against it. */
  readonly anyway: boolean;
  /** In seconds; null for the settings'. */
  readonly countdown: number | null;
  /** Shown to the person and kept in the history. */
  readonly reason: string | null;
}

/**
 * The conversation's durations as ordered.
 * @param usual as the settings have them
 * @param isHelped true where an elevated helper counts down
 * @param policy what it makes longer than usual nobody orders shorter
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

/** What an administrator made longer than it is anyway; 0 where nothing was. */
function setBy(policyMs: number, leastMs: number): number {
  return policyMs > leastMs ? policyMs : 0;
}

/**
 * A countdown of nothing leaves nobody time to answer, and whoever was asked a short while ago is not asked again: they
 * are told. An elevated helper takes no such order and asks all the same.
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
 * Whether a question to the operator is answered beforehand. A refusal was not known when `--yes` was written, so it
 * takes `--anyway`. What an elevated helper asks is answered on its own box alone.
 */
export function isAnswered(asked: AnywayReason | null, { yes, anyway }: Order): boolean {
  return isSecond({ anyway: asked }) ? anyway : yes;
}
