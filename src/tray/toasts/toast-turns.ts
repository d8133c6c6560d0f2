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
  #standing: { readonly kind: Toast['kind']; readonly giveWay: AbortController } | null = null;
  #waiting: Waiting[] = [];

  /** Resolves when it is this toast's turn, or with null if the signal aborts before. */
  take(kind: Toast['kind'], signal: AbortSignal): Promise<ToastTurn | null> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve(null);
      const leave = () => {
        this.#waiting = this.#waiting.filter((it) => it !== waiting);
        resolve(null);
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
    if (this.#standing !== null) return;
    const next = this.#waiting.find(({ kind }) => kind === 'question') ?? this.#waiting[0];
    if (next === undefined) return;
    this.#waiting = this.#waiting.filter((it) => it !== next);
    const standing = { kind: next.kind, giveWay: new AbortController() };
    this.#standing = standing;
    next.begin({
      giveWay: standing.giveWay.signal,
      done: () => {
        if (this.#standing !== standing) return;
        this.#standing = null;
        this.#next();
      },
    });
  }
}
