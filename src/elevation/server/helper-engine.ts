import type { Clock } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import type { Conversation } from '../../conversation/state.ts';
import { NO_ELEVATION } from '../../engine/elevation.ts';
import { Engine } from '../../engine/engine.ts';
import type { QuestionBox } from '../../engine/operator.ts';
import type { Session } from '../../sessions/session.ts';
import type { SessionHost } from '../../sessions/session-host.ts';
import type { Policy } from '../../settings/policy.ts';
import type { FromHelper } from '../protocol.ts';
import type { HelperRequest } from '../request.ts';
import type { ElevationWords } from '../words.ts';
import { boxOperator } from './box-operator.ts';
import { accountedFor, leftMs, stageOf } from './report.ts';
import type { Found } from './target.ts';
import { durations, seenAs, standingEvent } from './target.ts';

export interface ServeParts {
  readonly host: SessionHost;
  readonly clock: Clock;
  readonly words: ElevationWords;
  /** Shown by this very process or a child of it: what is not elevated can neither click nor answer it. */
  readonly box: QuestionBox;
  /** What an administrator set for this PC. */
  readonly policy: Policy;
  asleep(): number | null;
  readonly log: Log;
}

interface Audience {
  /** The operator's own session; null where it could not be listed. */
  readonly own: Session | null;
  tell(message: FromHelper): void;
  /** Everybody's conversation has ended. */
  over(): void;
}

/** The engine of a helper for these people. Each is known by their number in the request. */
export function helperEngine(
  request: HelperRequest,
  targets: readonly Found[],
  parts: ServeParts & Audience,
): Engine {
  const { clock, policy, tell } = parts;
  // Kept here, because conversations forget the ended ones after a while.
  const ended = new Set<string>();
  return new Engine(
    {
      ...parts,
      settings: { silenceCounts: 'never', quietAfterMinutes: Number.POSITIVE_INFINITY },
      timings: durations(request, targets, policy),
      operator: boxOperator(parts.box, parts.words),
      elevation: NO_ELEVATION,
      rightsOn: () => 'direct',
      reason: request.reason,
      operatorUnknown: '',
      protectedUsers: () => policy.protected,
      judge: (pinned, sessions) => seenAs(pinned, sessions, policy.protected),
      // The tray keeps the history, and the cool-downs that follow from it.
      record() {},
      disturbances: () => [],
      askAgainMs: () => 0,
    },
    {
      changed() {},
      moved(state) {
        const stage = stageOf(state);
        if (stage === null) return;
        tell({ kind: 'moved', person: personOf(state), stage, leftMs: leftMs(state, clock.now()) });
      },
      happened(event, state) {
        const happened = accountedFor(event);
        if (happened !== null) tell({ kind: 'happened', person: personOf(state), happened });
      },
      ended(key, state) {
        tell({ kind: 'ended', person: personOf(state), outcome: state.outcome });
        ended.add(key);
        if (ended.size === targets.length) parts.over();
      },
    },
  );
}

/**
 * Begins about all of them, behind one box where there is something to ask.
 * @param canceled who was canceled before anything had begun
 */
export function beginAll(engine: Engine, targets: readonly Found[], canceled: ReadonlySet<number>): void {
  const people = targets.map(({ pinned }, person) => [`${person}`, pinned] as const);
  engine.start(new Map(people), () => null);
  for (const [person, { standing }] of targets.entries()) {
    if (canceled.has(person)) engine.conversations.cancel(`${person}`);
    engine.conversations.send(`${person}`, standingEvent(standing));
  }
  // From here on each minute, for what Windows tells nobody of.
  engine.refresh();
}

/** Conversations are begun in the order of the request, and are numbered from 1. */
function personOf({ pinned }: Conversation): number {
  return pinned.conversation - 1;
}
