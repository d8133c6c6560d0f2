import type { Clock } from '../../base/clock.ts';
import type { Terminal } from '../output/terminal.ts';
import type { Lines } from './lines.ts';
import type { PlainWords } from './words.ts';

/** What counts down is told at its start, and again with so many seconds left. */
const TOLD_AGAIN = [10, 5];

/** An answer this soon after the question was not meant for it. In ms. */
const STEADY = 1000;

/**
 * The terminal of a command, line by line. Only a typed number answers a question.
 * @param cancel hears an Enter while something goes on
 */
export function plainTerminal(lines: Lines, words: PlainWords, clock: Clock, cancel: () => void): Terminal {
  const say = (line: string) => lines.say(words.aloud(line));
  let phase = '';
  let secondsLeft = 0;
  return {
    isInteractive: true,
    print: say,
    tell: say,
    emphasize: (text) => text,
    progress(line) {
      lines.onUnasked(line === null ? null : cancel);
      if (line === null) {
        phase = '';
        return;
      }
      const left = line.seconds ?? 0;
      const isNew = line.phase !== phase;
      if (isNew || TOLD_AGAIN.some((mark) => left <= mark && secondsLeft > mark)) say(line.text);
      phase = line.phase;
      secondsLeft = left;
    },
    async confirm({ title, yes, no }, signal) {
      const shownAt = clock.now();
      // The harmless answer is the first one.
      for (const line of [title, words.choice(1, no), words.choice(2, yes)]) say(line);
      for (;;) {
        const answer = await lines.ask(words.answer, signal);
        if (answer === null) return null;
        const isMeant = clock.now() - shownAt >= STEADY;
        if (isMeant && answer === '2') return true;
        if (isMeant && (answer === '' || answer === '1')) return false;
        say(isMeant ? words.noSuchAnswer : words.tooEarly);
      }
    },
  };
}
