import type { PermissionAnswer } from '../../src/elevation/client/permission.ts';
import type { QuestionBox } from '../../src/engine/operator.ts';
import type { OwnAnswer, OwnQuestion } from '../../src/neighbors/own/own-question.ts';
import type { PersonReply } from '../../src/sessions/person-answer.ts';
import type { Face, OpenFaceWindow } from '../../src/tray/question/face.ts';
import type { ToastEnd, Toaster } from '../../src/tray/toasts/toast.ts';
import type { NotificationState } from '../../src/windows/notification-state.ts';
import type { Process, VirtualTime } from './time.ts';

/** Everything that may stand on a screen, and how each may end. */
export interface Ends {
  toast: ToastEnd;
  box: 'yes' | 'no';
  window: 'yes' | 'no' | 'note' | 'disconnect' | 'notShown';
  /** Windows' own question for an administrator. */
  prompt: PermissionAnswer | 'neverComes';
  /** What a person is asked by their own Usher. */
  own: OwnAnswer['kind'];
  /** What a person is asked by a box of Windows. */
  person: PersonReply['answer'];
}

export type Kind = keyof Ends;

/** One thing on one screen. */
export interface Item {
  readonly kind: Kind;
  readonly process: Process;
  /** Whose screen. */
  readonly sessionId: number;
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly string[];
  readonly shownAt: number;
  /** The moment at which it left the screen while it could still be answered; null if it stands. */
  unseenAt: number | null;
  endedAt: number | null;
  /** It stands, and its answer means nothing any more. */
  isVoid: boolean;
  /** Somebody has just clicked. If it is taken away before that is told, it is told afterwards. */
  isAnswering: boolean;
  /** Windows showed notifications when it came, and when it went. */
  isShown: boolean;
  /** How it ended; `taken back` by whoever showed it. */
  end: string | null;
  /** Gives it this end now. Too late, it does nothing. */
  give(end: string): void;
  /** It leaves the screen, and may come back; left out where that cannot be. */
  fade?(): void;
  returns?(): void;
}

export interface ScreensWitness {
  appeared(item: Item): void;
  ended(item: Item): void;
  noted(sessionId: number, title: string, text: string): void;
  /** A question has left the screen and can still be answered, or is there again. */
  seen(item: Item, isSeen: boolean): void;
}

interface Standing<K extends Kind> {
  readonly item: Item;
  readonly ended: Promise<Ends[K]>;
}

/** Windows closes its own question after so long, in ms. */
const PROMPT = 120_000;

/** How long a window takes to come up, in ms. */
const COMES_UP = 200;

/** What stands on the screens of all sessions. */
export class Screens {
  readonly items: Item[] = [];
  /** How Windows shows notifications, by session; it accepts them where nothing is said. */
  readonly notifications = new Map<number, NotificationState>();
  readonly #bannerMs: number;
  readonly #time: VirtualTime;
  readonly #witness: ScreensWitness;

  /** @param bannerMs how long a notification stays on the screen */
  constructor(time: VirtualTime, witness: ScreensWitness, bannerMs: number) {
    this.#bannerMs = bannerMs;
    this.#time = time;
    this.#witness = witness;
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
    item.unseenAt = this.#time.now;
    item.fade?.();
  }

  /** A window is in front again. */
  returns(item: Item): void {
    if (item.endedAt !== null || item.unseenAt === null || item.returns === undefined) return;
    item.unseenAt = null;
    item.returns();
  }

  noted(sessionId: number, title: string, text: string): void {
    this.#witness.noted(sessionId, title, text);
  }

  toaster(process: Process): Toaster {
    return {
      show: (toast, signal, watch) => {
        const buttons = [...toast.buttons, ...(toast.milder ?? [])];
        const shown = { ...toast, buttons };
        const { item, ended } = this.#stand('toast', process, process.sessionId, shown, signal, 'closed');
        item.fade = () => {
          if (toast.kind === 'notice') return item.give('timedOut');
          this.#witness.seen(item, false);
          watch?.unseen();
          watch?.faded();
        };
        this.#time.after(this.#bannerMs, process, () => this.fade(item));
        if (toast.removeAfterMs !== undefined) {
          this.#time.after(toast.removeAfterMs, process, () => item.give('closed'));
        }
        return ended;
      },
    };
  }

  questionBox(process: Process): QuestionBox {
    return {
      ask: (title, text, signal) =>
        this.#stand('box', process, process.sessionId, { title, text, buttons: YES_NO }, signal, 'no').ended,
    };
  }

  /** Each face that asks is an item of its own, for as long as it stands. */
  faceWindow(process: Process): OpenFaceWindow {
    return (listener) => {
      let last: { readonly number: number; readonly face: Face } | null = null;
      let isUp = false;
      let isSeen = true;
      let withdraw = () => {};
      let standing: Item | null = null;

      const seen = (is: boolean) => {
        isSeen = is;
        if (standing !== null) this.#witness.seen(standing, is);
        if (is) listener.shown();
        else listener.unseen();
      };
      const gone = () => {
        isUp = false;
        withdraw();
        listener.unseen();
        listener.gone();
      };
      const stand = (number: number, face: Face) => {
        withdraw();
        standing = null;
        if (!face.choices.some(({ id }) => id === 'yes')) return;
        const taken = new AbortController();
        withdraw = () => taken.abort();
        const shown = { title: face.title, text: face.text, buttons: face.choices };
        const { item, ended } = this.#stand(
          'window',
          process,
          process.sessionId,
          shown,
          taken.signal,
          'notShown',
        );
        standing = item;
        item.fade = () => seen(false);
        item.returns = () => seen(true);
        this.#witness.seen(item, isSeen);
        void ended.then((end) => {
          if (taken.signal.aborted) return;
          if (end === 'notShown') gone();
          else listener.chosen(number, end);
        });
      };

      const comes = this.#time.after(COMES_UP, process, () => {
        isUp = true;
        if (last !== null) stand(last.number, last.face);
        listener.shown();
      });
      return {
        show(number, face) {
          // A group's face has another title once somebody is not asked about any more.
          const isNew = last?.number !== number || last.face.title !== face.title;
          last = { number, face };
          if (isUp && isNew) stand(number, face);
        },
        // Here whatever starts a helper asks Windows itself.
        permission: () => Promise.resolve('failed'),
        close() {
          comes();
          withdraw();
        },
      };
    };
  }

  /** Windows asks the operator for an administrator. */
  prompt(process: Process, signal: AbortSignal): Promise<Ends['prompt']> {
    const asked = { title: 'User Account Control', text: 'Usher', buttons: [] };
    const { item, ended } = this.#stand('prompt', process, process.sessionId, asked, signal, 'failed');
    this.#time.after(PROMPT, process, () => item.give('declined'));
    return ended;
  }

  /** A box of Windows in somebody's session. An abort makes its answer void; it stays until then. */
  async box(
    process: Process,
    sessionId: number,
    shown: { readonly title: string; readonly text: string },
    ms: number,
    signal: AbortSignal,
  ): Promise<PersonReply> {
    const never = new AbortController().signal;
    const { item, ended } = this.#stand(
      'person',
      process,
      sessionId,
      { ...shown, buttons: YES_NO },
      never,
      'no',
    );
    this.#time.after(ms, process, () => item.give('noAnswer'));
    signal.addEventListener('abort', () => {
      item.isVoid = true;
    });
    const answer = await ended;
    return { answer: signal.aborted ? 'noAnswer' : answer };
  }

  /** A window in which somebody is asked by their own Usher. */
  async own(process: Process, question: OwnQuestion, signal: AbortSignal): Promise<OwnAnswer> {
    const shown = {
      title: `${question.asker} asks you to sign out`,
      text: question.reason ?? '',
      buttons: ['signOut', 'stay', ...(question.mayDelay ? ['later'] : [])],
    };
    const { item, ended } = this.#stand('own', process, process.sessionId, shown, signal, 'cannotBeAsked');
    this.#time.after(question.seconds * 1000, process, () => item.give('noAnswer'));
    const kind = await ended;
    return kind === 'stay' ? { kind, reason: null } : { kind };
  }

  #accepts(sessionId: number): boolean {
    return (this.notifications.get(sessionId) ?? 'accepts') === 'accepts';
  }

  #stand<K extends Kind>(
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
      shownAt: this.#time.now,
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
      item.endedAt = this.#time.now;
      item.end = end;
      item.isShown &&= this.#accepts(sessionId);
      signal.removeEventListener('abort', aborted);
      this.#witness.ended(item);
      if (told !== null) settle(told);
    };
    function aborted() {
      const isCrossing = item.isAnswering && (kind === 'toast' || kind === 'box');
      over('taken back', isCrossing ? null : whenAborted);
    }
    this.items.push(item);
    this.#witness.appeared(item);
    if (signal.aborted) aborted();
    else signal.addEventListener('abort', aborted, { once: true });
    return { item, ended };
  }
}

const YES_NO = ['yes', 'no'];
