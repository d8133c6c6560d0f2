import type { Engine } from '../engine/engine.ts';
import type { Action } from './menu/action.ts';
import type { Plan } from './menu/menu.ts';
import { plan } from './menu/menu.ts';
import { Rows } from './menu/rows.ts';
import type { Meanings } from './menu/steady-clicks.ts';
import { isSteady, meanings } from './menu/steady-clicks.ts';
import type { TimesLeft } from './menu/times-left.ts';
import { timesLeft, untilTimesChange } from './menu/times-left.ts';
import type { View } from './menu/view.ts';
import type { AppParts, Tray } from './ports.ts';

export type MenuViewParts = Pick<
  AppParts,
  | 'clock'
  | 'words'
  | 'settings'
  | 'settingsFile'
  | 'doNotAsk'
  | 'signInStart'
  | 'openSettings'
  | 'rows'
  | 'mayLeaveNotes'
  | 'tooSoon'
  | 'openTray'
>;

export interface MenuViewListener {
  /** A click on a row, as what the row meant when it was clicked. */
  clicked(action: Action): void;
  /** The icon is gone, and comes back by itself. */
  lost(): void;
  /** The menu has been drawn for this moment. What else is on the screen shows the same one. */
  drawn(now: number): void;
}

/** What Ushers of other sessions tell, and what others left. */
export type Told = Pick<View, 'toldIdle' | 'unread'>;

/** The menu as the operator sees it: drawn from what the engine knows, and read back as actions. */
export class MenuView {
  readonly #parts: MenuViewParts;
  readonly #engine: Engine;
  readonly #listener: MenuViewListener;
  readonly #rows: Rows;
  readonly #tray: Tray;
  readonly #told: () => Told;
  #meanings: Meanings = new Map();
  #timesLeft: TimesLeft = new Map();
  #cancelTick = () => {};
  #plan: Plan;

  /** @param told what is known by now beside the engine */
  constructor(parts: MenuViewParts, engine: Engine, listener: MenuViewListener, told: () => Told) {
    this.#parts = parts;
    this.#engine = engine;
    this.#listener = listener;
    this.#told = told;
    this.#rows = new Rows(parts.clock, parts.rows, () => this.draw());
    this.#plan = this.#planned();
    this.#tray = parts.openTray(this.#plan.menu, {
      clicked: (rowId) => this.#clicked(rowId),
      lost: () => listener.lost(),
    });
    this.draw();
  }

  /**
   * The one place where the menu is drawn, all its texts for one moment. While a time runs down, the menu is drawn
   * anew whenever its number changes.
   */
  draw(): void {
    const { clock } = this.#parts;
    const now = clock.now();
    this.#rows.follow(this.#engine.people);
    this.#timesLeft = timesLeft(this.#engine.conversations.states, now);
    this.#plan = this.#planned();
    this.#meanings = meanings(this.#meanings, this.#plan, now);
    this.#tray.show(this.#plan.menu);
    this.#listener.drawn(now);
    this.#cancelTick();
    const change = untilTimesChange(this.#engine.conversations.states, now);
    this.#cancelTick = change === null ? () => {} : clock.after(change, () => this.draw());
  }

  /** The times that the menu shows. */
  get timesLeft(): TimesLeft {
    return this.#timesLeft;
  }

  close(): Promise<void> {
    this.#rows.stop();
    this.#cancelTick();
    return this.#tray.close();
  }

  #planned(): Plan {
    const { people, conversations } = this.#engine;
    const { settings, settingsFile, mayLeaveNotes, doNotAsk, signInStart, openSettings, words } = this.#parts;
    const facts = {
      listing: people.listing,
      others: people.others,
      slots: this.#rows.slots,
      withoutRow: this.#rows.withoutRow(people),
      isOwnKnown: people.operator !== null,
      conversations: conversations.states,
      timesLeft: this.#timesLeft,
      everyoneOverMs: settings.everyoneAwayMinutes * 60_000,
      ...this.#told(),
      mayLeaveNotes: mayLeaveNotes(),
      settingsDoubt: settingsFile?.doubt ?? null,
      ...(openSettings !== undefined && { opensSettings: true }),
      ...(doNotAsk !== undefined && { doNotAsk: doNotAsk.isOn() }),
      ...(signInStart !== undefined && { startsAtSignIn: signInStart.isOn() }),
    };
    return plan(facts, words);
  }

  /** A row that has just changed its meaning or its place takes no click. */
  #clicked(rowId: string): void {
    const action = this.#plan.actions.get(rowId);
    const isMeant = isSteady(this.#meanings, rowId, this.#parts.clock.now());
    if (action === undefined) return;
    if (isMeant) this.#listener.clicked(action);
    else this.#parts.tooSoon?.();
  }
}
