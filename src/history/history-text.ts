import { localTime } from '../base/local-time.ts';
import { oneLine } from '../base/text/plain-text.ts';
import type { HistoryBlock } from './history-blocks.ts';
import { blocksOf } from './history-blocks.ts';
import type { HistoryNames } from './history-names.ts';
import { historyNames } from './history-names.ts';
import type { History, HistoryDamage, ToldEntry } from './history-reader.ts';
import { isAnotherWay, isLetIn, isMessageInstead, isOwnYes, storyOf } from './history-story.ts';
import type { HistoryFact, HistoryWords } from './words.ts';

/** The event of an entry that tells of a receipt. */
export const RECEIPT = 'receipt';

/** How many clicks of the history are shown. */
const SHOWN_CLICKS = 50;

/** Of a reason or a word of the file, in code points. */
const LONGEST_WORD = 200;

/**
 * The history as text for people: a sentence a click, in local time, with details below it. What could not be read
 * comes last. Names and words are made plain, because the user can edit the file.
 * @param last how many clicks are shown
 */
export function historyText(
  { entries, damage }: History,
  words: HistoryWords,
  last: number = SHOWN_CLICKS,
): string {
  const blocks = blocksOf(entries).slice(-last);
  const names = historyNames(
    blocks.flatMap((block) => block.map(accountOf)),
    words.name,
  );
  const told = blocks.flatMap((block) => linesOf(block, words, names));
  const damaged = damageLines(damage, words);
  const lines = told.length === 0 && damaged.length === 0 ? [words.history.empty] : told;
  const apart = lines.length > 0 && damaged.length > 0 ? [''] : [];
  return [words.history.heading, '', ...lines, ...apart, ...damaged, ''].join('\r\n');
}

/** What could not be read of the history, one sentence each. */
export function damageLines({ lines, files }: HistoryDamage, words: HistoryWords): readonly string[] {
  return [
    ...files.map(({ file, code }) => words.history.unreadable(file, code)),
    ...(lines > 0 ? [words.history.linesLost(lines)] : []),
  ];
}

function linesOf(block: HistoryBlock, words: HistoryWords, names: HistoryNames): readonly string[] {
  const { headline, details } = storyOf(block);
  const fact = (entry: ToldEntry) => factOf(entry, block, names);
  const sentence = words.history.headline({
    kind: headline.kind,
    fact: fact(headline.entry),
    isOwnYes: isOwnYes(block),
    isMessageInstead: isMessageInstead(block),
    isLetIn: isLetIn(block),
  });
  const began = Date.parse(block[0].time);
  const today = localTime(began, 'minutes').split(' ')[0];
  return [
    `${localTime(began, 'minutes')}  ${sentence}`,
    ...details.map((entry) => {
      const moment = localTime(Date.parse(entry.time), 'seconds');
      const [day, time] = moment.split(' ');
      return `    ${day === today ? time : moment}  ${words.history.detail(fact(entry))}`;
    }),
  ];
}

function factOf(entry: ToldEntry, block: HistoryBlock, names: HistoryNames): HistoryFact {
  const error = objectOf(entry.error);
  const code = error.code ?? entry.code;
  return {
    event: wordOf(entry.event),
    isDisconnect: entry.deed === 'disconnect',
    person: names(accountOf(entry)),
    detail: wordOf(entry.answer) || wordOf(entry.outcome) || wordOf(entry.result) || wordOf(entry.note),
    because: wordOf(entry.because) || wordOf(entry.anyway) || wordOf(error.kind),
    code: typeof code === 'number' ? code : null,
    reason: wordOf(entry.reason),
    isPersonAsked: entry.asked === true,
    silenceCounts: entry.silence === 'counts',
    isAnotherWay: isAnotherWay(entry, block),
  };
}

/** Whom an entry is about. A receipt is about who asked, because its target is the reader. */
function accountOf({ event, operator, target }: ToldEntry): ToldEntry['target'] {
  return event === RECEIPT ? (operator ?? target) : target;
}

/** A word as one line; empty if it is none. */
function wordOf(value: unknown): string {
  return typeof value === 'string' ? oneLine(value, LONGEST_WORD) : '';
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
