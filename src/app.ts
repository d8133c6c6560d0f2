import type { Rights } from './consent.ts';
import type { Conversation, Ready } from './conversation/state.ts';
import type { ConversationParts, Conversations } from './conversations.ts';
import { conversations } from './conversations.ts';
import type { DeedEvent, DeedLine } from './history.ts';
import { deedLine } from './history.ts';
import type { JobParts } from './jobs.ts';
import { lastLook } from './last-look.ts';
import type { Log } from './log.ts';
import { personByKey } from './people.ts';
import { roster } from './roster.ts';
import { displayNames } from './sessions/display-name.ts';
import { signInKey } from './sessions/identity.ts';
import { presence } from './sessions/presence.ts';
import type { Session } from './sessions/session.ts';
import { pace } from './settings.ts';
import type { Action } from './tray/action.ts';
import type { Plan } from './tray/menu.ts';
import { plan } from './tray/menu.ts';
import { aboutNote, askedLatelyNote, isOverrulable, outcomeNote } from './tray/notes.ts';
import type { Meanings } from './tray/steady-clicks.ts';
import { isSteady, meanings } from './tray/steady-clicks.ts';
import type { Menu, Toast, ToastEnd, Tray, TrayListener } from './tray/tray.ts';

const MINUTE = 60_000;

/** What the app is put together from: the ports, the settings, and how to leave. */
export interface AppParts
  extends Omit<JobParts, 'list' | 'nameOf' | 'operatorName' | 'pace'>,
    Pick<ConversationParts, 'asleep' | 'moved'> {
  readonly version: string;
  readonly rights: Rights;
  readonly log: Log;
  openTray(first: Menu, listener: TrayListener): Tray;
  record(line: DeedLine): void;
  /** Shows everybody, where the menu has too few rows. */
  openEveryone(): void;
  /** Shows what was asked and done. */
  openHistory(): void;
  /** The operator chose Quit. */
  quit(): void;
}

export interface App {
  /** What is known and going on; for faces that tell more than a menu does. */
  readonly conversations: Conversations;
  /** Ends what runs, toasts and boxes first, the tray last. */
  close(): Promise<void>;
}

/** The tray app: events in, decisions asked, deeds started. Runs until `close`. */
export function startApp(parts: AppParts): App {
  const { host, clock, words, settings, toaster } = parts;
  const closing = new AbortController();
  const who = roster(host, clock, settings.protected, { heard, changed: render });
  const talks = conversations({
    ...parts,
    pace: pace(settings),
    list: who.list,
    nameOf,
    operatorName: () => (who.people.operator === null ? words.name.you : nameOf(who.people.operator)),
    moved,
    changed: render,
    happened: record,
    ended: announce,
  });
  const askedAt = new Map<string, number>();
  let known: Meanings = new Map();
  let current = planned();
  const tray = parts.openTray(current.menu, { clicked, lost });
  render();
  who.refresh();

  function heard(sessions: readonly Session[] | null, error: unknown): void {
    if (sessions === null) parts.log(`listing failed: ${error}`);
    talks.sendToAll(({ pinned }) =>
      sessions === null
        ? { kind: 'doubt', doubt: 'listFailed' }
        : { kind: 'seen', verdict: lastLook(pinned.session, sessions) },
    );
  }

  function record(event: DeedEvent, conversation: Conversation): void {
    try {
      parts.record(deedLine(event, conversation, who.people.operator, new Date()));
    } catch (error) {
      parts.log(`the history can't be written: ${error}`);
    }
  }

  function planned(): Plan {
    const { people, slots, unseated } = who;
    const isOwnKnown = people.operator !== null;
    const { listing } = people;
    return plan({ listing, slots, unseated, isOwnKnown, conversations: talks.states }, words);
  }

  function render(): void {
    current = planned();
    known = meanings(known, current.actions, clock.now());
    tray.show(current.menu);
  }

  function clicked(rowId: string): void {
    const action = current.actions.get(rowId);
    if (action === undefined || !isSteady(known, rowId, clock.now())) return;
    act(action);
  }

  function act(action: Action): void {
    switch (action.kind) {
      case 'begin':
        beginWith(action.key, action.anyway);
        break;
      case 'cancel':
        if (talks.states.get(action.key)?.pinned.conversation === action.conversation) {
          talks.send(action.key, { kind: 'canceled' });
        }
        break;
      case 'yes':
        talks.send(action.key, { kind: 'answered', question: action.question, answer: 'yes' });
        break;
      case 'refresh':
        who.refresh();
        break;
      case 'everyone':
        parts.openEveryone();
        break;
      case 'history':
        parts.openHistory();
        break;
      case 'about':
        void tell(aboutNote(parts.version, host.name, words));
        break;
      case 'quit':
        parts.quit();
        break;
    }
  }

  function beginWith(key: string, anyway: Extract<Action, { kind: 'begin' }>['anyway']): void {
    const person = personByKey(who.people, key);
    if (person === null || person.notOffered !== null) return;
    const { session } = person;
    const at = presence(session, settings.quietAfterMinutes * MINUTE);
    const peace = at === 'away' || anyway !== null ? 0 : peaceLeft(key);
    if (peace > 0) {
      void tell(askedLatelyNote(nameOf(session), Math.ceil(peace / MINUTE), words));
      return;
    }
    talks.begin(
      key,
      {
        session,
        presence: at,
        rights: parts.rights,
        ways: host.ways.length,
      },
      anyway,
    );
  }

  /** How long somebody who was asked is still to be left in peace, in ms. */
  function peaceLeft(key: string): number {
    const asked = askedAt.get(key);
    return asked === undefined ? 0 : asked + settings.askAgainAfterMinutes * MINUTE - clock.now();
  }

  function moved(conversation: Conversation): void {
    const isAsked = conversation.kind === 'countingDown' && conversation.person === 'waiting';
    if (isAsked && host.canAsk) askedAt.set(signInKey(conversation.pinned.session), clock.now());
    parts.moved(conversation);
  }

  function lost(): void {
    parts.log('the icon is gone; it comes back');
    talks.sendToAll(() => ({ kind: 'doubt', doubt: 'iconLost' }));
  }

  function announce(key: string, { outcome, pinned }: Ready): void {
    const note = outcomeNote(outcome, nameOf(pinned.session), words);
    if (note === null) return;
    void tell(note).then((end) => {
      if (end === 'yes' && isOverrulable(outcome)) beginWith(key, outcome.kind);
    });
  }

  async function tell(note: Toast): Promise<ToastEnd> {
    const end = await toaster.show(note, closing.signal);
    if (end === 'notShown') parts.log(`not shown: ${note.title}. ${note.text}`);
    return end;
  }

  /** As the menu calls them, also after they are gone from the listing. */
  function nameOf(session: Session): string {
    const key = signInKey(session);
    const self = personByKey(who.people, key) ?? { session, isOperator: false, notOffered: null };
    const rest = who.people.others.filter((other) => signInKey(other.session) !== key);
    return displayNames([self, ...rest], words.name)[0] ?? '';
  }

  return {
    conversations: talks,
    async close() {
      closing.abort();
      // So that the history tells how each ended.
      talks.sendToAll(() => ({ kind: 'canceled' }));
      who.stop();
      talks.stop();
      await Promise.all([tray.close(), host.close()]);
    },
  };
}
