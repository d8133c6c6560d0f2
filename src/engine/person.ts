import type { Event } from '../conversation/event.ts';
import type { Timings } from '../conversation/pinned.ts';
import { needsOwnYes, thereMs } from '../conversation/pinned.ts';
import type { CountingDown } from '../conversation/state.ts';
import type { SessionHost } from '../sessions/session-host.ts';
import type { ElevationListener } from './elevation.ts';
import type { EngineWords, OperatorFacts } from './words.ts';

/** What is shown to somebody stays at least this long, in seconds. */
const TIME_TO_READ = 10;

export interface PersonParts {
  readonly host: SessionHost;
  readonly words: EngineWords;
  readonly timings: Timings;
  /** The operator, as whoever is signed in to that PC reads it. */
  operatorShown(host: string): OperatorFacts;
}

/** Asks the person on their screen, and sends their answer. */
export async function askPerson(
  { pinned }: CountingDown,
  parts: PersonParts,
  signal: AbortSignal,
  send: (event: Event) => void,
): Promise<void> {
  const seconds = Math.round(thereMs(parts.timings) / 1000);
  const silenceSignsOut = !needsOwnYes(pinned);
  const reason = pinned.reason ?? null;
  const facts = { ...parts.operatorShown(pinned.session.host), seconds, silenceSignsOut, reason };
  const { words } = parts;
  const { deed } = pinned;
  const asked = deed === 'disconnect' ? words.disconnectQuestionFor(facts) : words.questionFor(facts);
  const question = { deed, ...asked, seconds, reason, silenceSignsOut };
  send({ kind: 'personAnswered', ...(await parts.host.ask(pinned.session, question, signal)) });
}

/** Warns somebody who is there and is not asked, or not again. */
export async function warnPerson(
  { pinned }: CountingDown,
  parts: PersonParts,
  { happened }: Pick<ElevationListener, 'happened'>,
): Promise<void> {
  const seconds = Math.round(thereMs(parts.timings) / 1000);
  const warning = parts.words.warningFor({
    ...parts.operatorShown(pinned.session.host),
    seconds,
    reason: pinned.reason ?? null,
  });
  // It says in how many seconds, so it goes when they are over.
  const note = { ...warning, seconds: Math.max(seconds, TIME_TO_READ) };
  happened({ event: 'note', note: await parts.host.leaveNote(pinned.session, note) });
}
