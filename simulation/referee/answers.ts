import type { Deed } from '../../src/sessions/deed.ts';
import type { Item } from '../pc/item.ts';
import type { HistoryRules } from './history.ts';
import type { Known } from './known.ts';
import { beginsWith } from './names.ts';
import type { Question, Watched } from './witnessed.ts';
import { begin } from './witnessed.ts';

/** A tray that stood still for so long takes it for a sleep, in ms. */
const STOOD_STILL = 15_000;

/** What operators and people have answered, and what the history has to tell of it. */
export class Answers {
  readonly #known: Known;
  readonly #history: HistoryRules;

  constructor(known: Known, history: HistoryRules) {
    this.#known = known;
    this.#history = history;
  }

  /** An operator's yes to this question. */
  agree(of: Watched, question: Question, deed: Deed): void {
    const { keys, isAnyway, item } = question;
    for (const key of keys) {
      const what = deed === 'signOut' ? 'has agreed' : 'would rather disconnect, and has agreed';
      this.#known.tell(`${of.operator.name} ${what} about ${key} (${item.kind})`);
      of.consents.push({ key, at: this.#known.now, isAnyway, isSilence: false, deed, isUsed: false });
      this.#expect(of, key, question, deed === 'signOut' ? 'yes' : deed);
    }
  }

  /** Something that a tray or a helper has shown its operator has ended. */
  ended(of: Watched, item: Item): void {
    const question = of.questions.find((each) => each.item === item);
    if (question === undefined) {
      if (item.end === 'yes' && item.kind !== 'person') this.#overrule(of, item);
    } else if (item.end === 'yes') this.agree(of, question, 'signOut');
    else if (item.end === 'disconnect') this.agree(of, question, 'disconnect');
    else if (item.end === 'no' || item.end === 'note') this.#decline(of, question);
  }

  /** A box of Windows on somebody's screen has ended. */
  personAnswered(of: Watched, { sessionId, end }: Item): void {
    const key = this.#known.windows.of(sessionId)?.key;
    if (key === undefined) return;
    if (end === 'yes') of.personSaidYes.set(key, this.#known.now);
    if (end === 'no') of.refused.set(key, this.#known.now);
  }

  /** A click on a notice that somebody stays begins anew, with whoever is listed by then. */
  #overrule(of: Watched, { title }: Item): void {
    const told = beginsWith(title, of.told?.sessions ?? []);
    for (const key of told.length > 0 ? told : of.begun.keys()) of.overruled.add(key);
    for (const key of told) begin(of, key, this.#known.now);
  }

  #decline(of: Watched, question: Question): void {
    for (const key of question.keys) {
      of.canceled.set(key, this.#known.now);
      this.#expect(of, key, question, 'no');
    }
  }

  /** A doubt that comes first ends the conversation, and an answer after it is none. */
  #expect(of: Watched, key: string, { item }: Question, answer: 'yes' | 'no' | 'disconnect'): void {
    const { slept, stepped } = this.#known;
    const { stillSince, stillUntil } = of.process;
    const stood = stillUntil - stillSince >= STOOD_STILL ? [stillUntil] : [];
    const isDoubted = [...slept, ...stepped, ...stood].some((moment) => moment >= item.shownAt);
    if (of.tray === null && !isDoubted) this.#history.expectAnswer(of.process, key, answer);
  }
}
