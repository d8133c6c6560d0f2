import { gate } from '../base/lanes.ts';
import type { Log } from '../base/log.ts';
import { breakdown } from '../conversation/breakdown.ts';
import type { Event } from '../conversation/event.ts';
import type { Conversation } from '../conversation/state.ts';
import type { HistoryEvent } from '../history/history.ts';
import type { Verdict } from '../sessions/last-look.ts';
import type { JobParts } from './jobs.ts';
import { jobName, startJob } from './jobs.ts';
import { sharedListing } from './shared-listing.ts';

/** Windows' calls have few worker threads, and a look that waits for others' calls is soon too old to count. */
const LOOKS_AT_ONCE = 4;

/** What is needed of the world; what many jobs share is made of it. */
export type JobRunnerParts = Omit<JobParts, 'listTogether' | 'lookInTurn'> & { readonly log: Log };

export interface JobListener {
  /** What came of a state's job while the state lasted, or what an elevated helper says in any state. */
  heard(key: string, event: Event): void;
  /** The helper did something that goes into the history. */
  happened(key: string, event: HistoryEvent): void;
  /** The number of the conversation that has this key now. */
  conversationOf(key: string): number | undefined;
}

interface Job {
  readonly name: string;
  readonly abort: AbortController;
  /** What the last listing said that came by since it began. */
  seen: Verdict | null;
}

/** Runs the job of each conversation's state. There is at most one a conversation; it ends when its state has passed. */
export class JobRunner {
  readonly #parts: JobParts & { readonly log: Log };
  readonly #listener: JobListener;
  readonly #jobs = new Map<string, Job>();

  constructor(parts: JobRunnerParts, listener: JobListener) {
    this.#parts = {
      ...parts,
      listTogether: sharedListing(parts.list),
      lookInTurn: gate(LOOKS_AT_ONCE),
    };
    this.#listener = listener;
  }

  /** Ends the job of a state that has passed, and starts the one of this state. */
  follow(key: string, state: Conversation): void {
    const running = this.#jobs.get(key);
    if (running?.name === jobName(state)) return;
    running?.abort.abort();
    this.#start(key, state);
  }

  /** Tells a job what a listing said meanwhile. A look of its own that says something else does not count. */
  seen(key: string, verdict: Verdict): void {
    const running = this.#jobs.get(key);
    if (running !== undefined) running.seen = verdict;
  }

  /** Nobody remembers this conversation any more. */
  forget(key: string): void {
    this.#jobs.delete(key);
  }

  stop(): void {
    for (const { abort } of this.#jobs.values()) abort.abort();
  }

  #start(key: string, state: Conversation): void {
    const abort = new AbortController();
    const job: Job = { name: jobName(state), abort, seen: null };
    this.#jobs.set(key, job);
    const heard = (event: Event) => {
      if (abort.signal.aborted) return;
      const isContradicted = event.kind === 'looked' && job.seen !== null && job.seen !== event.verdict;
      this.#listener.heard(key, isContradicted ? { ...event, isVoid: true } : event);
    };
    const isStillOurs = () => this.#listener.conversationOf(key) === state.pinned.conversation;
    const lasting = {
      send: (event: Event) => {
        if (isStillOurs()) this.#listener.heard(key, event);
      },
      happened: (event: HistoryEvent) => {
        if (isStillOurs()) this.#listener.happened(key, event);
      },
    };
    startJob(state, this.#parts, abort.signal, heard, lasting).catch((error) => {
      this.#parts.log(`${state.kind} failed: ${error}`);
      heard(breakdown(state));
    });
  }
}
