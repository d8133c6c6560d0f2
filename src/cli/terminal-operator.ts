import type { Operator } from '../engine/operator.ts';
import type { QuestionParts } from '../engine/question-text.ts';
import { questionAbout } from '../engine/question-text.ts';
import type { Order } from './command-line/order.ts';
import { isAnswered } from './command-line/order.ts';
import type { Terminal } from './output/terminal.ts';

export interface TerminalOperatorParts extends QuestionParts {
  readonly terminal: Terminal;
  readonly order: Order;
  /** The operator took a question away by Ctrl+C. */
  interrupted(): void;
}

/** Whoever types has to hear a question first, and a prompt that says `N` must not mean yes. */
export const COMMAND_LINE: Pick<Operator, 'silenceObjection'> = { silenceObjection: () => 'commandLine' };

const SENTENCES = /(?<=[.;]) /;

/** The operator at a terminal: asked there, where the command line has not answered already. */
export function terminalOperator(parts: TerminalOperatorParts): Operator {
  const { terminal, order } = parts;
  return {
    ...COMMAND_LINE,
    async ask(about, signal, send) {
      const [first] = about;
      const { question } = first;
      const answer = (yes: boolean) => send({ kind: 'answered', question, answer: yes ? 'yes' : 'no' });
      if (isAnswered(first.anyway, order)) {
        const { title, text } = questionAbout(about, parts);
        terminal.tell(`${terminal.emphasize(title, 'tell')} ${text}`);
        return answer(true);
      }
      const asked = questionAbout(about, parts);
      // A terminal would break a long line within a word.
      for (const sentence of asked.text.split(SENTENCES)) terminal.tell(sentence);
      // Nobody is there to be asked, so nobody says yes.
      if (!terminal.isInteractive) return answer(false);
      const said = await terminal.confirm(asked, signal);
      if (signal.aborted) return;
      if (said === null) parts.interrupted();
      else answer(said);
    },
  };
}
