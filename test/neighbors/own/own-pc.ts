import type { Duplex } from 'node:stream';
import { duplexPair } from 'node:stream';
import type { Clock } from '../../../src/base/clock.ts';
import { clock } from '../../../src/base/clock.ts';
import type { KeptNotes } from '../../../src/history/kept-notes.ts';
import type { NewReceipt } from '../../../src/history/receipts.ts';
import type { ShownNotes } from '../../../src/history/shown-notes.ts';
import type { Client, NewClient } from '../../../src/neighbors/own/asker.ts';
import type { OwnAnswer, OwnQuestion } from '../../../src/neighbors/own/own-question.ts';
import type { Look, OwnUsherParts } from '../../../src/neighbors/own/ports.ts';
import { OwnUsher } from '../../../src/neighbors/own/serve-neighbors.ts';
import type { FromNeighbor, ToNeighbor } from '../../../src/neighbors/protocol.ts';
import { readFromNeighbor, VERSION, writeLine } from '../../../src/neighbors/protocol.ts';
import type { OwnFacts } from '../../../src/sessions/could-be-lost.ts';
import type { Session } from '../../../src/sessions/session.ts';
import type { OthersMaySignMeOut } from '../../../src/settings/others-may.ts';
import type { ExitResult } from '../../../src/windows/exit-windows.ts';
import { anna, ben, kai } from '../../fakes/people.ts';
import { seconds } from '../../fakes/usher.ts';

export const MINUTE = 60_000;
export const KAI: Client = { sessionId: 1, processId: 4711, user: kai().sid, token: null };
export const ANNA: Client = { sessionId: 3, processId: 4712, user: anna().sid, token: null };
export const BEN: Client = { sessionId: 2, processId: 4713, user: ben().sid, token: null };

/** Kai's elevated helper. Windows lets nobody else open its process. */
export const KAIS_HELPER: Client = {
  sessionId: 1,
  processId: 4714,
  user: null,
  token: { user: kai().sid, isAdministrator: true },
};

/** Windows tells the token of a client only after its hello. */
export function newClient({ token, ...client }: Client): NewClient {
  return { ...client, token: () => token };
}

/** A question on Ben's screen. */
export interface Asked {
  readonly question: OwnQuestion;
  readonly signal: AbortSignal;
  answer(answer: OwnAnswer): void;
}

export type Facts = Omit<OwnFacts, 'takenAt'>;

/** Ben is switched out for an hour, and nothing is open. */
export const AWAY: Facts = {
  idleMs: 60 * MINUTE,
  isAway: true,
  couldBeLost: { word: 'nothing', programs: [] },
};

/** Ben's session, as his own Usher sees it. Everything may be changed while it runs. */
export class OwnPc {
  facts: Facts | null = AWAY;
  setting: OthersMaySignMeOut = 'whenNothingIsLost';
  sessions: readonly Session[] = [ben({ isCurrent: true }), kai({ isCurrent: false }), anna()];
  listingAge = 0;
  /** Shifts the moment of the facts, in ms. */
  factsAge = 0;
  look: Look = 'same';
  exit: ExitResult = { kind: 'asked' };
  /** What the ports were told, in order. */
  readonly done: string[] = [];
  readonly receipts: NewReceipt[] = [];
  readonly notes: Parameters<KeptNotes['keep']>[0][] = [];
  /** Who says that they were shown a note of Ben's, and where Ben is then. */
  readonly shownTo: Parameters<ShownNotes['reported']>[] = [];
  readonly blocking: string[] = ['Word'];
  /** What Ben is asked, and how he answers. */
  readonly asked: Asked[] = [];
  /** Called before each port, by its name. It may throw, or change this PC. */
  before: (port: string) => void | Promise<void> = () => {};
  /** How long calls of Windows have blocked this process, in ms. No timer ran meanwhile. */
  blockedMs = 0;
  readonly clock: Clock;
  readonly usher: OwnUsher;

  /** @param speed of its clock */
  constructor(over: Partial<OwnUsherParts> = {}, speed = 1) {
    const real = clock(speed);
    this.clock = { ...real, now: () => real.now() + this.blockedMs };
    this.usher = new OwnUsher({ ...this.#parts(), ...over });
  }

  /** How often Windows was asked to sign Ben out. */
  get leaves(): number {
    return this.done.filter((each) => each === 'leave').length;
  }

  #parts(): OwnUsherParts {
    const { clock } = this;
    return {
      clock,
      facts: async () => {
        await this.before('facts');
        return this.facts && { ...this.facts, takenAt: clock.now() - this.factsAge };
      },
      setting: () => this.setting,
      listing: () => ({ sessions: this.sessions, ageMs: this.listingAge }),
      receipts: {
        write: (receipt) => {
          void this.before('write');
          this.done.push('receipt');
          return `${this.receipts.push(receipt)}`;
        },
        kept: (id) => void this.done.push(`kept ${id}`),
      },
      look: async () => {
        await this.before('look');
        this.done.push('look');
        return this.look;
      },
      leave: () => {
        void this.before('leave');
        this.done.push('leave');
        return this.exit;
      },
      blocking: () => this.blocking,
      askHere: (question, signal) =>
        new Promise((answer) => {
          this.done.push('ask');
          this.asked.push({ question, signal, answer });
        }),
      notes: {
        keep: (note) => {
          void this.before('keep');
          this.notes.push(note);
        },
      },
      shownNotes: {
        reported: (person, own) => {
          void this.before('reported');
          this.shownTo.push([person, own]);
        },
      },
      log: () => {},
    };
  }

  /** Lets a client in, which has said nothing yet. */
  connect(client: Client = KAI): Talker {
    const [theirs, ours] = duplexPair();
    const talker = new Talker(theirs, ours);
    void this.usher.arrived(ours, newClient(client));
    return talker;
  }

  /** A whole talk about one request. @returns what was answered within a second */
  async ask(request: ToNeighbor, client: Client = KAI): Promise<readonly FromNeighbor[]> {
    const talker = this.connect(client);
    await talker.say({ kind: 'hello', version: VERSION }, request);
    await seconds(0.5);
    return talker.answers;
  }
}

/** The asker's end of a talk. */
export class Talker {
  readonly stream: Duplex;
  readonly #ours: Duplex;
  #heard = '';

  constructor(stream: Duplex, ours: Duplex) {
    this.stream = stream;
    this.#ours = ours;
    stream.on('error', () => {});
    stream.setEncoding('utf8').on('data', (text: string) => {
      this.#heard += text;
    });
  }

  /** Whether the asked Usher has ended the talk. */
  get isClosed(): boolean {
    return this.#ours.destroyed || this.#ours.writableEnded;
  }

  /** All that it said, without its hello and its beats. A line that cannot be read is a fault. */
  get answers(): readonly FromNeighbor[] {
    return this.lines.filter(({ kind }) => kind !== 'hello' && kind !== 'beat');
  }

  get lines(): readonly FromNeighbor[] {
    return this.#heard
      .split('\n')
      .slice(0, -1)
      .map((line) => {
        const read = readFromNeighbor(line);
        if (read === null) throw new Error(`It said ${line}`);
        return read;
      });
  }

  async say(...messages: readonly ToNeighbor[]): Promise<void> {
    await this.write(messages.map(writeLine).join(''));
  }

  async write(text: string): Promise<void> {
    if (!this.stream.destroyed && !this.stream.writableEnded) this.stream.write(text);
    await seconds(0);
  }

  async close(): Promise<void> {
    this.stream.end();
    await seconds(0);
  }

  /** From now on nothing that the asked Usher writes leaves its process. */
  stall(): void {
    this.#ours.cork();
  }

  /** Stays in the talk for so long. */
  async beatFor(count: number): Promise<void> {
    for (let second = 0; second < count; second += 1) {
      await this.say({ kind: 'beat' });
      await seconds(1);
    }
  }
}
