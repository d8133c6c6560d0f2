import type { QuestionBox } from '../../src/engine/operator.ts';
import type { Toaster } from '../../src/tray/toasts/toast.ts';
import type { NotificationState } from '../../src/windows/notification-state.ts';
import type { Ends, Item, Kind, ScreensWitness, Standing } from './item.ts';
import type { Process } from './process.ts';
import type { VirtualTime } from './time.ts';

export const YES_NO = ['yes', 'no'];

/** Windows closes its own question after so long, in ms. */
const PROMPT = 120_000;

/** What stands on the screens of all sessions. */
export class Screens {
  readonly items: Item[] = [];
  /** How Windows shows notifications, by session; it accepts them where nothing is said. */
  readonly notifications = new Map<number, NotificationState>();
  readonly #bannerMs: number;
  readonly time: VirtualTime;
  readonly witness: ScreensWitness;

  /** @param bannerMs how long a notification stays on the screen */
  constructor(time: VirtualTime, witness: ScreensWitness, bannerMs: number) {
    this.#bannerMs = bannerMs;
    this.time = time;
    this.witness = witness;
  }

  /** What can be clicked on that screen. */
  open(sessionId: number): readonly Item[] {
    return this.items.filter(
      (each) => each.endedAt === null && each.sessionId === sessionId && each.process.isAlive,
    );
  }

  /** It leaves the screen. A notification does so once. */
  fade(item: Item): void {
    if (item.endedAt !== null || item.unseenAt !== null) return;
    item.unseenAt = this.time.now;
    item.fade?.();
  }

  /** A window is in front again. */
  returns(item: Item): void {
    if (item.endedAt !== null || item.unseenAt === null || item.returns === undefined) return;
    item.unseenAt = null;
    item.returns();
  }

  noted(sessionId: number, title: string, text: string): void {
    this.witness.noted(sessionId, title, text);
  }

  toaster(process: Process): Toaster {
    return {
      show: (toast, signal, watch) => {
        const buttons = [...toast.buttons, ...(toast.milder ?? [])];
        const shown = { ...toast, buttons };
        const { item, ended } = this.stand('toast', process, process.sessionId, shown, signal, 'closed');
        item.fade = () => {
          if (toast.kind === 'notice') return item.give('timedOut');
          this.witness.seen(item, false);
          watch?.unseen();
          watch?.faded();
        };
        this.time.after(this.#bannerMs, process, () => this.fade(item));
        if (toast.removeAfterMs !== undefined) {
          this.time.after(toast.removeAfterMs, process, () => item.give('closed'));
        }
        return ended;
      },
    };
  }

  questionBox(process: Process): QuestionBox {
    return {
      ask: (title, text, signal) =>
        this.stand('box', process, process.sessionId, { title, text, buttons: YES_NO }, signal, 'no').ended,
    };
  }

  /** Windows asks the operator for an administrator. */
  prompt(process: Process, signal: AbortSignal): Promise<Ends['prompt']> {
    const asked = { title: 'User Account Control', text: 'Usher', buttons: [] };
    const { item, ended } = this.stand('prompt', process, process.sessionId, asked, signal, 'failed');
    this.time.after(PROMPT, process, () => item.give('declined'));
    return ended;
  }

  #accepts(sessionId: number): boolean {
    return (this.notifications.get(sessionId) ?? 'accepts') === 'accepts';
  }

  /** Puts something on that screen. */
  stand<K extends Kind>(
    kind: K,
    process: Process,
    sessionId: number,
    shown: Pick<Item, 'title' | 'text'> & { readonly buttons: readonly (string | { readonly id: string })[] },
    signal: AbortSignal,
    whenAborted: Ends[K],
  ): Standing<K> {
    let settle = (_end: Ends[K]) => {};
    const ended = new Promise<Ends[K]>((resolve) => {
      settle = resolve;
    });
    const item: Item = {
      kind,
      process,
      sessionId,
      title: shown.title,
      text: shown.text,
      buttons: shown.buttons.map((each) => (typeof each === 'string' ? each : each.id)),
      shownAt: this.time.now,
      unseenAt: null,
      endedAt: null,
      isVoid: false,
      isAnswering: false,
      isShown: this.#accepts(sessionId),
      end: null,
      give: (end) => over(end, end as Ends[K]),
    };
    const over = (end: string, told: Ends[K] | null) => {
      if (!process.isAlive) return;
      // Once it is settled this does nothing.
      if (item.endedAt !== null) return told === null ? undefined : settle(told);
      item.endedAt = this.time.now;
      item.end = end;
      item.isShown &&= this.#accepts(sessionId);
      signal.removeEventListener('abort', aborted);
      this.witness.ended(item);
      if (told !== null) settle(told);
    };
    function aborted() {
      const isCrossing = item.isAnswering && (kind === 'toast' || kind === 'box');
      over('taken back', isCrossing ? null : whenAborted);
    }
    this.items.push(item);
    this.witness.appeared(item);
    if (signal.aborted) aborted();
    else signal.addEventListener('abort', aborted, { once: true });
    return { item, ended };
  }
}
