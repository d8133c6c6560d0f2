import { mayDisconnect } from '../conversation/disconnect.ts';
import type { Asking } from '../conversation/state.ts';
import { isGroupQuestion } from '../conversation/state-facts.ts';
import type { Session } from '../sessions/session.ts';
import type { SessionHost } from '../sessions/session-host.ts';

/**
 * What can be done instead of a sign-out, and ends nothing. `disconnect`: a Remote Desktop connection is taken away.
 * `letIn`: the sign-in screen is shown at this PC, so that the person can sign in there.
 */
export type MilderStep = 'disconnect' | 'letIn';

/**
 * The milder steps that the question may be answered by, where the person is asked about alone.
 * @param operator the operator's own session; null if it is unknown
 */
export function milderSteps(
  state: Asking,
  operator: Session | null,
  { letIn }: Pick<SessionHost, 'letIn'>,
): readonly MilderStep[] {
  return [
    ...(mayDisconnect(state) ? (['disconnect'] as const) : []),
    ...(letIn !== undefined && mayLetIn(state, operator) ? (['letIn'] as const) : []),
  ];
}

/** They are switched out of the PC at which the operator sits. Nobody comes to its screen over Remote Desktop. */
function mayLetIn(state: Asking, operator: Session | null): boolean {
  const { session } = state.pinned;
  if (operator === null || operator.host !== session.host || isGroupQuestion(state)) return false;
  return operator.protocol === 'console' && session.state === 'disconnected' && state.anyway === null;
}
