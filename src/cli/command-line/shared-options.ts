import { Option } from 'commander';
import { LONGEST_REASON } from '../../conversation/pinned.ts';
import type { CliWords } from '../words.ts';
import { Misuse, must } from './misuse.ts';
import { pcNameOf, sentenceOf, sessionIdOf } from './options.ts';

/** How options are made, and those that several commands have. */
export function sharedOptions(help: CliWords['help']) {
  const { options, allowed } = help;
  const flag = (flags: string, description: string) => new Option(flags, description).default(false);
  const value = <T>(
    flags: string,
    name: Exclude<keyof typeof allowed, 'text'>,
    read: (text: string) => T | null,
  ) =>
    new Option(flags, options[name]).default(null).argParser((text, before: T | null) => {
      // With two values nobody knows which one is meant.
      if (before !== null) throw new Misuse(help.twice(flags));
      return must(read(text), help, name);
    });
  const id = value('--id <number>', 'id', sessionIdOf);
  const json = flag('--json', options.json);
  const server = new Option('--server <name>', options.server)
    .default([])
    .argParser((name, before: readonly string[]) => [...before, must(pcNameOf(name), help, 'server')]);
  const dryRun = flag('--dry-run', options.dryRun);
  const yes = flag('-y, --yes', options.yes);
  const reason = value('--reason <text>', 'reason', (text) =>
    text.startsWith('-') ? null : sentenceOf(text, LONGEST_REASON),
  );
  return { flag, value, id, json, server, dryRun, yes, reason };
}
