import { BOX_FLAG } from '../../base/child-flags.ts';
import type { Command } from '../../base/run.ts';
import { run } from '../../base/run.ts';
import { argument } from '../../base/text/plain-text.ts';
import type { QuestionBox } from '../../engine/operator.ts';
import { BOX_OK } from '../../windows/message-box.ts';

/** Longer than any question stays open. In ms. */
const DEADLINE = 3_600_000;

/** The longest title or text, in code points. Windows takes 32,767 UTF-16 units for all arguments together. */
const LONGEST = 4000;

/**
 * Message boxes, each in a short-lived child of this program. A box cannot be closed from outside its process. A
 * native call that waits for a person would occupy one of few worker threads.
 */
export function childBox({ file, args }: Command, runProgram: typeof run = run): QuestionBox {
  return {
    async ask(title, text, signal) {
      if (signal.aborted) return 'no';
      try {
        const result = await runProgram(
          file,
          [...args, BOX_FLAG, argument(title, LONGEST), argument(text, LONGEST)],
          {
            timeoutMs: DEADLINE,
            signal,
          },
        );
        return result.kind === 'exited' && result.exitCode === BOX_OK ? 'yes' : 'no';
      } catch {
        return 'no';
      }
    },
  };
}
