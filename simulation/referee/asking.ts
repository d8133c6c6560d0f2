import type { Item } from '../pc/item.ts';
import { isAway } from './deeds.ts';
import type { Known } from './known.ts';
import { helpersSubjectOf, subjectOf } from './names.ts';
import type { OwnRules } from './own-rules.ts';
import type { Question, Watched } from './witnessed.ts';

const CANNOT_BE_ASKED = /can't be asked/u;

/** The time between two questions to the same person, in ms. The second of two processes may not know yet. */
const ASK_AGAIN_AFTER = 5 * 60_000 - 1000;

/**
 * Whom a question is about, and whether it may be asked: about whoever was clicked on, one at a time, and of nobody again
 * so soon.
 */
export class AskingRules {
  readonly #known: Known;
  readonly #own: OwnRules;
  /** When somebody was asked on their screen, by who had them asked. */
  readonly #askedOnScreen = new Map<string, number>();

  constructor(known: Known, own: OwnRules) {
    this.#known = known;
    this.#own = own;
  }

  /** Somebody is asked on their own screen, by their Usher or by a box of Windows. */
  personAsked(item: Item): void {
    const known = this.#known;
    const whose = known.windows.of(item.sessionId);
    known.tell(`${whose?.name ?? 'nobody'} is asked: ${item.title}`);
    const asker = item.kind === 'own' ? this.#own.askerOf(item.process) : item.process;
    const of = asker === null ? undefined : known.watched.get(asker);
    if (!whose || !of) return;
    known.trayOf(of).wasAsked.add(whose.key);
    this.#askedOnScreen.set(`${of.operator.account.sid} ${whose.key}`, known.now);
  }

  /** Something stands on an operator's screen. */
  operatorShown(of: Watched | undefined, item: Item): void {
    const known = this.#known;
    known.tell(`${of?.operator.name} is shown (${item.kind}): ${item.title}`);
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
      isNothingOpen: subject.keys.every((key) => known.isNothingOpen(key)),
      seenSince: item.kind === 'toast' ? known.now : null,
    };
    this.#judge(of, question);
    of.questions.push(question);
  }

  /** A question has left the screen, or has come back. */
  seen(item: Item, isSeen: boolean): void {
    const question = this.#known.watched.get(item.process)?.questions.find((each) => each.item === item);
    if (question === undefined) return;
    question.seenSince = isSeen ? this.#known.now : null;
  }

  #judge(of: Watched, { keys, isGroup, isAnyway, item }: Question): void {
    const known = this.#known;
    if (!isGroup && keys.length !== 1) known.fault(`"${item.title}" may be about ${keys.length} people`);
    for (const key of keys) {
      const begun = known.trayOf(of).begun.has(key);
      if (!begun && !isGroup)
        known.fault(`"${item.title}" is asked about ${key}, and nobody has clicked on them`);
    }
    this.#judgeAgain(of, keys, isAnyway, item);
    const others = of.questions.filter(
      (each) => each.item.endedAt === null && each.keys.join() !== keys.join() && !isGroup && !each.isGroup,
    );
    if (others.length > 0) known.fault(`"${item.title}" is asked while "${others[0]?.item.title}" stands`);
  }

  /** Nobody is overruled without a click on that, nor asked on their screen again so soon. */
  #judgeAgain(of: Watched, keys: readonly string[], isAnyway: boolean, item: Item): void {
    const { disk, stepped } = this.#known;
    if (of.tray !== null) return;
    for (const key of keys) {
      if (isAnyway && !of.overruled.has(key) && !CANNOT_BE_ASKED.test(item.text)) {
        this.#known.fault(`"${item.title}" is asked, and nobody wanted to overrule them`);
      }
      const begun = of.begun.get(key);
      const askedAt = this.#askedOnScreen.get(`${of.operator.account.sid} ${key}`);
      const isTooSoon = askedAt !== undefined && begun !== undefined && begun.at > askedAt;
      if (!isTooSoon || isAnyway || isAway(begun.session) || disk.hasFailed) continue;
      // An entry from the future is not believed.
      if (stepped.some((moment) => moment > askedAt)) continue;
      if (begun.at < askedAt + ASK_AGAIN_AFTER)
        this.#known.fault(`"${item.title}": they were asked a short while ago`);
    }
  }
}
