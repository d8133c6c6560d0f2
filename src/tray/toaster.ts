import { randomBytes } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import utils from 'node-notifier/lib/utils.js';
import WindowsToaster from 'node-notifier/notifiers/toaster.js';
import { type AnswerPipe, openAnswerPipe } from './answer-pipe.ts';
import { pause } from './pause.ts';
import { toastEnd } from './toast-end.ts';
import { toastBody, toastButtons, toastTitle } from './toast-text.ts';
import { ToastTurns } from './toast-turns.ts';
import type { ToastEnd, Toaster } from './tray.ts';

/** SnoreToast waits one minute for an answer and no longer; no option changes that. */
const STANDING_MS = 60_000;
/** A click may reach the pipe after the program has ended. */
const LATE_ANSWER_MS = 1_000;
/** Removing is tried again while the program runs: it may not have drawn the toast yet. */
const REMOVE_EVERY_MS = 1_000;
/** So long may a program take to end before the next toast is shown all the same. */
const LEAVING_MS = 3_000;

/** An unanswered toast stays in the notification centre, where its buttons do nothing any more. */
const STAYS_WITHOUT_USE: ReadonlySet<ToastEnd> = new Set(['timedOut', 'dismissed', 'unknown']);

/** The options of WindowsToaster as its code reads them; its types know only some. */
interface Notification {
  readonly appID: string;
  readonly title?: string;
  readonly message?: string;
  readonly icon?: string;
  readonly id?: string;
  readonly sound?: boolean;
  readonly actions?: readonly string[];
  /** Removes the toast of that id. (The `remove` of its documentation is refused by its code.) */
  readonly close?: string;
}

interface Notifier extends EventEmitter {
  notify(notification: Notification, ended: () => void): void;
}

interface OpenedPipe {
  readonly pipe: AnswerPipe;
  /** Rejects where the pipe or the program could not be started. */
  readonly started: Promise<void>;
}

// WindowsToaster's own pipe reads UTF-16 as UTF-8, which garbles every label beyond ASCII, and dies of any
// error. It looks the function up at each call and calls it before `notify` returns, so ours takes its place.
const openedPipes: OpenedPipe[] = [];
utils.createNamedPipe = ({ namedPipe }) => ({
  // biome-ignore lint/suspicious/noThenProperty: nobody catches what `start` throws when Windows refuses the program
  then(start) {
    const pipe = openAnswerPipe(namedPipe);
    openedPipes.push({ pipe, started: pipe.listening.then(() => start({ toString: () => '' })) });
  },
});

export interface ToasterOptions {
  /** Absolute path of SnoreToast 0.7.0. */
  readonly program: string;
  /** The AppUserModelId. Windows reports a click only where it is registered with SnoreToast's activator. */
  readonly appId: string;
  /** Absolute path of a PNG of at most 1024 x 1024 pixels and 200 KB. */
  readonly icon: string;
  /** Asked before each start: why the program must not be started, or null. */
  readonly refusal: () => string | null;
  readonly log: (line: string) => void;
}

/** Toasts by SnoreToast. An abort removes the toast and resolves at once; a click after that is void. */
export function snoreToaster({ program, appId, icon, refusal, log }: ToasterOptions): Toaster {
  const notifier = new WindowsToaster({ customPath: program }) as unknown as Notifier;
  // It emits a clicked button's label as an event: without a listener a button called "Error" would throw.
  notifier.on('error', () => {});
  const turns = new ToastTurns();

  return {
    async show(toast, signal) {
      const turn = await turns.take(toast.kind, signal);
      if (!turn) return 'closed';
      const id = `usher-${randomBytes(5).toString('hex')}`;
      const buttons = toastButtons(toast.buttons);
      const run = startProgram({
        appID: appId,
        id,
        title: toastTitle(toast.title),
        message: toastBody(toast.text),
        icon,
        sound: !toast.silent,
        ...(buttons.length > 0 && { actions: buttons.map(({ label }) => label) }),
      });
      const answered = run.ended.then(async (ranForMs) =>
        ranForMs === undefined ? 'notShown' : toastEnd({ id, buttons, ranForMs, answer: await run.answer() }),
      );

      const decided = new AbortController();
      const stop = AbortSignal.any([signal, turn.giveWay, decided.signal]);
      const [standingMs, afterwards]: [number, ToastEnd] =
        toast.removeAfterMs === undefined ? [STANDING_MS, 'timedOut'] : [toast.removeAfterMs, 'closed'];
      const stood = pause(standingMs, stop).then((wholeTime) => (wholeTime ? afterwards : 'closed'));
      const end = await Promise.race([answered, stood]);
      decided.abort();

      const isLeftOver =
        STAYS_WITHOUT_USE.has(end) && (buttons.length > 0 || toast.removeAfterMs !== undefined);
      const gone = end === 'closed' || isLeftOver ? remove(id, run.ended) : run.ended;
      void Promise.race([gone, pause(LEAVING_MS)]).then(() => turn.done());
      return end;
    },
  };

  /** Runs SnoreToast once. `ended` resolves with its run time, or nothing where it could not be started. */
  function startProgram(notification: Notification) {
    const startedAt = performance.now();
    const why = refusal();
    const called = new Promise<void>((resolve) => {
      if (why === null) notifier.notify(notification, resolve);
    });
    const opened = openedPipes.pop();
    const run = async () => {
      if (!opened) throw new Error(why ?? 'no pipe was opened');
      await opened.started;
      await called;
      return performance.now() - startedAt;
    };
    const ended = run().catch((cause) => {
      log(`toast not started: ${cause}`);
      return undefined;
    });
    const answer = async () => opened?.pipe.answer((await ended) === undefined ? 0 : LATE_ANSWER_MS) ?? '';
    return { ended, answer };
  }

  async function remove(id: string, ended: Promise<unknown>): Promise<void> {
    for (let triedMs = 0; triedMs < LEAVING_MS; triedMs += REMOVE_EVERY_MS) {
      void startProgram({ appID: appId, close: id }).answer();
      const isStanding = await Promise.race([ended.then(() => false), pause(REMOVE_EVERY_MS)]);
      if (!isStanding) return;
    }
  }
}
