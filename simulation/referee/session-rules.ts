import type { Process } from '../pc/process.ts';
import type { SignIn } from '../pc/sign-in.ts';
import { keyOf } from '../pc/sign-in.ts';
import type { Tally } from '../report/tally.ts';
import type { Deed } from './deeds.ts';
import { isAway, whatIsWrong } from './deeds.ts';
import type { HistoryRules } from './history.ts';
import type { Known } from './known.ts';
import type { OwnRules } from './own-rules.ts';
import type { ReceiptRules } from './receipts.ts';
import { silentYes } from './silence.ts';
import type { Begun, Consent, Watched } from './witnessed.ts';

/** What is judged where somebody's session is to end. */
export interface SessionRulesParts {
  readonly known: Known;
  readonly own: OwnRules;
  readonly history: HistoryRules;
  readonly receipts: ReceiptRules;
  readonly tally: Tally;
}

/** Whether somebody's session may end: by whose yes, and whether that yes is used up. */
export class SessionRules {
  readonly #parts: SessionRulesParts;
  readonly #known: Known;
  /** Who decided the last sign-out of somebody: a tray, and its helper. */
  readonly #decided = new Map<SignIn, readonly Watched[]>();

  constructor(parts: SessionRulesParts) {
    this.#parts = parts;
    this.#known = parts.known;
  }

  /** A program ends a session. */
  loggedOff(by: Process, victim: SignIn | null, id: number): void {
    const known = this.#known;
    const asker = known.of(by);
    known.tell(`${by.name} has Windows end session ${id}: ${victim?.name ?? 'nobody'}`);
    if (id === 0) known.fault('session 0 was to be ended');
    if (victim === asker.operator) known.fault("the operator's own session was to be ended");
    if (victim === null) return;
    if (asker.tray === null) this.#parts.history.expectDeed(by, victim.key);
    this.#judge(asker, victim, known.now, false);
  }

  /** Somebody's own Usher signs them out. */
  exits(by: Process, victim: SignIn): void {
    const { known, own, receipts } = this.#parts;
    const request = own.requestTo(by);
    known.tell(`${by.name} asks Windows to sign them out`);
    if (request === null) {
      known.fault(`${victim.name} is signed out by their own Usher, and nobody has asked`);
      return;
    }
    const asker = known.of(request.pipe.client);
    for (const each of own.whatIsWrong(victim, request, known.of(by).othersMay)) {
      known.fault(`${victim.name} is signed out by their own Usher: ${each}`);
    }
    if (!receipts.isWritten(victim, known.windows.time.today)) {
      known.fault(`${victim.name} is signed out by their own Usher, and there is not one new receipt of it`);
    }
    this.#judge(asker, victim, request.at, true);
  }

  /** Windows has taken it: that yes is used up. */
  taken(victim: SignIn): void {
    for (const { consents } of this.#decided.get(victim) ?? []) {
      for (const consent of consents) if (consent.key === victim.key) consent.isUsed = true;
    }
  }

  #judge(asker: Watched, victim: SignIn, decidedAt: number, isNeighbors: boolean): void {
    const known = this.#known;
    const { tally } = this.#parts;
    const tray = known.trayOf(asker);
    const begun = begunOf(asker, tray, victim.key);
    const consent = this.#consentOf(asker, tray, victim);
    if (begun === undefined || consent === null) {
      known.fault(`${victim.name} is signed out by ${asker.process.name}, and nobody has agreed to it`);
      return;
    }
    const deed: Deed = { victim, asker, tray, decidedAt, at: known.now, isNeighbors };
    const { slept, leapt: stepped, windows } = known;
    for (const each of whatIsWrong(deed, consent, begun, {
      slept,
      stepped,
      slowest: windows.pipes.slowest,
    })) {
      known.fault(`${victim.name} is signed out by ${asker.process.name}, and ${each}`);
    }
    tally.count(isNeighbors ? 'deed by a neighbor' : asker === tray ? 'deed by a tray' : 'deed by a helper');
    if (consent.isSilence) tally.count('deed by silence');
    this.#decided.set(victim, [asker, tray]);
  }

  #consentOf(asker: Watched, tray: Watched, victim: SignIn): Consent | null {
    const about = ({ key, isUsed, deed }: Consent) => key === victim.key && !isUsed && deed === 'signOut';
    const ofTray = tray.consents.findLast(about);
    const silence = asker === tray ? silentYes(tray, victim, this.#known.now) : null;
    // A yes to an earlier question, which may have been canceled, says nothing about a later one.
    if (ofTray !== undefined && ofTray.at > (silence?.at ?? 0)) {
      return asker === tray ? ofTray : this.#helpersConsent(asker, victim, ofTray);
    }
    if (silence === null) return null;
    tray.consents.push(silence);
    return silence;
  }

  /** A helper asks once more, in a box of its own, about what a yes to a tray does not cover. */
  #helpersConsent(helper: Watched, victim: SignIn, ofTray: Consent): Consent | null {
    const own = helper.consents.findLast(({ key }) => key === victim.key);
    if (own !== undefined) return own.isAnyway === ofTray.isAnyway ? { ...own, at: ofTray.at } : own;
    const isCovered = this.#known.isNothingOpen(victim.key) || victim.openChangedAt > helper.begunAt;
    return isCovered ? ofTray : null;
  }
}

/** A helper goes by what it finds itself, but for somebody who was away: they must not have come back. */
function begunOf(asker: Watched, tray: Watched, key: string): Begun | undefined {
  const begun = tray.begun.get(key);
  const first = asker.first;
  const session = first?.sessions.find((each) => keyOf(each) === key);
  if (asker === tray || begun === undefined || isAway(begun.session)) return begun;
  return session && first ? { at: begun.at, session, listedAt: first.begunAt } : begun;
}
