import type { Clock } from '../base/clock.ts';
import type { Late } from '../base/deadline.ts';
import { LATE, within } from '../base/deadline.ts';
import { newQuestion } from '../base/question-id.ts';
import type { SilencePolicy } from '../conversation/consent.ts';
import { quietMs, silence } from '../conversation/consent.ts';
import type { Event } from '../conversation/event.ts';
import type { CheckingUsage } from '../conversation/state.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import { UNKNOWN_USAGE } from '../sessions/usage.ts';
import type { Operator } from './operator.ts';

/** Reading what could be lost must not keep the question waiting; late is unknown. In ms. */
const USAGE_DEADLINE = 2000;

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
  const { session, presence, rights, group } = pinned;
  const read = await within(host.usage(session), USAGE_DEADLINE, clock).catch((): Late => LATE);
  const usage = read === LATE ? UNKNOWN_USAGE : read;
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
  return { kind: 'usageChecked', usage, silence: counts, question: newQuestion() };
}
