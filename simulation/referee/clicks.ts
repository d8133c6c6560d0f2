import type { Menu } from '../../src/tray/ports.ts';
import type { Process } from '../pc/process.ts';
import { keyOf } from '../pc/sign-in.ts';
import type { Answers } from './answers.ts';
import type { Known } from './known.ts';
import type { Intent } from './names.ts';
import { intentOf } from './names.ts';
import type { Question, Watched } from './witnessed.ts';
import { begin } from './witnessed.ts';

/** A row takes no click so soon after it has changed, in ms. */
const STEADY = 1000;

/** The menu goes on to ask after these ends of a notification. */
const STANDS: readonly (string | null)[] = [null, 'body', 'dismissed', 'timedOut', 'unknown', 'notShown'];

const ANYWAY_ROW = /Click to sign out anyway/u;

/** What the rows of a menu say, and what a click on one means to whoever reads it. */
export class Clicks {
  readonly #known: Known;
  readonly #answers: Answers;

  constructor(known: Known, answers: Answers) {
    this.#known = known;
    this.#answers = answers;
  }

  /** The menu as it is drawn. */
  drawn(process: Process, { rows }: Menu): void {
    const of = this.#known.of(process);
    const sessions = of.told?.sessions ?? [];
    const visible = rows.filter((row) => !('hidden' in row && row.hidden));
    for (const row of rows) {
      if ('line' in row) continue;
      const known = of.rows.get(row.id);
      const place = visible.indexOf(row);
      const isThere = row.enabled && !row.hidden;
      const isUnmoved = known?.place === place && known.isThere === isThere;
      if (isUnmoved && known.text === row.text && known.told === of.told) continue;
      const intent = isThere ? intentOf(row.text, sessions) : ({ kind: 'other' } as const);
      // Whatever was pushed up or down is another row to the pointer.
      const isSame = known?.place === place && JSON.stringify(known.intent) === JSON.stringify(intent);
      of.rows.set(row.id, {
        text: row.text,
        place,
        isThere,
        told: of.told,
        intent,
        since: isSame ? known.since : this.#known.now,
      });
    }
  }

  /** A click reaches the tray that was meant for what the row said then. */
  clicked(process: Process, rowId: string, text: string): void {
    const of = this.#known.of(process);
    const row = of.rows.get(rowId);
    const sessions = of.told?.sessions ?? [];
    const meant = intentOf(text, sessions);
    this.#known.tell(`${of.operator.name} clicks "${text}"`);
    if (row === undefined) return;
    this.#begins(of, meant, text);
    const isSteady =
      this.#known.now - row.since >= STEADY && JSON.stringify(row.intent) === JSON.stringify(meant);
    if (!isSteady) return;
    const { now } = this.#known;
    if (meant.kind === 'cancel') for (const key of meant.keys) of.canceled.set(key, now);
    if (meant.kind === 'cancelGroup') for (const each of sessions) of.canceled.set(keyOf(each), now);
    const open = of.questions.filter(({ item }) => STANDS.includes(item.end));
    const answered = open.find((each) => isMeant(each, meant) && !this.#isNew(of, each));
    if (answered !== undefined) this.#answers.agree(of, answered, 'signOut');
  }

  #begins(of: Watched, meant: Intent, text: string): void {
    if (meant.kind === 'begin') {
      for (const key of meant.keys) {
        begin(of, key, this.#known.now);
        if (ANYWAY_ROW.test(text)) of.overruled.add(key);
      }
    }
    if (meant.kind === 'beginGroup')
      for (const each of of.told?.sessions ?? []) begin(of, keyOf(each), this.#known.now);
  }

  /** A question that is asked anew takes no click for the one before. */
  #isNew(of: Watched, { keys }: Question): boolean {
    const asked = of.questions.findLast(
      (each) => each.item.kind === 'toast' && each.keys.join() === keys.join(),
    );
    return this.#known.now - (asked?.item.shownAt ?? 0) < STEADY;
  }
}

/** Whether that row's yes is one to this question. */
function isMeant({ isGroup, keys }: Question, meant: Intent): boolean {
  if (meant.kind === 'yesGroup') return isGroup;
  return meant.kind === 'yes' && !isGroup && meant.keys.join() === keys.join();
}
