import type { AnywayReason, Conversation } from '../conversation/state.ts';
import type { Conversations } from '../engine/conversations.ts';
import type { AppParts } from './app-parts.ts';
import type { Action } from './menu/action.ts';

/** What a click on a row of the menu may set off. */
export interface Desk {
  readonly talks: Conversations;
  readonly parts: Pick<AppParts, 'openEveryone' | 'openHistory' | 'openDoctor' | 'quit'>;
  begin(key: string, anyway: AnywayReason | null): void;
  beginAll(keys: readonly string[]): void;
  leaveNote(conversation: Conversation): void;
  refresh(): void;
  tellAbout(): void;
}

/** Does what the row means. A cancel or a yes reaches only the conversation or question that it names. */
export function perform(action: Action, { talks, parts, ...desk }: Desk): void {
  switch (action.kind) {
    case 'begin':
      desk.begin(action.key, action.anyway);
      break;
    case 'beginGroup':
      desk.beginAll(action.keys);
      break;
    case 'cancelGroup':
      for (const key of action.keys) talks.send(key, { kind: 'canceled' });
      break;
    case 'cancel':
      if (talks.states.get(action.key)?.pinned.conversation === action.conversation) {
        talks.send(action.key, { kind: 'canceled' });
      }
      break;
    case 'note': {
      const state = talks.states.get(action.key);
      if (state?.pinned.conversation === action.conversation) desk.leaveNote(state);
      break;
    }
    case 'yes':
      talks.answer(action.question, 'yes');
      break;
    case 'refresh':
      desk.refresh();
      break;
    case 'everyone':
      parts.openEveryone();
      break;
    case 'history':
      parts.openHistory();
      break;
    case 'doctor':
      parts.openDoctor();
      break;
    case 'about':
      desk.tellAbout();
      break;
    case 'quit':
      parts.quit();
      break;
  }
}
