import type { AnywayReason } from '../conversation/answers.ts';
import type { NewPinned } from '../conversation/pinned.ts';
import { seen } from '../conversation/seen.ts';
import type { Conversation } from '../conversation/state.ts';
import { isAskingPerson } from '../conversation/state-facts.ts';
import { Disturbances } from '../history/disturbances.ts';
import type { HistoryEvent } from '../history/history.ts';
import { recordEvent } from '../history/history.ts';
import type { Deed } from '../sessions/deed.ts';
import type { Session } from '../sessions/session.ts';
import { Conversations } from './conversations.ts';
import type { Lister, People } from './listing.ts';
import { afterListing, lister, NOBODY_YET, protectedAmong, regarded } from './listing.ts';
import { nameOfSession, operatorName, sentenceNames, shownOperator } from './names.ts';
import type { LeftNote } from './notes.ts';
import { leaveNote } from './notes.ts';
import { pin, pinOffered } from './pin.ts';
import type { Begun, EngineListener, EngineParts } from './ports.ts';

/** One process's sign-outs, and the list that they watch. What is decided is decided in `conversation/`. */
export class Engine {
  readonly #parts: EngineParts;
  readonly #listener: EngineListener;
  readonly #lister: Lister;
  readonly #disturbances: Disturbances;
  readonly #names;
  #people: People = NOBODY_YET;

  /** Those that run or were just over. The door for everything that happens to them. */
  readonly conversations: Conversations;
  /** Lists now; every conversation hears of it before the promise resolves. @throws SessionError */
  readonly list: Lister['list'];
  /** Lists soon, and from then on each minute. */
  readonly refresh: Lister['refresh'];

  constructor(parts: EngineParts, listener: EngineListener) {
    const { host, clock, words } = parts;
    this.#parts = parts;
    this.#listener = listener;
    this.#names = sentenceNames(words.name);
    this.#disturbances = new Disturbances({ ...parts, questions: parts.askAgainMs });
    this.#lister = lister(host, clock, (sessions, error) => this.#listed(sessions, error), parts.asleep);
    this.list = this.#lister.list;
    this.refresh = this.#lister.refresh;
    this.conversations = new Conversations(
      {
        ...parts,
        list: this.list,
        operatorShown: (host) => shownOperator(this.operator, parts.operatorUnknown, host),
        nameOf: (session) => this.nameOf(session),
        nameOfSession: (id) => nameOfSession(this.#people, id, this.#names),
      },
      {
        changed: () => listener.changed(),
        moved: (conversation) => this.#moved(conversation),
        happened: (event, conversation) => this.happened(event, conversation),
        ended: (key, conversation) => listener.ended?.(key, conversation),
      },
    );
  }

  /** Everybody as of the last listing. */
  get people(): People {
    return this.#people;
  }

  /** The operator's own session; null where nothing tells it. */
  get operator(): Session | null {
    return this.#people.operator ?? this.#parts.own;
  }

  /** Pins these people as of the last listing and asks about them, but for whoever was asked a short while ago. */
  begin(keys: readonly string[], anyway: AnywayReason | null = null): Begun {
    const found = pinOffered(keys, this.#people, anyway, this.#parts, this.#disturbances.look());
    const [first] = found;
    if (first === undefined) return { kind: 'gone' };
    const free = found.filter(({ coolDown }) => coolDown.ms === 0);
    if (free.length === 0) {
      return { kind: 'coolingDown', session: first.pinned.session, coolDown: first.coolDown };
    }
    this.start(new Map(free.map(({ key, pinned }) => [key, pinned])), () => anyway);
    return { kind: 'begun' };
  }

  /** Asks about people who are pinned already. */
  start(people: ReadonlyMap<string, NewPinned>, anyway: (pinned: NewPinned) => AnywayReason | null): void {
    this.conversations.begin(people, anyway);
  }

  /** What a conversation about this session begins with. */
  pin(session: Session, deed: Deed): NewPinned {
    return pin(session, deed, this.#parts);
  }

  /** Leaves the person of a conversation a note, unless they got one a short while ago. */
  async leaveNote(conversation: Conversation): Promise<LeftNote> {
    const { session, presence } = conversation.pinned;
    const note = this.#parts.words.noteFor(this.operatorName(), presence !== 'away');
    const left = await leaveNote(session, note, { ...this.#parts, disturbances: this.#disturbances });
    if (left.kind !== 'coolingDown') this.happened({ event: 'note', note: left.kind }, conversation);
    return left;
  }

  /** What sentences call somebody. */
  nameOf(session: Session): string {
    return this.#names(this.#people, session);
  }

  /** The operator, as other people read it. */
  operatorName(): string {
    return operatorName(this.operator, this.#parts.operatorUnknown);
  }

  /** Other people are protected now. A conversation about one of them ends. */
  protectedChanged(): void {
    this.#people = regarded(this.#people, this.#parts.protectedUsers());
    const isProtected = protectedAmong(this.#people);
    for (const key of this.conversations.states.keys()) {
      if (isProtected(key)) this.conversations.cancel(key);
    }
    this.#listener.changed();
  }

  /** Ends every job, its boxes and toasts with it. Cancel first what the history is to tell as canceled. */
  stop(): void {
    this.#lister.stop();
    this.conversations.stop();
  }

  #listed(sessions: readonly Session[] | null, error: unknown): void {
    const { protectedUsers, judge = seen, log } = this.#parts;
    if (sessions === null) log(`listing failed: ${error}`);
    this.#people = afterListing(this.#people, sessions, protectedUsers());
    // Ends in `changed`, where no conversation runs too.
    this.conversations.sendToAll(({ pinned }) => judge(pinned, sessions));
    this.#listener.listed?.();
  }

  #moved(conversation: Conversation): void {
    const isAsked = isAskingPerson(conversation) && this.#parts.host.canAsk;
    if (isAsked) this.#disturbances.happened('question', conversation.pinned.session);
    this.#listener.moved?.(conversation);
  }

  /** Writes it into the history of this conversation, and tells the listener. */
  happened(event: HistoryEvent, on: Conversation): void {
    recordEvent(event, { ...on.pinned, name: this.nameOf(on.pinned.session) }, this.operator, this.#parts);
    this.#listener.happened?.(event, on);
  }
}
