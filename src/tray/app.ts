import { ICON_LOST } from '../base/log.ts';
import type { AnywayReason } from '../conversation/answers.ts';
import type { Conversation } from '../conversation/state.ts';
import { couldNotBeAsked } from '../conversation/state-facts.ts';
import { Engine } from '../engine/engine.ts';
import { isOperatorGone } from '../engine/listing.ts';
import type { Session } from '../sessions/session.ts';
import { askAgainMs, timings } from '../settings/settings.ts';
import { Announcements } from './announcements.ts';
import type { Action } from './menu/action.ts';
import { ELSEWHERE } from './menu/action.ts';
import { MenuView } from './menu-view.ts';
import { operatorHere } from './operator.ts';
import type { AppParts } from './ports.ts';
import { discreetToaster } from './toasts/discreet-toaster.ts';

/** The tray app: clicks in, the engine asked, the menu drawn. Runs until `close`. */
export class App {
  /** What is known and going on. */
  readonly engine: Engine;
  readonly #parts: AppParts;
  readonly #announcements: Announcements;
  readonly #menu: MenuView;
  readonly #stopWatching: () => void;

  constructor(parts: AppParts) {
    this.#parts = parts;
    const { clock, words, settings } = parts;
    const toaster = discreetToaster({
      toaster: parts.toaster,
      clock,
      isOperatorThere: () => parts.notifications() !== 'notPresent' && !isOperatorGone(this.engine.people),
      left: () => this.engine.refresh(),
    });
    const questions = {
      ...parts,
      toaster,
      timings: timings(settings),
      nameOf: (session: Session) => this.engine.nameOf(session),
      leaveNote: (conversation: Conversation) => void this.#leaveNote(conversation),
      get overMs() {
        return settings.everyoneAwayMinutes * 60_000;
      },
    };
    const overrule = (key: string, reason: AnywayReason) => this.#begin([key], reason);
    this.#announcements = new Announcements({ ...questions, overrule });
    this.engine = new Engine(
      {
        ...questions,
        operator: operatorHere(questions),
        protectedUsers: () => settings.protected,
        askAgainMs: () => askAgainMs(settings),
        rightsOn: () => parts.rights(),
        reason: null,
        own: null,
        operatorUnknown: words.name.you,
      },
      {
        changed: () => this.#menu.draw(),
        listed: () => parts.settingsFile?.look(),
        moved: (conversation) => this.#moved(conversation),
        ended: (key, end) => this.#announcements.ended(key, end, this.engine.conversations.states.values()),
      },
    );
    this.#menu = new MenuView(parts, this.engine, {
      clicked: (action) => this.#clicked(action),
      lost: () => this.#iconLost(),
    });
    this.#stopWatching = parts.settingsFile?.watch(() => this.#settingsChanged()) ?? (() => {});
    this.#announcements.settings(parts.settingsFile?.problems ?? []);
    this.engine.refresh();
  }

  /** Ends what runs, toasts and boxes first, the tray last. */
  async close(): Promise<void> {
    this.#announcements.close();
    // So that the history tells how each ended.
    this.engine.conversations.cancelAll();
    this.#stopWatching();
    this.engine.stop();
    await Promise.all([this.#menu.close(), this.#parts.host.close()]);
  }

  /** A cancel or a yes reaches only the conversation or question that it names. */
  #clicked(action: Action): void {
    const { conversations } = this.engine;
    switch (action.kind) {
      case 'begin':
        this.#begin([action.key], action.anyway);
        break;
      case 'beginGroup':
        this.#begin(action.keys, null);
        break;
      case 'cancelGroup':
        for (const key of action.keys) conversations.cancel(key);
        break;
      case 'cancel':
        conversations.cancel(action.key, action.conversation);
        break;
      case 'note': {
        const state = conversations.states.get(action.key);
        if (state?.pinned.conversation === action.conversation) void this.#leaveNote(state);
        break;
      }
      case 'yes':
        conversations.answer(action.question, 'yes');
        break;
      case 'refresh':
        this.engine.refresh();
        break;
      case 'about':
        this.#announcements.about(this.#parts.version, this.#parts.host.name);
        break;
      default:
        this.#parts[ELSEWHERE[action.kind]]();
    }
  }

  #begin(keys: readonly string[], anyway: AnywayReason | null): void {
    this.#parts.settingsFile?.look();
    const begun = this.engine.begin(keys, anyway);
    if (begun.kind === 'coolingDown') this.#announcements.notAgain('question', begun.session, begun.coolDown);
  }

  async #leaveNote(conversation: Conversation): Promise<void> {
    const left = await this.engine.leaveNote(conversation);
    this.#announcements.note(left, conversation.pinned.session);
  }

  #moved(conversation: Conversation): void {
    if (couldNotBeAsked(conversation)) this.#announcements.notAsked(conversation.pinned.session);
    this.#parts.moved(conversation);
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
