import type { HistoryWords } from '../../history/words.ts';
import { englishEngine } from './engine.ts';
import { historyEnd, historyHeadline } from './history-headline.ts';
import { historyLine } from './history-line.ts';

export const englishHistory: HistoryWords = {
  history: {
    heading: 'What Usher asked and did, newest at the bottom',
    empty: "Usher hasn't asked anybody yet.",
    headline: historyHeadline,
    detail: (fact) => (fact.event === 'ended' ? historyEnd(fact) : historyLine(fact)),
    unreadable: (file, code) => `The history can't be read (${code}): ${file}`,
    linesLost: (count) => `${count} ${count === 1 ? 'line' : 'lines'} of the history could not be read.`,
  },
  name: englishEngine.name,
};
