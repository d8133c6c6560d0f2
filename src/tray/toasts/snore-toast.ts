import type { EventEmitter } from 'node:events';
import utils from 'node-notifier/lib/utils.js';
import WindowsToaster from 'node-notifier/notifiers/toaster.js';
import { type AnswerPipe, openAnswerPipe } from './answer-pipe.ts';

/** The options that WindowsToaster's code reads. Its types know only some. */
interface Notification {
  readonly appID: string;
  readonly title?: string;
  readonly message?: string;
  readonly icon?: string;
  readonly id?: string;
  readonly sound?: boolean;
  readonly actions?: readonly string[];
  /** Removes the toast with that id. (Its documentation says `remove`, but its code refuses that.) */
  readonly close?: string;
}

interface Notifier extends EventEmitter {
  notify(notification: Notification, ended: () => void): void;
}

interface OpenedPipe {
  readonly pipe: AnswerPipe;
  /** Rejects if the pipe or the program could not be started. */
  readonly started: Promise<void>;
  /** Called with each answer from the pipe. */
  heard(answer: string): void;
}

/** One run of SnoreToast. */
export interface Run {
  /** Resolves with its run time in ms, or with null if it could not be started. */
  readonly ended: Promise<number | null>;
  /** False if it could not be started. */
  isStarted(): boolean;
  /** How long it has run so far, in ms. */
  ranForMs(): number;
  /** Stops passing on answers. */
  close(): void;
}

// WindowsToaster's own pipe reads UTF-16 as UTF-8, which garbles labels beyond ASCII, and dies of any error. It
// looks up this function for each call, and calls it before `notify` returns. So our function takes its place.
const openedPipes: OpenedPipe[] = [];
utils.createNamedPipe = ({ namedPipe }) => ({
  // biome-ignore lint/suspicious/noThenProperty: nobody catches what `start` throws when Windows refuses the program
  then(start) {
    const pipe = openAnswerPipe(namedPipe, (answer) => opened.heard(answer));
    const started = pipe.listening.then(() => start({ toString: () => '' }));
    const opened: OpenedPipe = { pipe, started, heard() {} };
    openedPipes.push(opened);
  },
});

export interface SnoreToastOptions {
  /** Absolute path of SnoreToast 0.7.0. */
  readonly program: string;
  /** Asked before each start: why the program must not be started, or null. */
  readonly refusal: () => string | null;
  readonly log: (line: string) => void;
}

/**
 * @returns a function that runs SnoreToast once and never throws. `heard` is called with each answer until the run
 *   is closed.
 */
export function snoreToast({ program, refusal, log }: SnoreToastOptions) {
  const notifier = new WindowsToaster({ customPath: program }) as unknown as Notifier;
  // It emits a clicked button's label as an event. Without a listener a button called "Error" would throw.
  notifier.on('error', () => {});

  return (notification: Notification, heard: (answer: string) => void = () => {}): Run => {
    const startedAt = performance.now();
    const ranForMs = () => performance.now() - startedAt;
    const why = refusal();
    let isStarted = why === null;
    const called = new Promise<void>((resolve) => {
      if (why === null) notifier.notify(notification, resolve);
    });
    const opened = openedPipes.pop();
    if (opened !== undefined) opened.heard = heard;
    const run = async () => {
      if (!opened) throw new Error(why ?? 'no pipe was opened');
      await opened.started;
      await called;
      return ranForMs();
    };
    const ended = run().catch((cause) => {
      isStarted = false;
      log(`toast not started: ${cause}`);
      return null;
    });
    return { ended, isStarted: () => isStarted, ranForMs, close: () => opened?.pipe.close() };
  };
}
