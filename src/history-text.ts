import type { ToldDeed } from './deed-file.ts';
import { localTime } from './local-time.ts';
import { plainName } from './sessions/display-name.ts';
import type { Words } from './words/words.ts';

/** How many lines of the history are shown. */
export const SHOWN_DEEDS = 50;

/** The history as a text for people: a line a deed, in local time. Names are made plain; the file is the user's. */
export function historyText(deeds: readonly ToldDeed[], words: Words): string {
  const lines = deeds.map(
    (deed) => `${localTime(Date.parse(deed.time), 'seconds')}  ${sentence(deed, words)}`,
  );
  return [words.history.heading, '', ...(lines.length > 0 ? lines : [words.history.empty]), ''].join('\r\n');
}

function sentence(deed: ToldDeed, words: Words): string {
  const detail = [deed.answer, deed.outcome, deed.deed, deed.note].find((each) => typeof each === 'string');
  return words.history.line({
    event: plainName(deed.event),
    operator: plainName(deed.operator?.userName ?? '') || words.name.you,
    person: plainName(deed.target.userName) || words.name.nobody(deed.target.sessionId),
    detail: plainName(typeof detail === 'string' ? detail : ''),
  });
}
