import type { Clock } from './clock.ts';
import { silence } from './consent.ts';
import type { Event } from './conversation/event.ts';
import type { Conversation, CountingDown, Pace, Weighing } from './conversation/state.ts';
import { lastLook } from './last-look.ts';
import { askOperator } from './operator-question.ts';
import type { Session } from './sessions/session.ts';
import type { SessionHost } from './sessions/session-host.ts';
import { UNKNOWN_USAGE } from './sessions/usage.ts';
import type { Settings } from './settings.ts';
import type { QuestionBox, Toaster } from './tray/tray.ts';
import type { Words } from './words/words.ts';

/** What a state's job needs of the world. */
export interface JobParts {
  readonly host: SessionHost;
  readonly toaster: Toaster;
  readonly box: QuestionBox;
  readonly words: Words;
  readonly settings: Settings;
  readonly pace: Pace;
  readonly clock: Clock;
  /** Lists afresh, begun now, for everybody to see. @throws SessionError */
  list(): Promise<readonly Session[]>;
  /** Asks Windows for the right to sign somebody out, where it has to be asked for. */
  permit(): Promise<boolean>;
  /** Leaves the person a message instead of signing them out, and tells how that went. */
  leaveNote(conversation: Conversation): void;
  /** The person's name as the menu shows it. */
  nameOf(session: Session): string;
  operatorName(): string;
}

type Send = (event: Event) => void;

/** Reading what could be lost must not keep the question waiting; late is unknown. In ms. */
const USAGE_DEADLINE = 2000;
/** How often to look whether the session has gone. In ms. */
const VERIFY_EVERY = 500;

/** Names the job of a state: as long as the name is the same the job goes on, whatever else changes. */
export function jobName(state: Conversation): string {
  const round = 'way' in state ? `-${state.way}` : '';
  return `${state.kind}${round}`;
}

/**
 * Does what a state is for and sends back what came of it. At most one job a state; aborting ends it, and
 * nothing it sends afterwards is heard.
 */
export async function perform(state: Conversation, parts: JobParts, signal: AbortSignal, send: Send) {
  switch (state.kind) {
    case 'weighing':
      return weigh(state, parts, send);
    case 'asking':
      // A group's question is one for all of them, see group-question.ts.
      if (state.pinned.group !== undefined) return;
      return askOperator(state, parts, signal, send);
    case 'permitting':
      return send({ kind: 'permission', granted: await parts.permit() });
    case 'countingDown':
      return state.person === 'waiting' ? askPerson(state, parts, signal, send) : undefined;
    case 'lastLook':
      return look(state, parts, send);
    case 'signingOut': {
      const way = parts.host.ways[state.way];
      const deed = await way?.end(state.pinned.session.sessionId);
      return send({ kind: 'deed', deed: deed ?? { kind: 'absent' } });
    }
    case 'verifying':
      return verify(state, parts, signal, send);
    case 'waiting':
    case 'ready':
      return;
  }
}

async function weigh({ pinned, anyway }: Weighing, parts: JobParts, send: Send) {
  const { host, settings } = parts;
  const { session, presence, rights } = pinned;
  const usage = await withDeadline(host.usage(session), USAGE_DEADLINE, UNKNOWN_USAGE, parts.clock);
  const facts = {
    session,
    presence,
    usage,
    rights,
    isExact: host.isExact,
    isSecondQuestion: anyway !== null,
    isGroup: pinned.group !== undefined,
  };
  send({
    kind: 'weighed',
    usage,
    silence: silence(facts, settings.silenceCounts, settings.quietAfterMinutes * 60_000),
  });
}

async function askPerson({ pinned }: CountingDown, parts: JobParts, signal: AbortSignal, send: Send) {
  const seconds = Math.round(parts.pace.there / 1000);
  const { title, text } = parts.words.personQuestion({
    operator: parts.operatorName(),
    seconds,
    silenceSignsOut: pinned.presence === 'quiet',
  });
  send({
    kind: 'personAnswered',
    answer: await parts.host.ask(pinned.session, { title, text, seconds }, signal),
  });
}

async function look({ pinned }: Conversation, parts: JobParts, send: Send) {
  try {
    send({ kind: 'looked', verdict: lastLook(pinned.session, await parts.list()) });
  } catch {
    send({ kind: 'doubt', doubt: 'listFailed' });
  }
}

/** A listing that fails here says nothing about the session; the next one may. */
async function verify(state: Conversation, parts: JobParts, signal: AbortSignal, send: Send) {
  while (!signal.aborted) {
    await look(state, parts, send);
    await new Promise<void>((resolve) => parts.clock.after(VERIFY_EVERY, resolve));
  }
}

async function withDeadline<T>(work: Promise<T>, ms: number, late: T, clock: Clock): Promise<T> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, () => resolve(late));
    work.then(resolve, () => resolve(late)).finally(cancel);
  });
}
