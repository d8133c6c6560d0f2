import type { Rights } from './consent.ts';
import type { Ready } from './conversation/state.ts';
import type { ConversationParts, Conversations } from './conversations.ts';
import { conversations } from './conversations.ts';
import type { DeedLine } from './history.ts';
import { deedLine } from './history.ts';
import type { JobParts } from './jobs.ts';
import { lastLook } from './last-look.ts';
import type { Log } from './log.ts';
import type { People } from './people.ts';
import { afterListing, lister, NOBODY_YET, personByKey } from './people.ts';
import { displayNames } from './sessions/display-name.ts';
import { signInKey } from './sessions/identity.ts';
import { presence } from './sessions/presence.ts';
import type { Session } from './sessions/session.ts';
import { pace } from './settings.ts';
import type { Action, Plan } from './tray/menu.ts';
import { plan } from './tray/menu.ts';
import { aboutNote, isOverrulable, outcomeNote } from './tray/notes.ts';
import type { Slots } from './tray/slots.ts';
import { nextFarewell, reseat } from './tray/slots.ts';
import type { Meanings } from './tray/steady-clicks.ts';
import { isSteady, meanings } from './tray/steady-clicks.ts';
import type { Menu, Toast, ToastEnd, Tray, TrayListener } from './tray/tray.ts';

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
  let people: People = NOBODY_YET;
  let slots: Slots = [];
  let known: Meanings = new Map();
  let cancelFarewell = () => {};

  const listing = lister(host, clock, heardListing);
  const talks = conversations({
    ...parts,
    pace: pace(settings),
    list: listing.list,
    nameOf,
    operatorName: () => (people.operator === null ? words.name.you : nameOf(people.operator)),
    changed: render,
    happened(event, conversation) {
      try {
        parts.record(deedLine(event, conversation, people.operator, new Date()));
      } catch (error) {
        parts.log(`the history can't be written: ${error}`);
      }
    },
    ended: announce,
  });

  let current = planned();
  const tray = parts.openTray(current.menu, { clicked, lost });
  render();
  listing.refresh();

  function heardListing(sessions: readonly Session[] | null, error: unknown): void {
    people = afterListing(people, sessions);
    if (sessions === null) {
      parts.log(`listing failed: ${error}`);
      talks.sendToAll(() => ({ kind: 'doubt', doubt: 'listFailed' }));
      return;
    }
    seat();
    talks.sendToAll(({ pinned }) => ({ kind: 'seen', verdict: lastLook(pinned.session, sessions) }));
  }

  function seat(): void {
    slots = reseat(slots, people.others, clock.now());
    cancelFarewell();
    const farewell = nextFarewell(slots);
    if (farewell === null) return;
    cancelFarewell = clock.after(farewell - clock.now(), () => {
      seat();
      render();
    });
  }

  function planned(): Plan {
    const unseated = people.others.length - slots.filter((slot) => slot?.endedAt === null).length;
    return plan(
      {
        listing: people.listing,
        slots,
        unseated,
        isOwnKnown: people.operator !== null,
        conversations: talks.states,
      },
      words,
    );
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
        listing.refresh();
        break;
      case 'everyone':
        parts.openEveryone();
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
    const person = personByKey(people, key);
    if (person === null || person.notOffered !== null) return;
    const { session } = person;
    talks.begin(
      key,
      {
        session,
        presence: presence(session, settings.quietAfterMinutes * 60_000),
        rights: parts.rights,
        ways: host.ways.length,
      },
      anyway,
    );
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
    const self = personByKey(people, key) ?? { session, isOperator: false, notOffered: null };
    const rest = people.others.filter((other) => signInKey(other.session) !== key);
    return displayNames([self, ...rest], words.name)[0] ?? '';
  }

  return {
    conversations: talks,
    async close() {
      closing.abort();
      listing.stop();
      cancelFarewell();
      talks.stop();
      await Promise.all([tray.close(), host.close()]);
    },
  };
}
