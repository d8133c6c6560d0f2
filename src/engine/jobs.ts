import type { Clock } from '../base/clock.ts';
import type { SilencePolicy } from '../conversation/consent.ts';
import type { Event } from '../conversation/event.ts';
import type { Timings } from '../conversation/pinned.ts';
import { needsPermission } from '../conversation/pinned.ts';
import type { Conversation, CountingDown, Verifying } from '../conversation/state.ts';
import { isGroupQuestion } from '../conversation/state-facts.ts';
import { verdictOn } from '../sessions/deed.ts';
import type { Session } from '../sessions/session.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import { attempt, lookLast, warmUp } from './deed.ts';
import type { Elevation, ElevationListener } from './elevation.ts';
import type { Operator } from './operator.ts';
import { askPerson, warnPerson } from './person.ts';
import { checkAgain, checkUsage } from './usage-check.ts';
import type { EngineWords, OperatorFacts } from './words.ts';

/** What a state's job needs of the world. */
export interface JobParts {
  readonly host: SessionHost;
  readonly operator: Operator;
  readonly words: EngineWords;
  readonly settings: { readonly silenceCounts: SilencePolicy; readonly quietAfterMinutes: number };
  readonly timings: Timings;
  readonly clock: Clock;
  /** Lists afresh, begun now, for everybody to see. @throws SessionError */
  list(): Promise<readonly Session[]>;
  /** The same for several at once: one that was begun after the call. @throws SessionError */
  listTogether(): Promise<readonly Session[]>;
  /** Has few last looks run at a time. */
  lookInTurn<Result>(look: () => Promise<Result>): Promise<Result>;
  /** For where Windows has to be asked for permission. */
  readonly elevation: Elevation;
  operatorShown(host: string): OperatorFacts;
  /** What sentences call somebody. */
  nameOf(session: Session): string;
  /** What sentences call whoever has this session; null for nobody who is listed. */
  nameOfSession(sessionId: number): string | null;
}

type Send = (event: Event) => void;

/** How often to look whether the session has gone. In ms. */
const VERIFY_EVERY = 500;

/**
 * Names the job of a state: as long as the name is the same the job goes on, whatever else changes. A question has a job
 * of its own, and so has the second one to the person.
 */
export function jobName(state: Conversation): string {
  switch (state.kind) {
    case 'asking':
      return `asking-${state.question}`;
    case 'elevated':
      return `elevated-${state.stopped !== null}`;
    case 'countingDown':
      return isSecondTime(state) ? 'countingDown-again' : 'countingDown';
    case 'lastLook':
      return `lastLook-${state.method}-${state.again ?? 0}`;
    case 'signingOut':
      return `signingOut-${state.method}`;
    default:
      return state.kind;
  }
}

/** True once the person's 10 more minutes are over. */
function isSecondTime({ person, hadMoreTime }: CountingDown): boolean {
  return hadMoreTime === true && person !== 'later';
}

/**
 * Does what a state is for and sends back what came of it. At most one job a state; aborting ends it, and
 * nothing it sends afterwards is heard.
 */
export async function startJob(
  state: Conversation,
  parts: JobParts,
  signal: AbortSignal,
  send: Send,
  lasting: ElevationListener,
) {
  const { elevation } = parts;
  const { conversation } = state.pinned;
  switch (state.kind) {
    case 'checkingUsage':
      return send(await checkUsage(state, parts));
    case 'asking':
      // No answer may be a yes, and no countdown follows it.
      if (state.silenceEndsAt !== null) void warmUp(parts.host);
      // A group's question is one for all of them, see group-question.ts.
      if (isGroupQuestion(state)) return;
      if (state.isNeighborLate === true) void checkAgain(state, parts, send);
      return parts.operator.ask([state], signal, send);
    case 'permitting':
      if (!needsPermission(state.pinned)) return send({ kind: 'permission', granted: true });
      return elevation.begin({ ...state, name: parts.nameOf(state.pinned.session) }, lasting);
    case 'elevated':
      return state.stopped === null ? undefined : elevation.cancel(conversation);
    case 'countingDown':
      void warmUp(parts.host);
      if (state.person === 'waiting') return askPerson(state, parts, signal, send);
      return state.pinned.presence === 'away' ? undefined : warnPerson(state, parts, lasting);
    case 'lastLook':
      return send(await lookLast(state, parts));
    case 'signingOut':
      // In the call chain of the look that led here: nothing may be awaited before.
      return send({ kind: 'attempted', result: await attempt(state, parts.host) });
    case 'verifying':
      return verify(state, parts, signal, send);
    case 'ended':
      return elevation.release(conversation);
  }
}

/** Looks again and again. A listing that fails says nothing about the session; the next one may. */
async function verify({ pinned }: Verifying, parts: JobParts, signal: AbortSignal, send: Send) {
  while (!signal.aborted) {
    const sessions = await parts.listTogether().catch(() => null);
    if (sessions !== null) {
      send({ kind: 'looked', verdict: verdictOn(pinned.deed, pinned.session, sessions) });
    }
    await new Promise<void>((resolve) => parts.clock.after(VERIFY_EVERY, resolve));
  }
}
