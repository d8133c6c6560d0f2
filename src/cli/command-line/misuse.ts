import type { CliWords } from '../words.ts';

/** An invalid command line. Its message is a sentence. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

type Help = CliWords['help'];

/** The value of an option. @throws Misuse if it was not understood */
export function must<T>(value: T | null, help: Help, name: keyof Help['allowed']): T {
  if (value === null) throw new Misuse(help.allowed[name]);
  return value;
}

/** Names of these commands in other programs. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ls: 'list',
  query: 'list',
  quser: 'list',
  users: 'list',
  who: 'list',
  logoff: 'sign-out',
  logout: 'sign-out',
  'log-off': 'sign-out',
  tsdiscon: 'disconnect',
  msg: 'ask',
  log: 'history',
  check: 'doctor',
  version: '--version',
};

/** An error of commander's. */
interface Refused {
  readonly code: string;
  readonly message: string;
}

/**
 * commander's error as one sentence, with what may have been meant. An unknown word is called a command.
 * @param word the first one that is no option
 * @param similar finds a command with nearly that name
 */
export function misuseSentence(
  error: Refused,
  word: string | undefined,
  commands: readonly string[],
  similar: (word: string) => string | null,
  help: Help,
): string {
  const isAboutCommands = /^commander\.(excessArguments|unknownCommand)$/.test(error.code);
  if (isAboutCommands && word !== undefined && !commands.includes(word)) {
    const small = word.toLowerCase();
    const other = Object.hasOwn(OTHER_NAMES, small) ? OTHER_NAMES[small] : undefined;
    return help.unknownCommand(word, other ?? similar(word));
  }
  const [reason = ''] = error.message.replace(/^error: /, '').split(/\.?\n|\.$/);
  const sentence = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
  const meant = meantIn(error);
  return meant === null ? sentence : `${sentence} ${help.didYouMean(meant)}`;
}

/** What commander suggests; the first of several. */
export function meantIn({ message }: Refused): string | null {
  return /\(Did you mean (?:one of )?([^,?]+)[^?]*\?\)/.exec(message)?.[1] ?? null;
}
