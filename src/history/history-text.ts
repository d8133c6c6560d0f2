import { localTime } from '../base/local-time.ts';
import { visibleName } from '../base/text/plain-text.ts';
import type { HistoryDamage, ToldEntry } from './history-reader.ts';
import { UNDAMAGED } from './history-reader.ts';
import type { HistoryWords } from './words.ts';

/** The event of an entry that tells of a receipt. */
export const RECEIPT = 'receipt';

/** How many lines of the history are shown. */
export const SHOWN_ENTRIES = 50;

/**
 * The history as text for people: one line an entry, in local time. What could not be read comes last. Names are
 * made plain, because the user can edit the file.
 */
export function historyText(entries: readonly ToldEntry[], words: HistoryWords, damage = UNDAMAGED): string {
  const lines = entries.map(
    (entry) => `${localTime(Date.parse(entry.time), 'seconds')}  ${sentence(entry, words)}`,
  );
  const damaged = damageLines(damage, words);
  const told = lines.length === 0 && damaged.length === 0 ? [words.history.empty] : lines;
  const apart = told.length > 0 && damaged.length > 0 ? [''] : [];
  return [words.history.heading, '', ...told, ...apart, ...damaged, ''].join('\r\n');
}

/** What could not be read of the history, one sentence each. */
export function damageLines({ lines, files }: HistoryDamage, words: HistoryWords): readonly string[] {
  return [
    ...files.map(({ file, code }) => words.history.unreadable(file, code)),
    ...(lines > 0 ? [words.history.linesLost(lines)] : []),
  ];
}

function sentence(entry: ToldEntry, words: HistoryWords): string {
  const detail = [entry.answer, entry.outcome, entry.result, entry.note].find(
    (each) => typeof each === 'string',
  );
  return words.history.line({
    event: visibleName(entry.event),
    operator: operatorOf(entry, words),
    person: visibleName(entry.target.userName) || words.name.nobody(entry.target.sessionId),
    detail: visibleName(typeof detail === 'string' ? detail : ''),
  });
}

/** In a receipt it is somebody else, whose name Windows may not have told. */
function operatorOf({ event, operator }: ToldEntry, words: HistoryWords): string {
  const name = visibleName(operator?.userName ?? '');
  if (name !== '') return name;
  return event === RECEIPT && operator !== null ? words.name.nobody(operator.sessionId) : words.name.you;
}
