import type { Conversation } from '../../src/conversation/state.ts';
import { isActing } from '../../src/conversation/state-facts.ts';
import type { HistoryEntry } from '../../src/history/history.ts';
import type { Deed } from '../../src/sessions/deed.ts';
import type { Session } from '../../src/sessions/session.ts';
import type { Settings } from '../../src/settings/settings.ts';
import type { Menu } from '../../src/tray/ports.ts';
import type { Pipe } from '../pc/pipes.ts';
import type { Item, ScreensWitness } from '../pc/screens.ts';
import type { SignIn } from '../pc/sign-in.ts';
import { keyOf } from '../pc/sign-in.ts';
import type { Process } from '../pc/time.ts';
import type { RunningUsher, UsherWitness } from '../pc/usher.ts';
import type { Windows, Witness } from '../pc/windows.ts';
import type { Tally } from '../report/tally.ts';
import type { Deed as DeedDone } from './deeds.ts';
import { isAway, ON_ITS_WAY, whatIsWrong } from './deeds.ts';
import { HistoryRules } from './history.ts';
import { helpersSubjectOf, intentOf, subjectOf } from './names.ts';
import { OwnRules } from './own-rules.ts';
import { ReceiptRules } from './receipts.ts';
import { silentYes } from './silence.ts';
import { untrue } from './truth.ts';
import type { Begun, Consent, Question, Watched } from './witnessed.ts';
import { watched } from './witnessed.ts';

/** A row takes no click so soon after it has changed, in ms. */
const STEADY = 1000;

const NEIGHBOR_PIPE = /\\Usher\\\d+$/u;

/** The menu goes on to ask after these ends of a notification. */
const STANDS: readonly (string | null)[] = [null, 'body', 'dismissed', 'timedOut', 'unknown', 'notShown'];

const ANYWAY_ROW = /Click to sign out anyway/u;
const CANNOT_BE_ASKED = /can't be asked/u;

/** The time between two questions to the same person, in ms. The second of two processes may not know yet. */
const ASK_AGAIN_AFTER = 5 * 60_000 - 1000;

/** What was open a moment before a question may not be known to whoever asks, in ms. */
const KNOWN_AFTER = 3000;

/**
 * Judges what happens on the simulated PC. It knows what truly is, what was shown and what was clicked, and believes
 * nothing that Usher says about itself.
 */
export class Referee implements Witness, ScreensWitness, UsherWitness {
  /** What went wrong; the first one is the one to look at. */
  readonly faults: string[] = [];
  readonly story: string[] = [];
  readonly slept: number[] = [];
  readonly stepped: number[] = [];
  readonly #tally: Tally;
  readonly #watched = new Map<Process, Watched>();
  readonly #own: OwnRules;
  /** Who decided the last sign-out of somebody: a tray, and its helper. */
  readonly #decided = new Map<SignIn, readonly Watched[]>();
  #windows: Windows | null = null;
  #heard: (process: Process, conversation: Conversation) => void = () => {};
  #heardHelper: (tray: Process) => void = () => {};
  #history: HistoryRules | null = null;
  #receipts: ReceiptRules | null = null;
  /** When somebody was asked on their screen, by who had them asked. */
  readonly #askedOnScreen = new Map<string, number>();

  constructor(tally: Tally) {
    this.#tally = tally;
    this.#own = new OwnRules(() => this.#now);
  }

  /** The PC that is judged. */
  attend(windows: Windows): void {
    this.#windows = windows;
    this.#history = new HistoryRules(windows.disk, (sentence) => this.fault(sentence));
    this.#receipts = new ReceiptRules(windows.disk, (sentence) => this.fault(sentence));
  }

  tell(sentence: string): void {
    const seconds = ((this.#now - 10_000_000) / 1000).toFixed(2);
    this.story.push(`${seconds.padStart(8)} s  ${sentence}`);
  }

  fault(sentence: string): void {
    this.faults.push(sentence);
    this.tell(`FAULT: ${sentence}`);
  }

  /** A tray that runs from now on. */
  began(process: Process, operator: SignIn, settings: Settings): void {
    this.#watched.set(
      process,
      watched({
        process,
        operator,
        tray: null,
        begunAt: this.#now,
        quietMs: settings.quietAfterMinutes * 60_000,
        silenceMs: settings.countdowns.silence * 1000,
        silenceCounts: settings.silenceCounts,
        othersMay: settings.othersMaySignMeOut,
        protected: Array.isArray(settings.protected) ? settings.protected : [],
      }),
    );
  }

  helped(tray: Process, helper: Process): void {
    const of = this.#of(tray);
    this.tell(`a helper of ${of.operator.name} begins`);
    this.#watched.set(helper, {
      ...watched({ ...of, process: helper, tray, begunAt: this.#now }),
      told: of.told,
    });
    this.#heardHelper(tray);
  }

  over(process: Process): void {
    const of = this.#watched.get(process);
    if (of !== undefined) of.endedAt ??= this.#now;
  }

  looked(process: Process, sessions: readonly Session[] | null, begunAt: number, isLook: boolean): void {
    const of = this.#watched.get(process);
    if (of === undefined || !process.isAlive) return;
    if (isLook) {
      of.looked = { begunAt, works: sessions !== null };
      return;
    }
    // Older news is dropped.
    if (of.told !== null && begunAt < of.told.begunAt) return;
    of.looked = { begunAt, works: sessions !== null };
    of.hasFailed = sessions === null;
    for (const each of sessions ?? []) of.known.set(keyOf(each), each);
    if (sessions === null) of.failed.push(this.#now);
    else {
      of.told = { sessions, begunAt };
      of.first ??= of.told;
      const own = sessions.find(({ isCurrent }) => isCurrent);
      if (own === undefined || own.state === 'disconnected' || own.locked === true)
        of.toldLeft.push(this.#now);
    }
  }

  recorded(process: Process, entry: HistoryEntry): void {
    this.#history?.recorded(process, entry);
  }

  /** Everything has followed from what happened. */
  settled(): void {
    this.#history?.settled();
  }

  /** What a tray shows is true, now that everything is told. @param items on its operator's screen */
  reads(usher: RunningUsher, items: readonly Item[]): void {
    const { process } = usher;
    const of = this.#of(process);
    const windows = this.#windows;
    if (windows === null || this.stepped.length > 0 || this.slept.length > 0) return;
    // What stands still cannot count on.
    if (process.stillUntil > this.#now) return;
    const mine = (each: Process | null) =>
      each === process || (each !== null && this.#watched.get(each)?.tray === process);
    const asked = items.filter(({ kind, isVoid, process: by }) => {
      if (isVoid || (kind !== 'own' && kind !== 'person')) return false;
      return mine(kind === 'own' ? this.#own.askerOf(by) : by);
    });
    const wrong = untrue({
      windows,
      usher,
      listed: of.told?.sessions ?? null,
      isListFailed: of.hasFailed,
      known: [...of.known.values()].reverse(),
      deeds: of.deeds,
      wasAsked: of.wasAsked,
      isAsked: new Set(asked.flatMap(({ sessionId }) => windows.of(sessionId)?.key ?? [])),
    });
    for (const each of wrong) this.fault(`at ${process.name} ${each}`);
  }

  /** Nothing goes on at this tray any more. */
  rests(process: Process): void {
    this.#history?.rests(process);
  }

  /** Whoever sits there has had time to read everything. */
  hasRead({ signIn, tray }: RunningUsher): void {
    // A receipt from the future has not ended yet.
    if (this.stepped.length > 0) return;
    const isToldOf = tray.menu.rows.some((row) => !('line' in row) && row.id === 'unread' && !row.hidden);
    this.#receipts?.rests(signIn.name, signIn.account, isToldOf);
  }

  /** Whether somebody's own Usher was ever to sign out this person. */
  hasReceipts({ account }: SignIn): boolean {
    return this.#receipts?.hasAny(account) === true;
  }

  /** @param heard of each step of a conversation, after the referee */
  onMove(heard: (process: Process, conversation: Conversation) => void): void {
    this.#heard = heard;
  }

  /** @param heard of each helper that begins, by its tray */
  onHelp(heard: (tray: Process) => void): void {
    this.#heardHelper = heard;
  }

  moved(process: Process, conversation: Conversation): void {
    this.#heard(process, conversation);
    this.#tally.moved(process, conversation);
    // Only for what rows say of it.
    const at = conversation.kind === 'elevated' ? conversation.stage : conversation.kind;
    if (isActing(at)) this.#of(process).deeds.add(keyOf(conversation.pinned.session));
  }

  /** The menu as it is drawn. */
  drawn(process: Process, { rows }: Menu): void {
    const of = this.#of(process);
    const sessions = of.told?.sessions ?? [];
    for (const row of rows) {
      if ('line' in row) continue;
      const known = of.rows.get(row.id);
      const isThere = row.enabled && !row.hidden;
      if (known?.text === row.text && known.isThere === isThere && known.told === of.told) continue;
      const intent = isThere ? intentOf(row.text, sessions) : ({ kind: 'other' } as const);
      const isSame = known !== undefined && JSON.stringify(known.intent) === JSON.stringify(intent);
      of.rows.set(row.id, {
        text: row.text,
        isThere,
        told: of.told,
        intent,
        since: isSame ? known.since : this.#now,
      });
    }
  }

  /** A click reaches the tray that was meant for what the row said then. */
  clicks(process: Process, rowId: string, text: string): void {
    const of = this.#of(process);
    const row = of.rows.get(rowId);
    const sessions = of.told?.sessions ?? [];
    const meant = intentOf(text, sessions);
    this.tell(`${of.operator.name} clicks "${text}"`);
    if (row === undefined) return;
    const isSteady = this.#now - row.since >= STEADY && JSON.stringify(row.intent) === JSON.stringify(meant);
    if (meant.kind === 'begin') {
      for (const key of meant.keys) {
        this.#begin(of, key);
        if (ANYWAY_ROW.test(text)) of.overruled.add(key);
      }
    }
    if (meant.kind === 'beginGroup') for (const each of sessions) this.#begin(of, keyOf(each));
    if (!isSteady) return;
    if (meant.kind === 'cancel') for (const key of meant.keys) of.canceled.set(key, this.#now);
    if (meant.kind === 'cancelGroup') for (const each of sessions) of.canceled.set(keyOf(each), this.#now);
    const open = of.questions.filter(({ item }) => STANDS.includes(item.end));
    for (const question of open) {
      const isMeant =
        meant.kind === 'yesGroup'
          ? question.isGroup
          : meant.kind === 'yes' && !question.isGroup && meant.keys.join() === question.keys.join();
      const asked = of.questions.findLast(
        (each) => each.item.kind === 'toast' && each.keys.join() === question.keys.join(),
      );
      // A question that is asked anew takes no click for the one before.
      const isNew = this.#now - (asked?.item.shownAt ?? 0) < STEADY;
      if (isMeant && !isNew) {
        this.#agree(of, question, 'signOut');
        break;
      }
    }
  }

  iconLost(process: Process): void {
    this.#of(process).iconLostAt = this.#now;
  }

  appeared(item: Item): void {
    const of = this.#watched.get(item.process);
    if (item.kind === 'toast' && of !== undefined) this.#receipts?.appeared(item, of.operator.account);
    if (item.kind === 'own' || item.kind === 'person') {
      const whose = this.#windows?.of(item.sessionId);
      this.tell(`${whose?.name ?? 'nobody'} is asked: ${item.title}`);
      const asker = item.kind === 'own' ? this.#own.askerOf(item.process) : item.process;
      const operator = asker === null ? undefined : this.#watched.get(asker)?.operator;
      const tray = asker === null ? undefined : this.#watched.get(asker);
      if (whose && tray) this.#trayOf(tray).wasAsked.add(whose.key);
      if (whose && operator) this.#askedOnScreen.set(`${operator.account.sid} ${whose.key}`, this.#now);
      return;
    }
    this.tell(`${of?.operator.name} is shown (${item.kind}): ${item.title}`);
    const read = item.process.isElevated ? helpersSubjectOf : subjectOf;
    const subject = of === undefined ? null : read(item.title, item.text, of.told?.sessions ?? []);
    if (of === undefined || subject === null || item.kind === 'prompt') return;
    const isNotice = item.kind === 'toast' && item.buttons.length < 2;
    if (isNotice) return;
    if (item.kind === 'toast' && !item.buttons.includes('no')) return;
    const question: Question = {
      item,
      ...subject,
      mayBeSilent: item.kind !== 'box',
      isNothingOpen: subject.keys.every((key) => this.#isNothingOpen(key)),
      seenSince: item.kind === 'toast' ? this.#now : null,
    };
    this.#judgeQuestion(of, question);
    of.questions.push(question);
  }

  ended(item: Item): void {
    const of = this.#watched.get(item.process);
    const question = of?.questions.find((each) => each.item === item);
    if (of !== undefined) this.#receipts?.ended(item, of.operator.account, item.isShown);
    if (item.end === 'neverComes') this.#history?.helperNeverComes(item.process);
    if (item.kind === 'own') this.#own.answered(item);
    if (item.kind === 'person' && of !== undefined) this.#personAnswered(of, item);
    if (of !== undefined && question === undefined && item.end === 'yes') {
      for (const key of of.begun.keys()) of.overruled.add(key);
    }
    if (of === undefined || question === undefined) return;
    if (item.end === 'yes') this.#agree(of, question, 'signOut');
    else if (item.end === 'disconnect') this.#agree(of, question, 'disconnect');
    else if (item.end === 'no' || item.end === 'note') {
      for (const key of question.keys) {
        of.canceled.set(key, this.#now);
        this.#expectAnswer(of, key, question, 'no');
      }
    }
  }

  /** A question has left the screen, or has come back. */
  seen(item: Item, isSeen: boolean): void {
    const question = this.#watched.get(item.process)?.questions.find((each) => each.item === item);
    if (question === undefined) return;
    question.seenSince = isSeen ? this.#now : null;
  }

  noted(sessionId: number, title: string): void {
    this.tell(`${this.#windows?.of(sessionId)?.name ?? 'nobody'} gets a message: ${title}`);
  }

  line(line: string, from: Process, to: Process, pipe: Pipe): void {
    if (!NEIGHBOR_PIPE.test(pipe.name) || (from.isLiar && from === pipe.server)) return;
    const said = JSON.parse(line) as {
      readonly kind: string;
      readonly answer?: string;
      readonly because?: string;
    };
    if (said.kind === 'signOut') this.#askedOwn(pipe);
    if (said.kind === 'ask') this.#own.asksPerson(pipe);
    const asker = this.#watched.get(to);
    const victim = this.#windows?.of(from.sessionId);
    const isClearNo = said.kind === 'no' && said.because !== 'there' && said.because !== 'busy';
    if (isClearNo && victim) asker?.ownAsked.delete(victim.key);
    if (said.kind !== 'said' || asker === undefined || !victim) return;
    if (said.answer === 'signOut') asker.personSaidYes.set(victim.key, this.#now);
    if (said.answer === 'stay') asker.refused.set(victim.key, this.#now);
  }

  #askedOwn(pipe: Pipe): void {
    this.#own.asked(pipe);
    const victim = this.#windows?.of(pipe.server.sessionId);
    if (victim) this.#watched.get(pipe.client)?.ownAsked.set(victim.key, this.#now);
  }

  loggedOff(by: Process, victim: SignIn | null, id: number): void {
    const asker = this.#of(by);
    this.tell(`${by.name} has Windows end session ${id}: ${victim?.name ?? 'nobody'}`);
    if (id === 0) this.fault('session 0 was to be ended');
    if (victim === asker.operator) this.fault("the operator's own session was to be ended");
    if (victim === null) return;
    if (asker.tray === null) this.#history?.expectDeed(by, victim.key);
    this.#judge(asker, victim, this.#now, false);
  }

  disconnects(by: Process, victim: SignIn | null): void {
    const asker = this.#of(by);
    const tray = this.#trayOf(asker);
    this.tell(`${by.name} has Windows disconnect ${victim?.name ?? 'nobody'}`);
    if (victim === null) return;
    const { key } = victim;
    const yes = tray.consents.findLast(
      (each) => each.key === key && each.deed === 'disconnect' && !each.isUsed,
    );
    const since = yes?.at ?? 0;
    const onItsWay = asker === tray ? 0 : ON_ITS_WAY + (this.#windows?.pipes.slowest ?? 0);
    const isSince = (moment = 0) => moment > since && moment < this.#now - onItsWay;
    const stops = [tray.canceled.get(key), asker.refused.get(key), tray.refused.get(key)];
    const isStopped = [...stops, ...this.slept, ...this.stepped].some((moment) => isSince(moment));
    if (yes === undefined) this.fault(`${victim.name} is disconnected, and nobody has agreed to it`);
    else if (!victim.isRemote) this.fault(`${victim.name} sits at this PC, and is disconnected`);
    else if (isStopped) this.fault(`${victim.name} is disconnected, and it was stopped`);
    else yes.isUsed = true;
    this.#tally.count('disconnect');
  }

  exits(by: Process, victim: SignIn): void {
    const request = this.#own.requestTo(by);
    this.tell(`${by.name} asks Windows to sign them out`);
    if (request === null) {
      this.fault(`${victim.name} is signed out by their own Usher, and nobody has asked`);
      return;
    }
    const asker = this.#of(request.pipe.client);
    const settings = this.#of(by);
    for (const each of this.#own.whatIsWrong(victim, request, settings.othersMay)) {
      this.fault(`${victim.name} is signed out by their own Usher: ${each}`);
    }
    if (this.#receipts?.isWritten(victim, this.#windows?.time.today ?? 0) !== true) {
      this.fault(`${victim.name} is signed out by their own Usher, and there is not one new receipt of it`);
    }
    this.#judge(asker, victim, request.at, true);
  }

  get #now(): number {
    return this.#windows?.time.now ?? 0;
  }

  #of(process: Process): Watched {
    const found = this.#watched.get(process);
    if (found === undefined) throw new Error(`${process.name} is not known`);
    return found;
  }

  #begin(of: Watched, key: string): void {
    const session = of.told?.sessions.find((each) => keyOf(each) === key);
    if (session === undefined || of.told === null) return;
    const begun: Begun = { at: this.#now, session, listedAt: of.told.begunAt };
    of.begun.set(key, begun);
  }

  /** A doubt that comes first ends the conversation, and an answer after it is none. */
  #expectAnswer(of: Watched, key: string, { item }: Question, answer: 'yes' | 'no' | 'disconnect'): void {
    const isDoubted = [...this.slept, ...this.stepped].some((moment) => moment >= item.shownAt);
    if (of.tray === null && !isDoubted) this.#history?.expectAnswer(of.process, key, answer);
  }

  #agree(of: Watched, question: Question, deed: Deed): void {
    const { keys, isAnyway, item } = question;
    for (const key of keys) {
      const what = deed === 'signOut' ? 'has agreed' : 'would rather disconnect, and has agreed';
      this.tell(`${of.operator.name} ${what} about ${key} (${item.kind})`);
      of.consents.push({ key, at: this.#now, isAnyway, isSilence: false, deed, isUsed: false });
      this.#expectAnswer(of, key, question, deed === 'signOut' ? 'yes' : deed);
    }
  }

  #judgeQuestion(of: Watched, { keys, isGroup, isAnyway, item }: Question): void {
    if (!isGroup && keys.length !== 1) this.fault(`"${item.title}" may be about ${keys.length} people`);
    for (const key of keys) {
      const begun = this.#trayOf(of).begun.has(key);
      if (!begun && !isGroup)
        this.fault(`"${item.title}" is asked about ${key}, and nobody has clicked on them`);
    }
    this.#judgeAgain(of, keys, isAnyway, item);
    const others = of.questions.filter(
      (each) => each.item.endedAt === null && each.keys.join() !== keys.join() && !isGroup && !each.isGroup,
    );
    if (others.length > 0) this.fault(`"${item.title}" is asked while "${others[0]?.item.title}" stands`);
  }

  /** Nobody is overruled without a click on that, nor asked on their screen again so soon. */
  #judgeAgain(of: Watched, keys: readonly string[], isAnyway: boolean, item: Item): void {
    if (of.tray !== null) return;
    for (const key of keys) {
      if (isAnyway && !of.overruled.has(key) && !CANNOT_BE_ASKED.test(item.text)) {
        this.fault(`"${item.title}" is asked, and nobody wanted to overrule them`);
      }
      const begun = of.begun.get(key);
      const askedAt = this.#askedOnScreen.get(`${of.operator.account.sid} ${key}`);
      const isTooSoon = askedAt !== undefined && begun !== undefined && begun.at > askedAt;
      if (!isTooSoon || isAnyway || isAway(begun.session) || this.#windows?.disk.hasFailed) continue;
      // An entry from the future is not believed.
      if (this.stepped.some((moment) => moment > askedAt)) continue;
      if (begun.at < askedAt + ASK_AGAIN_AFTER)
        this.fault(`"${item.title}": they were asked a short while ago`);
    }
  }

  #personAnswered(of: Watched, item: Item): void {
    const key = this.#windows?.of(item.sessionId)?.key;
    if (key === undefined) return;
    if (item.end === 'yes') of.personSaidYes.set(key, this.#now);
    if (item.end === 'no') of.refused.set(key, this.#now);
  }

  #isNothingOpen(key: string): boolean {
    const who = this.#windows?.signIns.find((each) => each.key === key);
    return who === undefined || who.open.size === 0 || this.#now - who.openChangedAt < KNOWN_AFTER;
  }

  /** A helper goes by what it finds itself, but for somebody who was away: they must not have come back. */
  #begunOf(asker: Watched, tray: Watched, key: string): Begun | undefined {
    const begun = tray.begun.get(key);
    const first = asker.first;
    const session = first?.sessions.find((each) => keyOf(each) === key);
    if (asker === tray || begun === undefined || isAway(begun.session)) return begun;
    return session && first ? { at: begun.at, session, listedAt: first.begunAt } : begun;
  }

  #trayOf(of: Watched): Watched {
    return of.tray === null ? of : this.#of(of.tray);
  }

  #judge(asker: Watched, victim: SignIn, decidedAt: number, isNeighbors: boolean): void {
    const tray = this.#trayOf(asker);
    const { key } = victim;
    const begun = this.#begunOf(asker, tray, key);
    const consent = this.#consentOf(asker, tray, victim);
    if (begun === undefined || consent === null) {
      this.fault(`${victim.name} is signed out by ${asker.process.name}, and nobody has agreed to it`);
      return;
    }
    const deed: DeedDone = { victim, asker, tray, decidedAt, at: this.#now, isNeighbors };
    const slowest = this.#windows?.pipes.slowest ?? 0;
    const disturbed = { slept: this.slept, stepped: this.stepped, slowest };
    for (const each of whatIsWrong(deed, consent, begun, disturbed)) {
      this.fault(`${victim.name} is signed out by ${asker.process.name}, and ${each}`);
    }
    this.#tally.count(
      isNeighbors ? 'deed by a neighbor' : asker === tray ? 'deed by a tray' : 'deed by a helper',
    );
    if (consent.isSilence) this.#tally.count('deed by silence');
    this.#decided.set(victim, [asker, tray]);
  }

  signedOut(): void {
    this.#tally.signOuts += 1;
  }

  /** Windows has taken it: that yes is used up. */
  taken(victim: SignIn): void {
    for (const { consents } of this.#decided.get(victim) ?? []) {
      for (const consent of consents) if (consent.key === victim.key) consent.isUsed = true;
    }
  }

  /** A helper asks once more, in a box of its own, about what a yes to a tray does not cover. */
  #helpersConsent(helper: Watched, victim: SignIn, ofTray: Consent): Consent | null {
    const own = helper.consents.findLast(({ key }) => key === victim.key);
    if (own !== undefined) return own.isAnyway === ofTray.isAnyway ? { ...own, at: ofTray.at } : own;
    return this.#isNothingOpen(victim.key) || victim.openChangedAt > helper.begunAt ? ofTray : null;
  }

  #consentOf(asker: Watched, tray: Watched, victim: SignIn): Consent | null {
    const about = ({ key, isUsed, deed }: Consent) => key === victim.key && !isUsed && deed === 'signOut';
    const ofTray = tray.consents.findLast(about);
    const silence = asker === tray ? silentYes(tray, victim, this.#now) : null;
    // A yes to an earlier question, which may have been canceled, says nothing about a later one.
    if (ofTray !== undefined && ofTray.at > (silence?.at ?? 0)) {
      return asker === tray ? ofTray : this.#helpersConsent(asker, victim, ofTray);
    }
    if (silence === null) return null;
    tray.consents.push(silence);
    return silence;
  }
}
