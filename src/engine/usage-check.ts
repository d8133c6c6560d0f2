import type { Clock } from '../base/clock.ts';
import type { Late } from '../base/deadline.ts';
import { LATE, within } from '../base/deadline.ts';
import { newQuestion } from '../base/question-id.ts';
import type { SilencePolicy } from '../conversation/consent.ts';
import { quietMs, silence } from '../conversation/consent.ts';
import type { Event } from '../conversation/event.ts';
import type { Pinned } from '../conversation/pinned.ts';
import type { CheckingUsage } from '../conversation/state.ts';
import type { NeighborSays, SessionHost } from '../sessions/session-host.ts';
import type { Usage } from '../sessions/usage.ts';
import { UNKNOWN_USAGE } from '../sessions/usage.ts';
import type { Operator } from './operator.ts';

/** Reading what could be lost must not keep the question waiting; late is unknown. In ms. */
const USAGE_DEADLINE = 2000;

/** The question must not wait for a neighbor, where there are other ways. In ms. */
const NEIGHBOR_DEADLINE = 300;

/**
 * Where there is no other way no question comes without the neighbor, and in an elevated helper the other way is one that
 * no program can object to. One that has slept in a switched-out session for hours takes a moment to answer. In ms.
 */
const ONLY_WAY_DEADLINE = 2000;

export interface UsageCheckParts {
  readonly host: SessionHost;
  readonly settings: { readonly silenceCounts: SilencePolicy; readonly quietAfterMinutes: number };
  readonly clock: Clock;
  readonly operator: Pick<Operator, 'silenceObjection'>;
}

/** What could be lost, and whether no answer may count as a yes. */
export async function checkUsage(
  { pinned, anyway }: Pick<CheckingUsage, 'pinned' | 'anyway'>,
  { host, settings, clock, operator }: UsageCheckParts,
): Promise<Extract<Event, { readonly kind: 'usageChecked' }>> {
  const { session, presence, group } = pinned;
  const [answer, read] = await Promise.all([
    pinned.skipsNeighbor === true ? null : neighborOf(pinned, { host, clock }),
    within(host.usage(session), USAGE_DEADLINE, clock).catch((): Late => LATE),
  ]);
  const says = answer === LATE ? null : answer;
  const usage = usageBy(says, read === LATE ? UNKNOWN_USAGE : read);
  const allows = says?.allows === true && presence === 'away';
  const rights = allows ? 'direct' : pinned.rights;
  const facts = {
    session,
    presence,
    usage,
    rights,
    isExact: host.isExact,
    isSecondQuestion: anyway !== null,
    isGroup: group !== undefined,
    objection: operator.silenceObjection(),
  };
  const counts = silence(facts, settings.silenceCounts, quietMs(settings));
  return {
    kind: 'usageChecked',
    usage,
    silence: counts,
    question: newQuestion(),
    ...(answer === LATE && { neighbor: 'late' }),
    ...(says !== null && { neighbor: allows ? 'allows' : 'answers' }),
  };
}

/** What the person's own Usher says; null if there is none. */
async function neighborOf(
  { session, rights, agreed }: Pick<Pinned, 'session' | 'rights' | 'agreed'>,
  { host, clock }: Pick<UsageCheckParts, 'host' | 'clock'>,
): Promise<NeighborSays | Late | null> {
  if (host.neighbor === undefined) return null;
  const deadline = rights === 'none' || agreed !== undefined ? ONLY_WAY_DEADLINE : NEIGHBOR_DEADLINE;
  return within(host.neighbor(session), deadline, clock).catch(() => null);
}

/** The person's own Usher sees more than anybody outside, unless it could not look. */
function usageBy(says: NeighborSays | null, usage: Usage): Usage {
  if (says === null || says.lost.word === 'unknown') return usage;
  return { kind: 'told', lost: says.lost, memoryBytes: usage.kind === 'known' ? usage.memoryBytes : null };
}
