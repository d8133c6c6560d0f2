import type { HistoryEntry } from '../../src/history/history.ts';
import type { Process } from '../pc/process.ts';
import type { Known } from './known.ts';

/** Something that has to be in the history by now, so many times. */
interface Expected {
  readonly process: Process;
  readonly key: string;
  readonly is: (entry: HistoryEntry) => boolean;
  readonly called: string;
  /** How many there were; null if only `least` counts. */
  readonly before: number | null;
  readonly least: number;
}

/**
 * What the history files tell, against what happened: each question, answer and deed once. Where the disk has
 * failed, what is missing is missing.
 */
export class HistoryRules {
  readonly #known: Known;
  readonly #entries = new Map<Process, HistoryEntry[]>();
  /** How many deeds of this tray there were, by the tray and the sign-in. */
  readonly #deeds = new Map<string, number>();
  #expected: Expected[] = [];
  /** Whose helper was started, as Windows said, and never came. It may still act. */
  readonly #waitsForHelper = new Set<Process>();

  constructor(known: Known) {
    this.#known = known;
  }

  recorded(process: Process, entry: HistoryEntry): void {
    const known = this.#entries.get(process) ?? [];
    const same = known.filter(({ conversation }) => conversation === entry.conversation);
    this.#entries.set(process, known);
    known.push(entry);
    if (this.#known.disk.hasFailed) return;
    const isBegin = entry.event === 'clicked';
    if (isBegin !== (same.length === 0))
      this.#known.fault(`the history tells a click ${isBegin ? 'twice' : 'never'}`);
    const isOver = same.some(({ event }) => event === 'ended');
    if (isOver && entry.event !== 'note')
      this.#known.fault(`the history goes on with "${entry.event}" after an end`);
  }

  /** The history of that tray has one more of these about that sign-in once everything has followed. */
  expect(process: Process, key: string, called: string, is: (entry: HistoryEntry) => boolean): void {
    this.#expected.push({ process, key, is, called, before: this.#count(process, key, is), least: 0 });
  }

  /** The history has told of each deed by then. A program that ends a session takes a moment to start. */
  expectDeed(process: Process, key: string): void {
    const is = ({ event }: HistoryEntry) => event === 'signingOut';
    const deeds = (this.#deeds.get(`${process.id} ${key}`) ?? 0) + 1;
    this.#deeds.set(`${process.id} ${key}`, deeds);
    this.#expected.push({ process, key, is, called: `deed number ${deeds}`, before: null, least: deeds });
  }

  expectAnswer(process: Process, key: string, answer: 'yes' | 'no' | 'disconnect'): void {
    const is = (entry: HistoryEntry) => entry.event === 'answered' && entry.answer === answer;
    this.expect(process, key, `the answer ${answer}`, is);
  }

  helperNeverComes(process: Process): void {
    this.#waitsForHelper.add(process);
  }

  /** Everything has followed. */
  settled(): void {
    const due = this.#expected;
    this.#expected = [];
    if (this.#known.disk.hasFailed) return;
    for (const { process, key, is, called, before, least } of due) {
      const all = this.#count(process, key, is);
      const count = before === null ? Math.min(1, all - least + 1) : all - before;
      if (count !== 1)
        this.#known.fault(`the history of ${process.name} has ${called} about ${key} ${count} times`);
    }
  }

  /** A process that has quit, or has rested for long, has told how each conversation ended, or that it was canceled, or what
   * was begun and may still end. One with 10 more minutes goes on. */
  rests(process: Process): void {
    if (this.#known.disk.hasFailed || this.#waitsForHelper.has(process)) return;
    const entries = this.#entries.get(process) ?? [];
    const tells = ({ event }: HistoryEntry) => ENDS.includes(event);
    const ended = new Set(entries.flatMap((each) => (tells(each) ? [each.conversation] : [])));
    for (const each of entries) if ('answer' in each && each.answer === 'later') ended.add(each.conversation);
    const open = entries.find(({ conversation }) => conversation > 0 && !ended.has(conversation));
    if (open !== undefined)
      this.#known.fault(`the history of ${process.name} does not tell how a click ended`);
  }

  #count(process: Process, key: string, is: (entry: HistoryEntry) => boolean): number {
    return (this.#entries.get(process) ?? []).filter((entry) => keyOfEntry(entry) === key && is(entry))
      .length;
  }
}

/** How it ended, or what was begun and is out of this tray's hands. */
const ENDS: readonly HistoryEntry['event'][] = ['ended', 'canceled', 'signingOut', 'permission'];

function keyOfEntry({ target }: HistoryEntry): string {
  const { sessionId, domainName, userName, logonTime } = target;
  return `${sessionId} ${domainName}\\${userName} ${Date.parse(logonTime ?? '')}`;
}
