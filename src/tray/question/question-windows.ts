import type { Clock } from '../../base/clock.ts';
import type { Timings } from '../../conversation/pinned.ts';
import type { Asking, Conversation } from '../../conversation/state.ts';
import type { AskInWindow } from '../../elevation/client/permission.ts';
import type { MilderStep } from '../../engine/milder.ts';
import type { About } from '../../engine/operator.ts';
import type { Question } from '../../engine/words.ts';
import { signInKey } from '../../sessions/identity.ts';
import type { Session } from '../../sessions/session.ts';
import type { Action } from '../menu/action.ts';
import type { Toast, ToastEnd } from '../toasts/toast.ts';
import type { TrayWords } from '../words.ts';
import type { OpenFaceWindow } from './face.ts';
import { facePlan } from './face-plan.ts';
import type { WindowWatch } from './standing-window.ts';
import { StandingWindow } from './standing-window.ts';

export interface QuestionWindowsParts {
  readonly open: OpenFaceWindow;
  readonly clock: Clock;
  readonly timings: Timings;
  readonly words: TrayWords;
  /** All conversations as they stand, by sign-in key. */
  states(): ReadonlyMap<string, Conversation>;
  nameOf(session: Session): string;
  question(about: About): Question;
  milder(state: Asking): readonly MilderStep[];
  details(states: readonly Conversation[]): string | null;
  /** False while the operator's screen is locked or shows somebody else: an outcome must not stand there. */
  isOperatorThere(): boolean;
  /** Does what a click on a button means. */
  act(action: Action): void;
}

/** A window, and the conversations that it follows to their end. */
interface Following {
  readonly window: StandingWindow;
  /** Sign-in keys by conversation. */
  readonly keys: ReadonlyMap<number, string>;
}

/**
 * The operator's windows: each asks, and then shows what follows from the answer, wherever it was given. Drawn from the
 * conversations, as the menu is.
 */
export class QuestionWindows {
  readonly #parts: QuestionWindowsParts;
  readonly #following = new Set<Following>();

  constructor(parts: QuestionWindowsParts) {
    this.#parts = parts;
  }

  /**
   * Puts a question in a window: in the one that stands about these people, else in a new one. Its answer comes as a click
   * does.
   * @returns once no window asks it any more
   */
  ask(about: About, signal: AbortSignal, watch: WindowWatch): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    const { window } = this.#about(about) ?? this.#open(about);
    const asked = window.asks(watch, signal);
    this.draw(this.#parts.clock.now());
    return asked;
  }

  /** Has Windows ask for permission, for the window that stands about these conversations. */
  permission: AskInWindow = ({ conversations, ...about }, args, signal) => {
    const window = this.#standing(conversations)?.window;
    if (window === undefined) return null;
    const close = () => window.close();
    signal.addEventListener('abort', close, { once: true });
    return window.permission({ ...about, args }).finally(() => signal.removeEventListener('abort', close));
  };

  /** The one place where the windows are drawn. */
  draw(now: number): void {
    for (const { window, keys } of [...this.#following]) {
      const states = this.#parts.states();
      const running = [...keys].flatMap(([conversation, key]): Conversation[] => {
        const state = states.get(key);
        return state?.pinned.conversation === conversation && state.kind !== 'ended' ? [state] : [];
      });
      const isNewer = [...keys].some(
        ([conversation, key]) => (states.get(key)?.pinned.conversation ?? conversation) !== conversation,
      );
      const plan = this.#planned(running, now);
      if (plan !== null) window.show(plan);
      else if (!window.isTelling || isNewer) window.close();
    }
  }

  /** Tells it in the window that stands about these conversations; null if none does. */
  tell(conversations: readonly Conversation[], notice: Toast): Promise<ToastEnd> | null {
    if (!this.#parts.isOperatorThere()) return null;
    return this.#about(conversations)?.window.tell(notice) ?? null;
  }

  close(): void {
    for (const { window } of [...this.#following]) window.close();
  }

  #about(conversations: readonly Conversation[]): Following | undefined {
    return this.#standing(conversations.map(({ pinned }) => pinned.conversation));
  }

  #standing(conversations: readonly number[]): Following | undefined {
    return [...this.#following].find(
      ({ window, keys }) => window.isFree && conversations.every((each) => keys.has(each)),
    );
  }

  #open(about: About): Following {
    const { open, clock, words, act } = this.#parts;
    const following: Following = {
      keys: new Map(about.map(({ pinned }) => [pinned.conversation, signInKey(pinned.session)])),
      window: new StandingWindow({
        open,
        clock,
        words: words.window,
        act,
        closed: () => this.#following.delete(following),
      }),
    };
    this.#following.add(following);
    return following;
  }

  #planned(running: readonly Conversation[], now: number) {
    return facePlan({
      ...this.#parts,
      running,
      now,
      nameOf: ({ pinned }) => this.#parts.nameOf(pinned.session),
    });
  }
}
