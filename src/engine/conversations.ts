import { newQuestion } from '../base/question-id.ts';
import type { AnywayReason } from '../conversation/answers.ts';
import type { Event, OperatorAnswer } from '../conversation/event.ts';
import { begin, next } from '../conversation/next.ts';
import type { NewPinned, Pinned } from '../conversation/pinned.ts';
import { nextTurn } from '../conversation/queue.ts';
import type { Conversation } from '../conversation/state.ts';
import { historyEvents } from '../history/history-events.ts';
import type { GroupQuestion } from './group-question.ts';
import { groupQuestion } from './group-question.ts';
import type { Heartbeat } from './heartbeat.ts';
import { heartbeat, pulseOf } from './heartbeat.ts';
import { JobRunner } from './job-runner.ts';
import type { ConversationsListener, ConversationsParts } from './ports.ts';
import { forgotten, REMEMBER } from './remembered.ts';

/** The conversations that run or were just over, by sign-in key. The one door for their events. */
export class Conversations {
  readonly #parts: ConversationsParts;
  readonly #listener: ConversationsListener;
  readonly #states = new Map<string, Conversation>();
  readonly states: ReadonlyMap<string, Conversation> = this.#states;
  readonly #jobs: JobRunner;
  readonly #beat: Heartbeat;
  readonly #group: GroupQuestion;
  #count = 0;

  constructor(parts: ConversationsParts, listener: ConversationsListener) {
    this.#parts = parts;
    this.#listener = listener;
    this.#jobs = new JobRunner(parts, {
      heard: (key, event) => this.send(key, event),
      happened: (key, event) => {
        const state = this.#states.get(key);
        if (state !== undefined) listener.happened(event, state);
      },
      conversationOf: (key) => this.#states.get(key)?.pinned.conversation,
    });
    this.#group = groupQuestion(parts.operator, (event) => this.sendToAll(() => event));
    this.#beat = heartbeat({
      clock: parts.clock,
      rest: REMEMBER,
      asleep: parts.asleep,
      // Nobody could cancel a countdown while the PC slept.
      doubt: (doubt) => {
        for (const key of this.#states.keys()) this.#apply(key, { kind: 'doubt', doubt });
      },
      tick: () => this.sendToAll((state) => this.#tickOf(state)),
    });
  }

  /**
   * Begins one about each of these people. Several stand behind one question.
   * @param anyway why somebody of them is not to be asked
   */
  begin(people: ReadonlyMap<string, NewPinned>, anyway: (pinned: NewPinned) => AnywayReason | null): void {
    const isAnybodyThere = [...people.values()].some(({ presence }) => presence !== 'away');
    const group = people.size > 1 ? { group: { id: newQuestion(), isAnybodyThere } } : {};
    for (const [key, pinned] of people) this.#open(key, { ...pinned, ...group }, anyway(pinned));
    this.#afterwards();
  }

  /** Answers that question, and no other. */
  answer(question: string, answer: OperatorAnswer): void {
    this.sendToAll(() => ({ kind: 'answered', question, answer }));
  }

  /** @param conversation this one only, so that a late click does not reach the next; any where it is left out */
  cancel(key: string, conversation?: number): void {
    const running = this.#states.get(key)?.pinned.conversation;
    if (conversation === undefined || running === conversation) this.send(key, { kind: 'canceled' });
  }

  cancelAll(): void {
    this.sendToAll(() => ({ kind: 'canceled' }));
  }

  send(key: string, event: Event): void {
    this.#beat.check();
    this.#apply(key, event);
    this.#afterwards();
  }

  sendToAll(event: (conversation: Conversation) => Event): void {
    this.#beat.check();
    for (const [key, state] of this.#states) this.#apply(key, event(state));
    this.#afterwards();
  }

  /** Ends every job, its boxes and toasts with it. */
  stop(): void {
    this.#beat.keep('nothing');
    this.#group.stop();
    this.#jobs.stop();
    this.#states.clear();
  }

  #open(key: string, pinned: Omit<Pinned, 'conversation'>, anyway: AnywayReason | null): void {
    const running = this.#states.get(key);
    if (running !== undefined && running.kind !== 'ended') return;
    this.#count += 1;
    const state = begin({ ...pinned, conversation: this.#count }, anyway, this.#parts.clock.now());
    this.#enter(key, null, null, state);
  }

  /** Silence counts as a yes only where the question could be seen all the while, to its last moment. */
  #tickOf(state: Conversation): Event {
    const isSilenceRunning = state.kind === 'asking' && state.silenceEndsAt !== null;
    return isSilenceRunning && this.#parts.operator.silenceObjection() !== null
      ? { kind: 'notShown', question: state.question }
      : { kind: 'tick' };
  }

  #apply(key: string, event: Event): void {
    const before = this.#states.get(key);
    if (before === undefined) return;
    if (event.kind === 'seen') this.#jobs.seen(key, event.verdict);
    const after = next(before, event, this.#parts.clock.now(), this.#parts.timings);
    if (after !== before) this.#enter(key, before, event, after);
  }

  #enter(key: string, before: Conversation | null, event: Event | null, after: Conversation): void {
    this.#states.set(key, after);
    // The sign-out first of all: anything else would stand between it and the look before it.
    if (after.kind === 'signingOut') this.#jobs.follow(key, after);
    this.#listener.moved(after);
    for (const happened of historyEvents(before, event, after)) this.#listener.happened(happened, after);
    this.#jobs.follow(key, after);
    if (after.kind === 'ended') this.#listener.ended(key, after);
  }

  #afterwards(): void {
    for (const key of nextTurn(this.#states)) this.#apply(key, { kind: 'turn' });
    this.#group.follow(this.#states.values());
    this.#forget();
    this.#beat.keep(pulseOf(this.#states.values()));
    this.#listener.changed();
  }

  #forget(): void {
    for (const key of forgotten(this.#states, this.#parts.clock.now())) {
      this.#states.delete(key);
      this.#jobs.forget(key);
    }
  }
}
