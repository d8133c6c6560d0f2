import type { Log } from '../base/log.ts';
import { newQuestion } from '../base/question-id.ts';
import { breakdown } from '../conversation/breakdown.ts';
import type { Event } from '../conversation/event.ts';
import { begin, next } from '../conversation/next.ts';
import type { Pinned } from '../conversation/pinned.ts';
import { nextTurn } from '../conversation/queue.ts';
import type { AnywayReason, Conversation, Ended } from '../conversation/state.ts';
import type { HistoryEvent } from '../history/history.ts';
import { historyEvents } from '../history/history.ts';
import type { Verdict } from '../sessions/last-look.ts';
import { groupQuestion } from './group-question.ts';
import { heartbeat } from './heartbeat.ts';
import type { JobParts, Lasting } from './jobs.ts';
import { jobName, perform } from './jobs.ts';

/** How long an outcome is remembered, so that a no can be overruled without asking the person again. In ms. */
const REMEMBER = 5 * 60_000;

export interface ConversationParts extends JobParts {
  /** Time spent asleep since the PC started, in ms; null where this system does not tell. */
  asleep(): number | null;
  readonly log: Log;
  /** Something moved: the menu may look different. */
  changed(): void;
  moved(conversation: Conversation): void;
  happened(event: HistoryEvent, conversation: Conversation): void;
  ended(key: string, conversation: Ended): void;
}

/** The conversations that run or were just over, by sign-in key. The one door for their events. */
export interface Conversations {
  readonly states: ReadonlyMap<string, Conversation>;
  begin(key: string, pinned: Omit<Pinned, 'conversation'>, anyway: AnywayReason | null): void;
  /**
   * Begins one about each of these people, behind one question.
   * @param anyway why somebody of them is not to be asked; for nobody where it is left out
   */
  beginGroup(people: ReadonlyMap<string, Single>, anyway?: (pinned: Single) => AnywayReason | null): void;
  send(key: string, event: Event): void;
  /** Answers that question, and no other: whoever is not asked by it is not moved. */
  answer(question: string, answer: 'yes' | 'no'): void;
  sendToAll(event: (conversation: Conversation) => Event): void;
  /** Ends every job, its boxes and toasts with it. */
  stop(): void;
}

type Single = Omit<Pinned, 'conversation' | 'group'>;

interface Job {
  readonly name: string;
  readonly abort: AbortController;
  /** What the last listing said that came by since it began. */
  seen: Verdict | null;
}

export function conversations(parts: ConversationParts): Conversations {
  const { clock, timings } = parts;
  const states = new Map<string, Conversation>();
  const jobs = new Map<string, Job>();
  let count = 0;

  const beat = heartbeat({
    clock,
    rest: REMEMBER,
    asleep: parts.asleep,
    // Whoever slept through a countdown could not cancel it.
    doubt(doubt) {
      for (const key of states.keys()) apply(key, { kind: 'doubt', doubt });
    },
    tick: () => sendToAll(beatOf),
  });
  const group = groupQuestion(parts.operator, (event) => sendToAll(() => event));

  function open(key: string, pinned: Omit<Pinned, 'conversation'>, anyway: AnywayReason | null): void {
    const running = states.get(key);
    if (running !== undefined && running.kind !== 'ended') return;
    count += 1;
    enter(key, null, null, begin({ ...pinned, conversation: count }, anyway, clock.now()));
  }

  /** No answer may be a yes only where the question could be seen all the while, to the last moment of its silence. */
  function beatOf(state: Conversation): Event {
    const isSilenceRunning = state.kind === 'asking' && state.silenceEndsAt !== null;
    return isSilenceRunning && parts.operator.silenceObjection() !== null
      ? { kind: 'notShown', question: state.question }
      : { kind: 'tick' };
  }

  function send(key: string, event: Event): void {
    beat.check();
    apply(key, event);
    afterwards();
  }

  function sendToAll(event: (conversation: Conversation) => Event): void {
    beat.check();
    for (const [key, state] of states) apply(key, event(state));
    afterwards();
  }

  function apply(key: string, event: Event): void {
    const before = states.get(key);
    if (before === undefined) return;
    const running = jobs.get(key);
    if (event.kind === 'seen' && running !== undefined) running.seen = event.verdict;
    const after = next(before, event, clock.now(), timings);
    if (after !== before) enter(key, before, event, after);
  }

  function enter(key: string, before: Conversation | null, event: Event | null, after: Conversation): void {
    states.set(key, after);
    // The deed first of all: whatever else is to be done would stand between it and the look before it.
    if (after.kind === 'signingOut') follow(key, after);
    parts.moved(after);
    for (const happened of historyEvents(before, event, after)) parts.happened(happened, after);
    follow(key, after);
    if (after.kind === 'ended') parts.ended(key, after);
  }

  /** Ends the job of a state that has passed, and starts the one of this state. */
  function follow(key: string, state: Conversation): void {
    const running = jobs.get(key);
    if (running?.name === jobName(state)) return;
    running?.abort.abort();
    start(key, state);
  }

  function start(key: string, state: Conversation): void {
    const abort = new AbortController();
    const job: Job = { name: jobName(state), abort, seen: null };
    jobs.set(key, job);
    const heard = (event: Event) => {
      if (abort.signal.aborted) return;
      const isContradicted = event.kind === 'looked' && job.seen !== null && job.seen !== event.verdict;
      send(key, isContradicted ? { ...event, isVoid: true } : event);
    };
    const { conversation } = state.pinned;
    const isOurs = () => states.get(key)?.pinned.conversation === conversation;
    const lasting: Lasting = {
      send(event) {
        if (isOurs()) send(key, event);
      },
      happened(event) {
        const now = states.get(key);
        if (now !== undefined && isOurs()) parts.happened(event, now);
      },
    };
    perform(state, parts, abort.signal, heard, lasting).catch((error) => {
      parts.log(`${state.kind} failed: ${error}`);
      heard(breakdown(state));
    });
  }

  function afterwards(): void {
    for (const key of nextTurn(states)) apply(key, { kind: 'turn' });
    group.follow(states.values());
    forget();
    beat.keep(pulse());
    parts.changed();
  }

  function pulse(): 'running' | 'remembered' | 'nothing' {
    if (states.size === 0) return 'nothing';
    return [...states.values()].every(({ kind }) => kind === 'ended') ? 'remembered' : 'running';
  }

  function forget(): void {
    for (const [key, state] of states) {
      if (state.kind === 'ended' && clock.now() >= state.endedAt + REMEMBER) states.delete(key);
    }
  }

  return {
    states,
    begin(key, pinned, anyway) {
      open(key, pinned, anyway);
      afterwards();
    },
    beginGroup(people, anyway = () => null) {
      const isAnybodyThere = [...people.values()].some(({ presence }) => presence !== 'away');
      const group = { id: newQuestion(), isAnybodyThere };
      for (const [key, pinned] of people) open(key, { ...pinned, group }, anyway(pinned));
      afterwards();
    },
    send,
    answer: (question, answer) => sendToAll(() => ({ kind: 'answered', question, answer })),
    sendToAll,
    stop() {
      beat.keep('nothing');
      group.stop();
      for (const { abort } of jobs.values()) abort.abort();
      states.clear();
    },
  };
}
