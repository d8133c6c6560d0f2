import type { Conversation } from '../conversation/state.ts';
import { isCancelable, isPastStopping } from '../conversation/state-facts.ts';
import type { Conversations } from '../engine/conversations.ts';
import type { Engine } from '../engine/engine.ts';
import type { TimesLeft } from '../tray/menu/times-left.ts';
import type { TerminalNotes } from '../tray/terminal/terminal-notes.ts';
import type { Shown } from '../tray/terminal/terminal-screen.ts';
import { cancelHint, silenceLine, statusLine } from '../tray/terminal/terminal-status.ts';
import type { TerminalWords } from '../tray/terminal/words.ts';
import type { LastState } from './terminal-end.ts';
import { deedOf, isKept, keptLine } from './terminal-end.ts';

/** How long a note stands that tells what a key did, in ms. */
const BRIEF = 10_000;

export interface TerminalRunParts {
  readonly notes: TerminalNotes;
  readonly words: TerminalWords;
  /** The operator has left, and nothing runs any more or they would not wait. */
  over(): void;
}

/** What an `App` knows of the conversations. */
export interface RunningApp {
  readonly engine: Pick<Engine, 'nameOf'> & {
    readonly conversations: Pick<Conversations, 'states' | 'cancel'>;
  };
  readonly timesLeft: TimesLeft;
}

/** What the terminal tells of the conversations that run, and how its keys end them. */
export class TerminalRun {
  readonly #parts: TerminalRunParts;
  /** Null before there is an app; nothing goes on then. */
  #app: RunningApp | null = null;
  /** What Esc cancels: exactly what the hint names. */
  #cancelable: readonly Conversation[] = [];
  /** Whom the operator has just kept signed in. */
  #kept: LastState[] = [];
  /** What ran when the operator left, by the number of the conversation; null until then. */
  #left: Map<number, LastState> | null = null;

  constructor(parts: TerminalRunParts) {
    this.#parts = parts;
  }

  begin(app: RunningApp): void {
    this.#app = app;
  }

  /** What ran when the operator left, and how it ended. */
  get last(): readonly LastState[] {
    return [...(this.#left?.values() ?? [])];
  }

  /** A conversation has entered this state. */
  moved(state: Conversation): void {
    const { conversation } = state.pinned;
    const known = this.#left?.get(conversation);
    if (known !== undefined) this.#left?.set(conversation, { ...known, state });
    if (this.#left !== null) this.#endIfAllEnded();
    else if (isKept(state)) this.#tellKept({ state, name: this.#nameOf(state) });
  }

  /** A key came too soon after what it was for had changed. */
  tooSoon(): void {
    const { notes, words } = this.#parts;
    notes.add(words.tooSoon, BRIEF);
  }

  cancel(): void {
    for (const { pinned } of this.#cancelable) this.#cancelOne(pinned.conversation);
  }

  /** Stops what can be stopped, and waits for the rest. A second time it waits no longer. */
  leave(): void {
    if (this.#left !== null) this.#parts.over();
    this.stopAll();
    this.#endIfAllEnded();
    if (this.last.every(({ state }) => state.kind === 'ended')) return;
    const { notes, words } = this.#parts;
    const tooLate = this.last.filter(({ state }) => isPastStopping(state));
    notes.add(words.leaving(tooLate.length === 0 ? null : deedOf(tooLate)), null);
  }

  /** Stops what can be stopped. */
  stopAll(): void {
    const running = this.#states().filter(({ kind }) => kind !== 'ended');
    this.#left ??= new Map(
      running.map((state) => [state.pinned.conversation, { state, name: this.#nameOf(state) }]),
    );
    for (const { pinned } of running) this.#cancelOne(pinned.conversation);
  }

  /** What stands beside the menu, which is drawn anew whenever any of it changes. */
  beside(): Partial<Pick<Shown, 'status' | 'silence' | 'cancelHint'>> {
    if (this.#app === null) return {};
    const { words } = this.#parts;
    const { engine, timesLeft } = this.#app;
    const named = [...engine.conversations.states].map(([key, state]) => {
      const left = timesLeft.get(key) ?? null;
      return { state, name: this.#nameOf(state), left };
    });
    this.#cancelable = this.#states().filter(isCancelable);
    return {
      status: named.flatMap((each) => statusLine(each, words)),
      silence: silenceLine(named, words),
      cancelHint: cancelHint(named, words),
    };
  }

  #endIfAllEnded(): void {
    if (this.last.every(({ state }) => state.kind === 'ended')) this.#parts.over();
  }

  #cancelOne(conversation: number): void {
    const conversations = this.#app?.engine.conversations;
    for (const [key, { pinned }] of conversations?.states ?? []) {
      if (pinned.conversation === conversation) conversations?.cancel(key, conversation);
    }
  }

  /** One note for all whom one key kept. */
  #tellKept(kept: LastState): void {
    this.#kept.push(kept);
    if (this.#kept.length > 1) return;
    queueMicrotask(() => {
      const { notes, words } = this.#parts;
      notes.add(keptLine(this.#kept, words), BRIEF);
      this.#kept = [];
    });
  }

  #states(): readonly Conversation[] {
    return [...(this.#app?.engine.conversations.states.values() ?? [])];
  }

  #nameOf({ pinned }: Conversation): string {
    return this.#app?.engine.nameOf(pinned.session) ?? '';
  }
}
