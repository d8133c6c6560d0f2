import { randomBytes } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import utils from 'node-notifier/lib/utils.js';
import WindowsToaster from 'node-notifier/notifiers/toaster.js';
import { type AnswerPipe, openAnswerPipe } from './answer-pipe.ts';
import { toastEnd } from './toast-end.ts';
import { toastBody, toastButtons, toastTitle } from './toast-text.ts';
import { ToastTurns } from './toast-turns.ts';
import type { Toast, ToastEnd, Toaster } from './tray.ts';

/** SnoreToast waits one minute for an answer and no longer; nothing changes that. */
const STANDING_MS = 60_000;
/** A click may reach the pipe after the program has ended. */
const LATE_ANSWER_MS = 1_000;
/** So long may a removed toast's program take to end before the next toast is shown all the same. */
const LEAVING_MS = 3_000;

/** The options of WindowsToaster that are used, as its code reads them; the types know only some. */
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

export interface ToasterOptions {
  /** Absolute path of SnoreToast 0.7.0. */
  readonly program: string;
  /** The AppUserModelId; without its registration Windows shows toasts but reports no click. */
  readonly appId: string;
  /** Absolute path of a PNG of at most 1024 x 1024 and 200 KB. */
  readonly icon: string;
  readonly log: (line: string) => void;
}

// WindowsToaster's own pipe decodes UTF-16 as UTF-8, which garbles every label beyond ASCII, and dies of any
// error. It looks this function up at each call, so ours takes its place; `notify` calls it before it returns.
let openedPipe: AnswerPipe | undefined;
let startFailed: (cause: unknown) => void = () => {};
utils.createNamedPipe = ({ namedPipe }) => {
  const pipe = openAnswerPipe(namedPipe);
  const failed = startFailed;
  openedPipe = pipe;
  return {
    // What Windows refuses to start throws within `start`.
    then: (start) => void pipe.listening.then(() => start({ toString: () => '' })).catch(failed),
  };
};

/** Toasts by SnoreToast. Aborting a toast removes it and resolves at once; a click after that is void. */
export function snoreToaster({ program, appId, icon, log }: ToasterOptions): Toaster {
  const notifier = new WindowsToaster({ customPath: program }) as unknown as Notifier;
  // It emits the label of a clicked button as an event; a listener keeps one called "Error" from throwing.
  notifier.on('error', () => {});
  const turns = new ToastTurns();

  /** Runs SnoreToast once and resolves with what it answered, '' when it could not be started. */
  function runProgram(notification: Notification): Promise<string> {
    return new Promise((resolve) => {
      startFailed = (cause) => {
        log(`a toast could not be started: ${cause}`);
        resolve('');
      };
      notifier.notify(notification, () => pipe?.answer(LATE_ANSWER_MS).then(resolve));
      const pipe = openedPipe;
    });
  }

  function stand(toast: Toast, stop: AbortSignal, done: () => void): Promise<ToastEnd> {
    return new Promise((resolve) => {
      const id = `usher-${randomBytes(5).toString('hex')}`;
      const buttons = toastButtons(toast.buttons);
      const startedAt = performance.now();
      const timers: NodeJS.Timeout[] = [];
      const removed = (end: ToastEnd) => {
        if (timers.length === 0) return;
        for (const timer of timers.splice(0)) clearTimeout(timer);
        stop.removeEventListener('abort', closed);
        resolve(end);
      };
      const remove = (end: ToastEnd) => {
        removed(end);
        void runProgram({ appID: appId, close: id });
        setTimeout(done, LEAVING_MS);
      };
      const closed = () => remove('closed');
      stop.addEventListener('abort', closed, { once: true });
      timers.push(setTimeout(() => remove('timedOut'), STANDING_MS));
      if (toast.removeAfterMs !== undefined) timers.push(setTimeout(closed, toast.removeAfterMs));
      // TODO
    });
  }
  return { async show(toast, signal) { return 'unknown'; } };
}
