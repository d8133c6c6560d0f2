import { localTime } from '../base/local-time.ts';
import { plainName } from '../sessions/display-name.ts';
import type { HistoryDamage, ToldDeed } from './history-reader.ts';
import { UNDAMAGED } from './history-reader.ts';
import type { HistoryWords } from './words.ts';

/** How many lines of the history are shown. */
export const SHOWN_DEEDS = 50;

/**
 * The history as a text for people: a line a deed, in local time, and last what could not be read. Names are made
 * plain; the file is the user's.
 */
export function historyText(deeds: readonly ToldDeed[], words: HistoryWords, damage = UNDAMAGED): string {
  const lines = deeds.map(
    (deed) => `${localTime(Date.parse(deed.time), 'seconds')}  ${sentence(deed, words)}`,
  );
  const damaged = damageLines(damage, words);
  const told = lines.length === 0 && damaged.length === 0 ? [words.history.empty] : lines;
  const apart = told.length > 0 && damaged.length > 0 ? [''] : [];
  return [words.history.heading, '', ...told, ...apart, ...damaged, ''].join('\r\n');
}

/** What of the history could not be read, a sentence each. */
export function damageLines({ lines, files }: HistoryDamage, words: HistoryWords): readonly string[] {
  return [
    ...files.map(({ file, code }) => words.history.unreadable(file, code)),
    ...(lines > 0 ? [words.history.linesLost(lines)] : []),
  ];
}

function sentence(deed: ToldDeed, words: HistoryWords): string {
  const detail = [deed.answer, deed.outcome, deed.deed, deed.note].find((each) => typeof each === 'string');
  return words.history.line({
    event: plainName(deed.event),
    operator: plainName(deed.operator?.userName ?? '') || words.name.you,
    person: plainName(deed.target.userName) || words.name.nobody(deed.target.sessionId),
    detail: plainName(typeof detail === 'string' ? detail : ''),
  });
}
