import type { Duplex } from 'node:stream';
import { realMsSince } from '../../base/clock.ts';
import { orNull } from '../../base/or-null.ts';
import type { OwnFacts } from '../../sessions/could-be-lost.ts';
import type { Because, NeighborRequest } from '../protocol.ts';
import { factsAnswer } from './answers.ts';
import type { Asker, Client, NewClient } from './asker.ts';
import { askerOf } from './asker.ts';
import { whyNot } from './decision.ts';
import { inTime } from './in-time.ts';
import type { Asked } from './limits.ts';
import { counted, isTooOften, MOST_ASKERS, NOBODY_ASKED } from './limits.ts';
import { signOutPolitely } from './polite-sign-out.ts';
import type { OwnUsherParts } from './ports.ts';
import type { Talk } from './talk.ts';
import { serveTalk } from './talk.ts';

/** Talks at once, and of one account, so that nobody keeps the others out. */
const MOST_TALKS = 8;
const MOST_TALKS_OF_ONE = 4;

/** What an asker was told last. */
type ToldFacts = Pick<OwnFacts, 'isAway' | 'takenAt'>;

/** One's own Usher, as the Ushers in other sessions of this PC ask it. It believes nothing but who asks. */
export class OwnUsher {
  readonly #parts: OwnUsherParts;
  readonly #begun: number;
  /** The SID of each talk's asker. */
  readonly #talks = new Map<Duplex, string>();
  readonly #told = new Map<string, ToldFacts>();
  #asked: Asked = NOBODY_ASKED;
  #isBusy = false;

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
      stream.on('error', () => {});
      stream.destroy();
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
    return askerOf(
      client,
      orNull(() => this.#parts.listing()),
    );
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
    if (request.kind === 'signOut' && this.#isBusy) return no('busy');
    if (this.#isTooOften(asker, request.kind)) return no('tooOften');
    this.#asked = counted(this.#asked, asker.key, request.kind, this.#now());
    switch (request.kind) {
      case 'facts':
        return this.#tellFacts(asker, talk);
      case 'signOut':
        return this.#signOut(asker, talk, client);
      case 'note':
        return this.#keepNote(request.text, asker, talk);
    }
  }

  async #tellFacts(asker: Asker, talk: Talk): Promise<void> {
    const facts = await inTime(() => this.#parts.facts());
    if (facts !== null) this.#remember(asker, facts);
    const mayAsk = !this.#isBusy && !this.#isTooOften(asker, 'signOut');
    talk.say(factsAnswer(facts, mayAsk && this.#whyNot(facts, asker) === null));
  }

  /** One at a time, from the first look until this person is known to stay. */
  async #signOut(asker: Asker, talk: Talk, client: Client): Promise<void> {
    this.#isBusy = true;
    const against = (facts: OwnFacts | null) =>
      this.#askerOf(client)?.sid === asker.sid ? this.#whyNot(facts, asker) : 'unknown';
    try {
      await signOutPolitely(asker, talk, against, this.#parts);
    } finally {
      this.#isBusy = false;
    }
  }

  #keepNote(text: string, { session }: Asker, talk: Talk): void {
    const isKept = orNull(() => {
      this.#parts.notes.keep({ from: session, text });
      return true;
    });
    talk.say(isKept ? { kind: 'noteKept' } : { kind: 'no', because: 'unknown' });
  }

  #whyNot(facts: OwnFacts | null, asker: Asker): Because | null {
    const { clock } = this.#parts;
    const told = this.#told.get(asker.key);
    const takenAt = facts?.takenAt ?? Number.NaN;
    const msBetween = (from: number, to: number) => (to - from) / clock.speed;
    return whyNot({
      facts,
      setting: orNull(() => this.#parts.setting()) ?? 'never',
      ageMs: realMsSince(takenAt, clock),
      upMs: msBetween(this.#begun, takenAt),
      told: told === undefined ? null : { isAway: told.isAway, msAgo: msBetween(told.takenAt, takenAt) },
      isAdministrator: asker.isAdministrator,
    });
  }

  #remember({ key }: Asker, { isAway, takenAt }: OwnFacts): void {
    this.#told.delete(key);
    this.#told.set(key, { isAway, takenAt });
    const [oldest] = this.#told.keys();
    if (this.#told.size > MOST_ASKERS && oldest !== undefined) this.#told.delete(oldest);
  }

  /** After a no an administrator would sign this person out themselves, and no program could object. */
  #isTooOften({ key, isAdministrator }: Asker, kind: NeighborRequest['kind']): boolean {
    const isUnlimited = isAdministrator && kind === 'signOut';
    return !isUnlimited && isTooOften(this.#asked, key, kind, this.#now());
  }

  /** In ms of the machine's time. Nobody may ask more often because a clock is fast. */
  #now(): number {
    return this.#parts.clock.now() / this.#parts.clock.speed;
  }
}
