import type { Toast } from './toast.ts';

/** The right to show a toast, until `done`. */
export interface ToastTurn {
  /** Aborts when another toast is to replace this notice. Never aborts for a question. */
  readonly giveWay: AbortSignal;
  done(): void;
}

interface Waiting {
  readonly kind: Toast['kind'];
  begin(turn: ToastTurn): void;
}

/** Allows one toast at a time. A notice gives way to any other toast, and questions come before notices. */
export class ToastTurns {
  #standing: { readonly kind: Toast['kind']; readonly giveWay: AbortController } | undefined;
  #waiting: Waiting[] = [];

  /** Resolves when it is this toast's turn, or with undefined if the signal aborts before. */
  take(kind: Toast['kind'], signal: AbortSignal): Promise<ToastTurn | undefined> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(undefined);
      const leave = () => {
        this.#waiting = this.#waiting.filter((it) => it !== waiting);
        resolve(undefined);
      };
      const waiting: Waiting = {
        kind,
        begin: (turn) => {
          signal.removeEventListener('abort', leave);
          resolve(turn);
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiting);
      if (this.#standing?.kind === 'notice') this.#standing.giveWay.abort();
      this.#next();
    });
  }

  #next(): void {
    if (this.#standing) return;
    const next = this.#waiting.find(({ kind }) => kind === 'question') ?? this.#waiting[0];
    if (!next) return;
    this.#waiting = this.#waiting.filter((it) => it !== next);
    const standing = { kind: next.kind, giveWay: new AbortController() };
    this.#standing = standing;
    next.begin({
      giveWay: standing.giveWay.signal,
      done: () => {
        if (this.#standing !== standing) return;
        this.#standing = undefined;
        this.#next();
      },
    });
  }
}
