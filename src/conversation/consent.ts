import type { CouldBeLost } from '../sessions/could-be-lost.ts';
import type { Presence } from '../sessions/presence.ts';
import type { Rights } from '../sessions/rights.ts';
import type { Session } from '../sessions/session.ts';
import type { Usage } from '../sessions/usage.ts';

/** When no answer may count as yes. This is the setting `silenceCounts`. */
export type SilencePolicy = 'whenNothingToLose' | 'whenAway' | 'never';

/** Why no answer counts as no. Each reason has a sentence. */
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
  /** The person's own Usher names something that a sign-out would close or lose. */
  | 'somethingOpen'
  | 'onlyDisconnects'
  | 'questionNotShown'
  | 'mayBeUnseen'
  | 'commandLine';

export type Silence = { readonly counts: true } | { readonly counts: false; readonly because: SilenceReason };

/** After this long without input somebody counts as not being there, in ms. */
export function quietMs({ quietAfterMinutes }: { readonly quietAfterMinutes: number }): number {
  return quietAfterMinutes * 60_000;
}

export interface SilenceFacts {
  readonly session: Session;
  readonly presence: Presence;
  readonly usage: Usage;
  readonly rights: Rights;
  /** False if the facts were only parsed from a command's output. */
  readonly isExact: boolean;
  /** True for "Sign out Anna anyway?": only a click may overrule somebody. */
  readonly isSecondQuestion: boolean;
  /** True for a question about several people at once. */
  readonly isGroup: boolean;
  /** A reason against it in how the question is shown, as far as known beforehand. */
  readonly objection: SilenceReason | null;
}

/**
 * Whether no answer may count as yes. It may only for a person who is known to be away for `quietMs` and can
 * lose nothing. Windows must need no permission, and the operator must see the question. The policy
 * `whenAway` does not ask what could be lost.
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
 * Why somebody could lose something by being signed out; null only if all their programs are known to be
 * harmless. A signed-in session always has a process, so an empty list is a failed read.
 */
export function whatCouldBeLost(usage: Usage): SilenceReason | null {
  if (usage.kind === 'told') return couldBeLost(usage.lost);
  if (usage.kind === 'unknown' || usage.programs.length === 0) return 'usageUnknown';
  if (usage.programs.some(({ holds }) => holds === 'documents' || holds === 'forms')) return 'documentsOpen';
  if (usage.programs.some((program) => program.holds === 'unknown')) return 'unknownPrograms';
  return null;
}

function couldBeLost({ word }: CouldBeLost): SilenceReason | null {
  if (word === 'nothing') return null;
  return word === 'unknown' ? 'usageUnknown' : 'somethingOpen';
}
