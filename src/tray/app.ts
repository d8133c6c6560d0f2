import { ICON_LOST } from '../base/log.ts';
import type { AnywayReason } from '../conversation/answers.ts';
import type { Asking, Conversation } from '../conversation/state.ts';
import { couldNotBeAsked } from '../conversation/state-facts.ts';
import { Engine } from '../engine/engine.ts';
import { pulseOf } from '../engine/heartbeat.ts';
import { milderSteps } from '../engine/milder.ts';
import type { Session } from '../sessions/session.ts';
import { askAgainMs, timings } from '../settings/settings.ts';
import { Announcements } from './announcements.ts';
import { Clicks } from './clicks.ts';
import type { Action } from './menu/action.ts';
import type { TimesLeft } from './menu/times-left.ts';
import { MenuView } from './menu-view.ts';
import { operatorHere, operatorThere } from './operator.ts';
import type { AppParts } from './ports.ts';
import { questionWindows } from './question/app-windows.ts';
import type { QuestionWindows } from './question/question-windows.ts';
import type { Returned } from './returned.ts';
import { returnedHere } from './returned-here.ts';
import { discreetToaster } from './toasts/discreet-toaster.ts';
import { ToldIdle } from './told-idle.ts';

/** The tray app: clicks in, the engine asked, the menu drawn. Runs until `close`. */
export class App {
  /** What is known and going on. */
  readonly engine: Engine;
  readonly #parts: AppParts;
  readonly #announcements: Announcements;
  readonly #clicks: Clicks;
  /** Null where nothing is kept for this person. */
  readonly #returned: Returned | null;
  readonly #toldIdle: ToldIdle;
  /** Null where there can be none. */
  readonly windows: QuestionWindows | null;
  readonly #closing = new AbortController();
  readonly #menu: MenuView;
  readonly #stopWatching: () => void;

  constructor(parts: AppParts) {
    this.#parts = parts;
    const { words, settings } = parts;
    const isOperatorThere = operatorThere(parts, () => this.engine.people);
    const toaster = discreetToaster({ ...parts, isOperatorThere, left: () => this.engine.refresh() });
    const questions = {
      ...parts,
      toaster,
      isOperatorThere,
      timings: timings(settings),
      states: () => this.engine.conversations.states,
      nameOf: (session: Session) => this.engine.nameOf(session),
      leaveNote: (conversation: Conversation) => void this.#clicks.leaveNote(conversation),
      milder: (state: Asking) => milderSteps(state, this.engine.operator, parts.host),
      act: (action: Action) => this.#clicks.clicked(action),
      get overMs() {
        return settings.everyoneAwayMinutes * 60_000;
      },
    };
    this.windows = questionWindows(questions);
    const overrule = (key: string, reason: AnywayReason) => this.#clicks.begin([key], reason);
    this.#announcements = new Announcements({ ...questions, overrule, windows: this.windows });
    this.#returned = returnedHere(parts, {
      show: (notice) => this.#announcements.afterOthers(notice),
      changed: () => this.#menu.draw(),
      closing: this.#closing.signal,
    });
    this.engine = new Engine(
      {
        ...questions,
        operator: operatorHere({ ...questions, windows: this.windows }),
        protectedUsers: () => settings.protected,
        askAgainMs: () => askAgainMs(settings),
        rightsOn: () => parts.rights(),
        reason: null,
        own: null,
        operatorUnknown: words.name.you,
      },
      {
        changed: () => this.#menu.draw(),
        listed: () => this.#listed(),
        moved: (conversation) => this.#moved(conversation),
        ended: (key, end) => this.#announcements.ended(key, end, this.engine.conversations.states.values()),
      },
    );
    this.#clicks = new Clicks(parts, this.engine, this.#announcements, () => {
      void this.#returned?.read();
    });
    this.#toldIdle = new ToldIdle({
      ...parts,
      isTalking: (key) => (this.engine.conversations.states.get(key)?.kind ?? 'ended') !== 'ended',
      changed: () => this.#menu.draw(),
    });
    this.#menu = new MenuView(
      parts,
      this.engine,
      {
        clicked: (action) => this.#clicks.clicked(action),
        lost: () => this.#iconLost(),
        drawn: (now) => this.windows?.draw(now),
      },
      () => ({
        toldIdle: this.#toldIdle.ms,
        ...(this.#returned !== null && { unread: this.#returned.unread }),
      }),
    );
    const isRunning = () => pulseOf(this.engine.conversations.states.values()) === 'running';
    this.#stopWatching = parts.settingsFile?.watch(() => this.#settingsChanged(), isRunning) ?? (() => {});
    this.#announcements.settings(parts.settingsFile?.problems ?? []);
    this.engine.refresh();
  }

  /** The times that the menu shows, for whoever says them elsewhere on the same screen. */
  get timesLeft(): TimesLeft {
    return this.#menu.timesLeft;
  }

  /** Ends what runs, toasts and boxes first, the tray last. */
  async close(): Promise<void> {
    this.#announcements.close();
    this.#closing.abort();
    // So that the history tells how each ended.
    this.engine.conversations.cancelAll();
    this.windows?.close();
    this.#stopWatching();
    this.engine.stop();
    this.#toldIdle.stop();
    await Promise.all([this.#menu.close(), this.#parts.host.close()]);
  }

  #moved(conversation: Conversation): void {
    if (couldNotBeAsked(conversation)) this.#announcements.notAsked(conversation.pinned.session);
    this.#parts.moved(conversation);
  }

  #listed(): void {
    this.#parts.settingsFile?.look();
    this.#returned?.listed(this.engine.people);
    this.#toldIdle.listed(this.engine.people);
  }

  #settingsChanged(): void {
    this.engine.protectedChanged();
    this.#announcements.settings(this.#parts.settingsFile?.problems ?? []);
  }

  #iconLost(): void {
    this.#parts.log(ICON_LOST);
    this.engine.conversations.sendToAll(() => ({ kind: 'doubt', doubt: 'iconLost' }));
  }
}
