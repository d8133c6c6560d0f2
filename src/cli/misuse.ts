import type { CliWords } from '../words/cli-words.ts';
import { nearest } from './nearest.ts';

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

/** What other programs call these commands. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ls: 'list',
  query: 'list',
  quser: 'list',
  users: 'list',
  who: 'list',
  logoff: 'sign-out',
  logout: 'sign-out',
  'log-off': 'sign-out',
  msg: 'ask',
  log: 'history',
  check: 'doctor',
  version: '--version',
};

/**
 * What commander says as one sentence, with what may have been meant; a word that is no command is called one.
 * @param word the first one that is no option
 */
export function misuseSentence(
  { code, message }: { readonly code: string; readonly message: string },
  word: string | undefined,
  commands: readonly string[],
  help: Help,
): string {
  if (
    /^commander\.(excessArguments|unknownCommand)$/.test(code) &&
    word !== undefined &&
    !commands.includes(word)
  ) {
    const small = word.toLowerCase();
    const other = Object.hasOwn(OTHER_NAMES, small) ? OTHER_NAMES[small] : undefined;
    return help.unknownCommand(word, other ?? nearest(word, commands, 1)[0] ?? null);
  }
  const [reason = '', ...more] = message.replace(/^error: /, '').split(/\.?\n|\.$/);
  const meant = /\(Did you mean (?:one of )?(.+)\?\)/.exec(more.join('\n'))?.[1];
  const sentence = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
  return meant === undefined ? sentence : `${sentence} ${help.didYouMean(meant)}`;
}
