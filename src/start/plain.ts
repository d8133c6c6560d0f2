import type { PlainInvocation } from '../cli/command-line/invocation.ts';
import { CommandError } from '../cli/output/command-error.ts';
import { linesOf } from '../cli/plain/lines.ts';
import { plain } from '../cli/plain/plain.ts';
import { onEnding } from './endings.ts';
import { language } from './language.ts';
import { openPcs } from './pcs.ts';

/** `usher --plain` in this process's own terminal. @returns the exit code */
export async function startPlain(invocation: PlainInvocation): Promise<number> {
  const [words, cli, settings, plainWords] = await Promise.all([
    language.words(),
    language.cli(),
    language.settings(),
    language.plain(),
  ]);
  const interrupt = new AbortController();
  const heard = onEnding(() => interrupt.abort());
  const lines = linesOf({ input: process.stdin, output: process.stdout });
  try {
    return await plain(invocation, {
      lines,
      plain: plainWords,
      words: { ...words, cli, settings },
      openPcs,
      interrupt: interrupt.signal,
    });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const { sentence, hint } = error.complaint;
    for (const line of [sentence, hint ?? '']) if (line !== '') lines.say(line);
    return error.exitCode;
  } finally {
    lines.close();
    heard.stop();
  }
}
