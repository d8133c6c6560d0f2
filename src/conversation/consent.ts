import type { Rights } from '../rights/account-rights.ts';
import type { Presence } from '../sessions/presence.ts';
import type { Session } from '../sessions/session.ts';
import type { Usage } from '../sessions/usage.ts';

/** When no answer may count as a yes at all. The setting of the same name. */
export type SilencePolicy = 'whenNothingToLose' | 'whenAway' | 'never';

/** Why no answer is no. Each has a sentence. */
export type SilenceReason =
  | 'setToNever'
  | 'secondQuestion'
  | 'severalPeople'
  | 'somebodyThere'
  | 'idleUnknown'
  | 'idleTooShort'
  | 'needsPermission'
  | 'notExact'
  | 'usageUnknown'
  | 'documentsOpen'
  | 'unknownPrograms'
  | 'questionNotShown'
  | 'mayBeUnseen'
  | 'commandLine';

export type Silence = { readonly counts: true } | { readonly counts: false; readonly because: SilenceReason };

/** From how long without input on somebody counts as not being there, in ms. */
export function quietMs({ quietAfterMinutes }: { readonly quietAfterMinutes: number }): number {
  return quietAfterMinutes * 60_000;
}

export interface SilenceFacts {
  readonly session: Session;
  readonly presence: Presence;
  readonly usage: Usage;
  readonly rights: Rights;
  /** False where a command's raw words stand in for facts. */
  readonly isExact: boolean;
  /** True for "Sign out Anna anyway?": overruling somebody takes a click. */
  readonly isSecondQuestion: boolean;
  /** True for a question about several people at once. */
  readonly isGroup: boolean;
  /** What speaks against it in the way the question is put, as far as that can be told beforehand. */
  readonly objection: SilenceReason | null;
}

/**
 * May no answer count as yes? Only where nobody can lose anything by it: the person is away, known to be so
 * for `quietMs`, everything that runs is known to be harmless, Windows will ask for nothing, and the operator sees the question.
 */
export function silence(facts: SilenceFacts, policy: SilencePolicy, quietMs: number): Silence {
  const because = objection(facts, policy, quietMs);
  return because === null ? { counts: true } : { counts: false, because };
}

function objection(facts: SilenceFacts, policy: SilencePolicy, quietMs: number): SilenceReason | null {
  const { idle } = facts.session;
  if (policy === 'never') return 'setToNever';
  if (facts.isSecondQuestion) return 'secondQuestion';
  if (facts.isGroup) return 'severalPeople';
  if (facts.presence !== 'away') return 'somebodyThere';
  if (!facts.isExact) return 'notExact';
  if (idle.ms === null) return 'idleUnknown';
  if (idle.ms < quietMs) return 'idleTooShort';
  if (facts.rights !== 'direct') return 'needsPermission';
  const lost = policy === 'whenAway' ? null : whatCouldBeLost(facts.usage);
  return lost ?? facts.objection;
}

/**
 * Why somebody could lose something by being signed out; null only where all that runs is known to be harmless. A
 * signed-in session without any process is a broken read, not an observation.
 */
export function whatCouldBeLost(usage: Usage): SilenceReason | null {
  if (usage.kind === 'unknown' || usage.programs.length === 0) return 'usageUnknown';
  if (usage.programs.some(({ holds }) => holds === 'documents' || holds === 'forms')) return 'documentsOpen';
  if (usage.programs.some((program) => program.holds === 'unknown')) return 'unknownPrograms';
  return null;
}
