import { doubted } from './doubt.ts';
import type { Event } from './event.ts';
import type { Outcome } from './outcome.ts';
import type { Timings } from './pinned.ts';
import type { HelperReport } from './stage.ts';
import type { Conversation, Elevated, Permitting, Verifying } from './state.ts';
import { end, isActing, isCancelable } from './state-facts.ts';

/*
 * The part of a conversation that an elevated helper owns. The helper runs the same state machine in its own
 * process. This side shows its reports and passes on the operator's cancel. The helper asks its own
 * questions, in a box.
 */

/** Windows gave permission. From here on the helper has the conversation. */
export function handOver({ pinned, anyway, usage }: Permitting): Elevated {
  return { kind: 'elevated', pinned, anyway, usage, stage: 'checkingUsage', endsAt: null, stopped: null };
}

export function nextElevated(state: Elevated, event: Event, now: number, timings: Timings): Conversation {
  if (event.kind === 'helper') return afterReport(state, event.report, now, timings);
  if (!isCancelable(state)) return state;
  const stopped: Outcome | null = event.kind === 'canceled' ? { kind: 'canceled' } : doubted(state, event);
  return stopped === null ? state : { ...state, stopped };
}

function afterReport(state: Elevated, report: HelperReport, now: number, timings: Timings): Conversation {
  const { pinned, anyway, stopped } = state;
  switch (report.kind) {
    case 'moved': {
      const endsAt = report.leftMs === null ? null : now + report.leftMs;
      const isSame = report.stage === state.stage && endsAt === state.endsAt;
      return isSame ? state : { ...state, stage: report.stage, endsAt };
    }
    case 'ended':
      // Report why it was stopped, unless the helper says that the stop came too late.
      return end(
        state,
        report.outcome.kind === 'canceled' ? (stopped ?? report.outcome) : report.outcome,
        now,
      );
    case 'lost': {
      const { usage, stage } = state;
      const consent = anyway === null ? 'operator' : 'anyway';
      if (isActing(stage)) return { kind: 'verifying', pinned, consent, usage, until: now + timings.verify };
      return watchOn(state, now, timings);
    }
    case 'absent':
      return end(state, stopped ?? HELPER_LOST, now);
  }
}

/** The outcome if the helper is gone and the person is still signed in. */
const HELPER_LOST: Outcome = { kind: 'failed', error: { kind: 'helperLost' } };

/**
 * A helper that the tray cannot hear may still count down, and another program that took its place may do
 * worse. So the sessions are watched for as long as its countdown could still run. The outcome is what was
 * seen.
 */
function watchOn(state: Elevated | Permitting, now: number, timings: Timings): Verifying {
  const { pinned, anyway, usage } = state;
  const left = state.kind === 'elevated' && state.endsAt !== null ? state.endsAt - now : 0;
  const lost = (state.kind === 'elevated' ? state.stopped : null) ?? HELPER_LOST;
  const consent = anyway === null ? 'operator' : 'anyway';
  const until = now + Math.max(timings.there, timings.away, left) + timings.verify;
  return { kind: 'verifying', pinned, consent, usage, until, lost };
}

/** The next state if Windows was asked for a helper that is now gone; null for any other event. */
export function helperGone(
  state: Permitting,
  event: Event,
  now: number,
  timings: Timings,
): Conversation | null {
  if (event.kind !== 'helper') return null;
  switch (event.report.kind) {
    case 'lost':
      return watchOn(state, now, timings);
    case 'absent':
      return end(state, HELPER_LOST, now);
    default:
      return null;
  }
}
