import type { CliWords } from '../words/cli-words.ts';

/** A command line that cannot be meant; its message is a sentence. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

type Help = CliWords['help'];

/** The value of an option. @throws Misuse where it was not understood */
export function must<T>(value: T | null, help: Help, name: keyof Help['allowed']): T {
  if (value === null) throw new Misuse(help.allowed[name]);
  return value;
}

/**
 * What commander says as one sentence; a word that is no command is called one.
 * @param word the first one that is no option
 */
export function misuseSentence(
  { code, message }: { readonly code: string; readonly message: string },
  word: string | undefined,
  commands: readonly string[],
  help: Help,
): string {
  if (code === 'commander.excessArguments' && word !== undefined && !commands.includes(word)) {
    return help.unknownCommand(word);
  }
  const [reason = ''] = message.replace(/^error: /, '').split(/\.?\n|\.$/);
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}
