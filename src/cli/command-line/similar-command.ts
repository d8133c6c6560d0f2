import { Command, CommanderError } from 'commander';
import { meantIn } from './misuse.ts';

/** The command with nearly that name. Commander suggests one only if the program does nothing without a command. */
export function similarTo(word: string, commands: readonly string[]): string | null {
  const guide = new Command().exitOverride().configureOutput({ outputError: () => {} });
  for (const name of commands) guide.command(name);
  try {
    guide.parse([word], { from: 'user' });
    return null;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return meantIn(error);
  }
}
