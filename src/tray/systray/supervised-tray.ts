import type { Menu, Tray, TrayListener } from '../ports.ts';
import { restartDelay } from './restart-delay.ts';
import { heldInPlace, type ShownChange, type ShownMenu, shownChanges, shownMenu } from './shown-menu.ts';

/** Changes are gathered for this long, because an open menu changes under the pointer. */
const GATHER_MS = 250;
/** A tray program that has lived this long has an icon and a menu. */
const STARTED_WELL_MS = 15_000;

/** One run of the tray program. */
export interface TrayChild {
  /** Sends changes, in order. Only after `ready`. */
  send(changes: readonly ShownChange[]): void;
  /** False where Windows does not tell. */
  isMenuOpen(): boolean;
  /** Ends it; afterwards it calls nothing back. Resolves once it is gone, after 3 s at the latest. */
  stop(): Promise<void>;
}

/** The events of a run. `ended` comes at most once and last, and never after `stop`. */
export interface TrayChildListener {
  /** The menu with which it was started is shown. */
  ready(): void;
  clicked(itemId: number): void;
  /** Its icon has gone with the taskbar, and will come back with it. */
  hidden(): void;
  ended(why: string): void;
}

/** Starts a run. @throws if there is no program to start; then the listener was not called */
export type StartTrayChild = (face: ShownMenu, listener: TrayChildListener) => TrayChild;

/** A tray that keeps a tray program running with the latest menu, until it fails again and again. */
export class SupervisedTray implements Tray {
  readonly #rowIds: readonly string[];
  readonly #start: StartTrayChild;
  readonly #listener: TrayListener;
  readonly #gaveUp: (why: string) => void;
  readonly #log: (line: string) => void;
  #menu: Menu;
  #child: TrayChild | null = null;
  /** What the program shows; null while none is ready. */
  #shown: ShownMenu | null = null;
  #sentAt = Number.NEGATIVE_INFINITY;
  #sending: NodeJS.Timeout | null = null;
  #restarting: NodeJS.Timeout | null = null;
  #startedAt = 0;
  #failedStarts = 0;
  #lostTold = false;
  #closed: Promise<void> | null = null;

  /** @param gaveUp called once, after the constructor, with the reason why there will be no icon */
  constructor(
    firstMenu: Menu,
    start: StartTrayChild,
    listener: TrayListener,
    gaveUp: (why: string) => void,
    log: (line: string) => void,
  ) {
    this.#menu = firstMenu;
    this.#rowIds = firstMenu.rows.map(({ id }) => id);
    this.#start = start;
    this.#listener = listener;
    this.#gaveUp = gaveUp;
    this.#log = log;
    this.#run();
  }

  /** @throws RangeError if the rows are not those of the first menu, in their order: a defect of ours */
  show(menu: Menu): void {
    const sameRows =
      menu.rows.length === this.#rowIds.length && menu.rows.every(({ id }, n) => id === this.#rowIds[n]);
    if (!sameRows) throw new RangeError('the rows of a tray cannot be added, removed or moved');
    this.#menu = menu;
    this.#gather();
  }

  close(): Promise<void> {
    clearTimeout(this.#sending ?? undefined);
    clearTimeout(this.#restarting ?? undefined);
    this.#shown = null;
    this.#closed ??= this.#child?.stop() ?? Promise.resolve();
    return this.#closed;
  }

  #run(): void {
    const face = shownMenu(this.#menu);
    this.#startedAt = performance.now();
    try {
      this.#child = this.#start(face, {
        ready: () => {
          this.#shown = face;
          this.#lostTold = false;
          this.#gather();
        },
        clicked: (itemId) => this.#clicked(itemId),
        hidden: () => this.#listener.lost(),
        ended: (why) => this.#ended(why),
      });
    } catch (cause) {
      this.#ended(String(cause));
    }
  }

  #gather(): void {
    if (this.#shown === null || this.#sending !== null || this.#closed !== null) return;
    const wait = this.#sentAt + GATHER_MS - performance.now();
    if (wait <= 0) this.#send();
    else this.#sending = setTimeout(() => this.#send(), wait);
  }

  #send(): void {
    this.#sending = null;
    if (this.#shown === null) return;
    const wanted = shownMenu(this.#menu);
    const face = this.#child?.isMenuOpen() ? heldInPlace(this.#shown, wanted) : wanted;
    const changes = shownChanges(this.#shown, face);
    // The rest follows once the menu is closed, which nothing tells.
    if (shownChanges(face, wanted).length > 0) this.#sending = setTimeout(() => this.#send(), GATHER_MS);
    if (changes.length === 0) return;
    this.#shown = face;
    this.#sentAt = performance.now();
    this.#child?.send(changes);
  }

  #clicked(itemId: number): void {
    const row = this.#menu.rows[itemId - 1];
    if (row && !('line' in row) && row.enabled && !row.hidden) this.#listener.clicked(row.id);
  }

  #ended(why: string): void {
    const ranWell = this.#shown !== null && performance.now() - this.#startedAt >= STARTED_WELL_MS;
    this.#failedStarts = ranWell ? 0 : this.#failedStarts + 1;
    const wait = restartDelay(this.#failedStarts);
    this.#child = null;
    this.#shown = null;
    if (wait === null) {
      this.#log(`tray program ended (${why}); giving it up`);
      this.#restarting = setTimeout(() => this.#gaveUp(why));
    } else {
      this.#log(`tray program ended (${why}); starting it again in ${wait / 1000} s`);
      this.#restarting = setTimeout(() => this.#run(), wait);
    }
    if (this.#lostTold) return;
    this.#lostTold = true;
    this.#listener.lost();
  }
}
