import type { AnywayReason } from '../conversation/answers.ts';
import type { Conversation } from '../conversation/state.ts';
import type { Engine } from '../engine/engine.ts';
import { letIn, letInEvent } from '../engine/let-in.ts';
import type { Announcements } from './announcements.ts';
import type { Action } from './menu/action.ts';
import { ELSEWHERE } from './menu/action.ts';
import type { AppParts } from './ports.ts';

/** What the operator's clicks do. */
export class Clicks {
  readonly #parts: AppParts;
  readonly #engine: Engine;
  readonly #announcements: Announcements;
  readonly #readLeft: () => void;

  /** @param readLeft shows what others left for this person */
  constructor(parts: AppParts, engine: Engine, announcements: Announcements, readLeft: () => void) {
    this.#parts = parts;
    this.#engine = engine;
    this.#announcements = announcements;
    this.#readLeft = readLeft;
  }

  /** A cancel or a yes reaches only the conversation or question that it names. */
  clicked(action: Action): void {
    const { conversations } = this.#engine;
    switch (action.kind) {
      case 'begin':
        this.begin([action.key], action.anyway);
        break;
      case 'beginGroup':
        this.begin(action.keys, null);
        break;
      case 'cancelGroup':
        for (const key of action.keys) conversations.cancel(key);
        break;
      case 'cancel':
        conversations.cancel(action.key, action.conversation);
        break;
      case 'note': {
        const state = conversations.states.get(action.key);
        if (state?.pinned.conversation === action.conversation) void this.leaveNote(state);
        break;
      }
      case 'yes':
        conversations.answer(action.question, 'yes');
        break;
      case 'disconnect':
        conversations.answer(action.question, 'disconnect');
        break;
      case 'letIn': {
        const state = conversations.states.get(action.key);
        if (state?.pinned.conversation === action.conversation) void this.#letIn(state);
        break;
      }
      case 'unread':
        this.#readLeft();
        break;
      case 'doNotAsk':
        this.#doNotAsk(action.isOn);
        break;
      case 'signInStart':
        this.#parts.signInStart?.set(action.isOn);
        this.#engine.refresh();
        break;
      case 'refresh':
        this.#engine.refresh();
        break;
      case 'settings':
        this.#parts.openSettings?.();
        break;
      default:
        this.#parts[ELSEWHERE[action.kind]]();
    }
  }

  #doNotAsk(isOn: boolean): void {
    const { doNotAsk } = this.#parts;
    if (isOn) doNotAsk?.begin();
    else doNotAsk?.end();
    this.#engine.refresh();
  }

  /** The sign-out is off first: nobody could cancel it from behind the sign-in screen. */
  async #letIn(conversation: Conversation): Promise<void> {
    if (conversation.kind !== 'asking') return;
    this.#engine.conversations.answer(conversation.question, 'no');
    const done = await letIn({ ...this.#parts, list: this.#engine.list });
    this.#engine.happened(letInEvent(done), conversation);
    if (done.kind === 'failed') this.#announcements.notLetIn(conversation.pinned.session, done.code);
  }

  begin(keys: readonly string[], anyway: AnywayReason | null): void {
    this.#parts.settingsFile?.look();
    const begun = this.#engine.begin(keys, anyway);
    if (begun.kind === 'coolingDown') this.#announcements.notAgain('question', begun.session, begun.coolDown);
  }

  async leaveNote(conversation: Conversation): Promise<void> {
    const left = await this.#engine.leaveNote(conversation);
    this.#announcements.note(left, conversation.pinned.session);
  }
}
