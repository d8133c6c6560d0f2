import type { Clock } from '../../base/clock.ts';
import type { PermissionAnswer, PermissionAsked } from '../../elevation/client/permission.ts';
import type { Action } from '../menu/action.ts';
import type { Toast, ToastEnd } from '../toasts/toast.ts';
import type { TrayWords } from '../words.ts';
import type { FaceWindow, OpenFaceWindow } from './face.ts';
import { outcomePlan } from './outcome-plan.ts';
import type { FacePlan } from './planned-face.ts';

/** How long an outcome stays that asks something or has to be known, in ms. */
const STAYS = 60_000;

/** Whether a window stands where the operator sees it. */
export interface WindowWatch {
  shown(): void;
  unseen(): void;
}

export interface StandingParts {
  readonly open: OpenFaceWindow;
  readonly clock: Pick<Clock, 'after'>;
  readonly words: TrayWords['window'];
  act(action: Action): void;
  /** The window is away, however that came. */
  closed(): void;
}

/** One window from its first question to the last outcome, and what its buttons mean. */
export class StandingWindow {
  readonly #parts: StandingParts;
  readonly #window: FaceWindow;
  /** What the buttons of each face do, by its number. */
  readonly #plans = new Map<number, FacePlan>();
  #number = 0;
  #isShown = false;
  #watch: WindowWatch | null = null;
  #notAsked = () => {};
  /** Hears how an outcome's face ended; null while none is told. */
  #told: ((end: ToastEnd) => void) | null = null;
  #cancelClose = () => {};
  #asksWindows = false;

  constructor(parts: StandingParts) {
    this.#parts = parts;
    this.#window = parts.open({
      chosen: (number, choice) => this.#chosen(number, choice),
      shown: () => this.#stands(true),
      unseen: () => this.#stands(false),
      gone: () => this.#over('notShown'),
    });
  }

  /** A question is asked here, until the signal aborts. @returns once it cannot be asked here any more */
  asks(watch: WindowWatch, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.#watch = watch;
      this.#notAsked = resolve;
      signal.addEventListener(
        'abort',
        () => {
          if (this.#watch === watch) this.#watch = null;
          resolve();
        },
        { once: true },
      );
      if (this.#isShown) watch.shown();
    });
  }

  show(plan: FacePlan): void {
    if (this.#told !== null) return;
    if (this.#plans.get(this.#number)?.page !== plan.page) this.#number += 1;
    this.#plans.set(this.#number, plan);
    this.#window.show(this.#number, plan.face);
  }

  /** Has Windows ask for permission on behalf of this window. */
  async permission(about: PermissionAsked): Promise<PermissionAnswer> {
    this.#asksWindows = true;
    const answer = await this.#window.permission(about);
    this.#asksWindows = false;
    return answer;
  }

  /** Shows an outcome, which closes the window at its end. */
  tell(notice: Toast): Promise<ToastEnd> {
    this.show(outcomePlan(notice, this.#parts.words));
    this.#cancelClose = this.#parts.clock.after(notice.removeAfterMs ?? STAYS, () => this.close());
    return new Promise((resolve) => {
      this.#told = resolve;
    });
  }

  get isTelling(): boolean {
    return this.#told !== null;
  }

  /** False while it shows something that must be read or answered first. */
  get isFree(): boolean {
    return !this.isTelling && !this.#asksWindows;
  }

  close(): void {
    this.#window.close();
    this.#over('closed');
  }

  #stands(isShown: boolean): void {
    this.#isShown = isShown;
    if (isShown) this.#watch?.shown();
    else this.#watch?.unseen();
  }

  /** A click on an earlier face counts only if it is the harmless one. */
  #chosen(number: number, choice: string | null): void {
    const plan = this.#plans.get(number);
    if (plan === undefined) return;
    const { usual } = plan.face;
    const id = choice ?? usual;
    if (number !== this.#number && id !== usual) return;
    if (this.#told !== null) {
      if (number === this.#number) this.#answered(id, choice === null);
      return;
    }
    const actions = plan.actions.get(id);
    if (actions?.length === 0) this.close();
    for (const action of actions ?? []) this.#parts.act(action);
  }

  #answered(id: string, isClosed: boolean): void {
    const end = !isClosed && (id === 'yes' || id === 'no' || id === 'note') ? id : 'dismissed';
    this.#window.close();
    this.#over(end);
  }

  #over(end: ToastEnd): void {
    this.#cancelClose();
    if (this.#isShown) this.#stands(false);
    this.#watch = null;
    this.#notAsked();
    this.#parts.closed();
    this.#told?.(end);
    this.#told = null;
  }
}
