import type { Duplex } from 'node:stream';
import { realMsSince } from '../../base/clock.ts';
import { orNull } from '../../base/or-null.ts';
import type { OwnFacts } from '../../sessions/could-be-lost.ts';
import type { OthersMaySignMeOut } from '../../settings/others-may.ts';
import type { Because, NeighborRequest } from '../protocol.ts';
import { factsAnswer } from './answers.ts';
import type { AskRequest } from './ask-person.ts';
import { askPerson, whyNotAsk } from './ask-person.ts';
import type { Asker, Client, NewClient } from './asker.ts';
import { askerOf } from './asker.ts';
import { whyNot } from './decision.ts';
import { FACTS_STEP, inTime } from './in-time.ts';
import { hearNoteShown, keepNote } from './notes.ts';
import { signOutPolitely } from './polite-sign-out.ts';
import type { OwnUsherParts } from './ports.ts';
import { Requests } from './requests.ts';
import type { Talk } from './talk.ts';
import { serveTalk } from './talk.ts';
import { ToldFacts } from './told-facts.ts';
import { Turns } from './turns.ts';

/** Talks at once, and of one account, so that nobody keeps the others out. */
const MOST_TALKS = 8;
const MOST_TALKS_OF_ONE = 4;

/** One's own Usher, as the Ushers in other sessions of this PC ask it. It believes nothing but who asks. */
export class OwnUsher {
  readonly #parts: OwnUsherParts;
  readonly #begun: number;
  /** The SID of each talk's asker. */
  readonly #talks = new Map<Duplex, string>();
  readonly #told = new ToldFacts();
  readonly #requests = new Requests(() => this.#now());
  readonly #turns = new Turns(() => this.#now());

  constructor(parts: OwnUsherParts) {
    this.#parts = parts;
    this.#begun = parts.clock.now();
  }

  /** Serves one client of the pipe. @returns once its stream is closed. Never rejects */
  async arrived(stream: Duplex, came: NewClient): Promise<void> {
    const turnedAway = () => this.#parts.log(`turned away a client from session ${came.sessionId}`);
    // Whose session it is. The token tells whether a client of another account is welcome.
    const asker = this.#askerOf({ ...came, user: null, token: null });
    if (asker === null || !this.#hasRoomFor(asker)) {
      turnedAway();
      stream.on('error', () => {}).destroy();
      return;
    }
    this.#talks.set(stream, asker.sid);
    await serveTalk(stream, this.#parts.clock, () => {
      const client = { ...came, token: orNull(() => came.token()) };
      if (this.#askerOf(client) !== null) return (request, talk) => this.#answer(request, talk, client);
      turnedAway();
      return null;
    });
    this.#talks.delete(stream);
  }

  #askerOf(client: Client): Asker | null {
    const listing = orNull(() => this.#parts.listing());
    return askerOf(client, listing);
  }

  #hasRoomFor({ sid }: Asker): boolean {
    const theirs = [...this.#talks.values()].filter((each) => each === sid);
    return this.#talks.size < MOST_TALKS && theirs.length < MOST_TALKS_OF_ONE;
  }

  async #answer(request: NeighborRequest, talk: Talk, client: Client): Promise<void> {
    const no = (because: Because) => talk.say({ kind: 'no', because });
    // Listed anew since the talk began, perhaps.
    const asker = this.#askerOf(client);
    if (asker === null) return no('unknown');
    const { kind } = request;
    if ((kind === 'ask' || kind === 'signOut') && this.#turns.isTaken(asker)) return no('busy');
    if (!this.#turns.isWanted(asker, kind) && this.#requests.isTooOften(asker, kind)) return no('tooOften');
    this.#requests.count(asker, kind);
    switch (kind) {
      case 'facts':
        return this.#tellFacts(asker, talk);
      case 'ask':
        return this.#turns.take(asker, () => this.#ask(request, asker, talk));
      case 'signOut':
        return this.#turns.take(asker, () => this.#signOut(asker, talk, client));
      case 'note':
        return keepNote(request.text, asker, talk, this.#parts);
      case 'noteShown':
        return hearNoteShown(asker, talk, this.#parts);
    }
  }

  async #tellFacts(asker: Asker, talk: Talk): Promise<void> {
    const facts = await inTime(() => this.#parts.facts(), FACTS_STEP);
    if (facts !== null) this.#told.remember(asker, facts);
    const isFree = !this.#turns.isTaken(asker);
    const may = (kind: 'ask' | 'signOut') => isFree && !this.#requests.isTooOften(asker, kind);
    const would = {
      allows: may('signOut') && this.#whyNot(facts, asker) === null,
      asks: facts !== null && may('ask') && whyNotAsk(facts.isAway, this.#setting()) === null,
      askedBy: this.#turns.other(asker),
    };
    talk.say(factsAnswer(facts, would));
  }

  #ask(request: AskRequest, asker: Asker, talk: Talk) {
    return askPerson(request, asker, talk, this.#parts, {
      against: (isAway) => whyNotAsk(isAway, this.#setting()),
      mayDelay: this.#turns.mayDelay(asker),
      answered: (answer) => this.#turns.answered(asker, answer),
    });
  }

  async #signOut(asker: Asker, talk: Talk, client: Client): Promise<void> {
    const hasSaidYes = this.#turns.takeYes(asker);
    const against = (facts: OwnFacts | null) =>
      this.#askerOf(client)?.sid === asker.sid ? this.#whyNot(facts, asker, hasSaidYes) : 'unknown';
    await signOutPolitely(asker, talk, { against, hasSaidYes }, this.#parts);
  }

  #setting(): OthersMaySignMeOut {
    return orNull(() => this.#parts.setting()) ?? 'never';
  }

  #whyNot(facts: OwnFacts | null, asker: Asker, hasSaidYes = false): Because | null {
    const { clock } = this.#parts;
    const takenAt = facts?.takenAt ?? Number.NaN;
    return whyNot({
      facts,
      setting: this.#setting(),
      hasSaidYes,
      ageMs: realMsSince(takenAt, clock),
      upMs: (takenAt - this.#begun) / clock.speed,
      told: this.#told.before(takenAt, asker, clock),
      isAdministrator: asker.isAdministrator,
    });
  }

  /** In ms of the machine's time. Nobody may ask more often because a clock is fast. */
  #now(): number {
    return this.#parts.clock.now() / this.#parts.clock.speed;
  }
}
