import type { DemoWords, StoryWords } from '../demo-words.ts';
import { capture } from './capture.ts';

const stories: StoryWords = {
  speed: (times) => `Time runs ${times} times faster in these stories.`,
  titles: {
    away: 'One click on somebody who is away with nothing open.',
    refusal: 'Somebody who may be there is asked on their screen, and says no.',
    takenOver: 'Somebody else takes over the session before the final check.',
  },
  state: (kind) => `state: ${kind}`,
  silence: (because) => `no answer is not a yes: ${because}`,
  click: (row) => `click: ${row}`,
  started: (line, exitCode) =>
    `started: ${line}, ${exitCode === null ? 'did not exit' : `exit code ${exitCode}`}`,
  asked: (name, title) => `on the screen of ${name}: ${title}`,
  answered: (name, answer) => `answer of ${name}: ${answer}`,
  toast: (title, text, buttons) => `toast: ${[title, text, ...buttons.map((each) => `[${each}]`)].join(' ')}`,
  session: (id, isThere) => `session ${id} ${isThere ? 'is still there' : 'is gone'}`,
  history: (file) => `history: ${file}`,
};

export const englishDemo: DemoWords = { capture, stories };
