import type { Conversation } from '../../src/conversation/state.ts';
import type { HistoryEntry } from '../../src/history/history.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { Settings } from '../../src/settings/settings.ts';
import type { Menu } from '../../src/tray/ports.ts';
import type { Item, ScreensWitness } from '../pc/item.ts';
import type { Pipe } from '../pc/pipes.ts';
import type { Process } from '../pc/process.ts';
import type { SignIn } from '../pc/sign-in.ts';
import type { RunningUsher, UsherWitness } from '../pc/usher.ts';
import type { Witness } from '../pc/witness.ts';
import type { Tally } from '../report/tally.ts';
import { Answers } from './answers.ts';
import { AskingRules } from './asking.ts';
import { Clicks } from './clicks.ts';
import { judgeDisconnect } from './disconnects.ts';
import { HistoryRules } from './history.ts';
import { Known } from './known.ts';
import { heardLine } from './lines.ts';
import { OwnRules } from './own-rules.ts';
import { judgeShown } from './reading.ts';
import { ReceiptRules } from './receipts.ts';
import { SessionRules } from './session-rules.ts';
import { conversationMoved, helperBegan, trayBegan, wasTold } from './watching.ts';

/**
 * Judges what happens on the simulated PC. It knows what truly is, what was shown and what was clicked, and believes
 * nothing that Usher says about itself.
 */
export class Referee extends Known implements Witness, ScreensWitness, UsherWitness {
  readonly #tally: Tally;
  readonly #own = new OwnRules(() => this.now);
  readonly history = new HistoryRules(this);
  readonly receipts = new ReceiptRules(this);
  readonly #answers = new Answers(this, this.history);
  readonly #clicks = new Clicks(this, this.#answers);
  readonly #asking = new AskingRules(this, this.#own);
  readonly #sessions: SessionRules;
  #heard: (process: Process, conversation: Conversation) => void = () => {};
  #heardHelper: (tray: Process) => void = () => {};

  constructor(tally: Tally) {
    super();
    this.#tally = tally;
    const { history, receipts } = this;
    this.#sessions = new SessionRules({ known: this, own: this.#own, history, receipts, tally });
  }

  /** @param heard of each step of a conversation, before the referee */
  onMove(heard: (process: Process, conversation: Conversation) => void): void {
    this.#heard = heard;
  }

  /** @param heard of each helper that begins, by its tray */
  onHelp(heard: (tray: Process) => void): void {
    this.#heardHelper = heard;
  }

  began(process: Process, operator: SignIn, settings: Settings): void {
    trayBegan(this, process, operator, settings);
  }

  helped(tray: Process, helper: Process): void {
    helperBegan(this, tray, helper);
    this.#heardHelper(tray);
  }

  over(process: Process): void {
    const of = this.watched.get(process);
    if (of !== undefined) of.endedAt ??= this.now;
  }

  looked(process: Process, sessions: readonly Session[] | null, begunAt: number, isLook: boolean): void {
    wasTold(this, process, sessions, begunAt, isLook);
  }

  recorded(process: Process, entry: HistoryEntry): void {
    this.history.recorded(process, entry);
  }

  moved(process: Process, conversation: Conversation): void {
    this.#heard(process, conversation);
    this.#tally.moved(process, conversation);
    conversationMoved(this, process, conversation);
  }

  drawn(process: Process, menu: Menu): void {
    this.#clicks.drawn(process, menu);
  }

  /** A click reaches the tray that was meant for what the row said then. */
  clicks(process: Process, rowId: string, text: string): void {
    this.#clicks.clicked(process, rowId, text);
  }

  appeared(item: Item): void {
    const of = this.watched.get(item.process);
    if (item.kind === 'toast' && of !== undefined) this.receipts.appeared(item, of.operator.account);
    if (item.kind === 'own' || item.kind === 'person') this.#asking.personAsked(item);
    else this.#asking.operatorShown(of, item);
  }

  ended(item: Item): void {
    const of = this.watched.get(item.process);
    if (of !== undefined) this.receipts.ended(item, of.operator.account, item.isShown);
    if (item.end === 'neverComes') this.history.helperNeverComes(item.process);
    if (item.kind === 'own') this.#own.answered(item);
    if (of === undefined) return;
    if (item.kind === 'person') this.#answers.personAnswered(of, item);
    this.#answers.ended(of, item);
  }

  seen(item: Item, isSeen: boolean): void {
    this.#asking.seen(item, isSeen);
  }

  noted(sessionId: number, title: string): void {
    this.tell(`${this.windows.of(sessionId)?.name ?? 'nobody'} gets a message: ${title}`);
  }

  line(line: string, from: Process, to: Process, pipe: Pipe): void {
    heardLine(this, this.#own, line, from, to, pipe);
  }

  loggedOff(by: Process, victim: SignIn | null, id: number): void {
    this.#sessions.loggedOff(by, victim, id);
  }

  disconnects(by: Process, victim: SignIn | null): void {
    judgeDisconnect(this, by, victim);
    if (victim !== null) this.#tally.count('disconnect');
  }

  exits(by: Process, victim: SignIn): void {
    this.#sessions.exits(by, victim);
  }

  taken(victim: SignIn): void {
    this.#sessions.taken(victim);
  }

  signedOut(): void {
    this.#tally.signOuts += 1;
  }

  /** What a tray shows is true, now that everything is told. @param items on its operator's screen */
  reads(usher: RunningUsher, items: readonly Item[]): void {
    judgeShown(this, this.#own, usher, items);
  }

  /** Nothing goes on at this tray any more. */
  rests(process: Process): void {
    this.history.rests(process);
  }
}
