import { Command, CommanderError, Option } from 'commander';
import { AT_SIGN_IN } from '../../base/child-flags.ts';
import type { CliWords } from '../words.ts';
import type { Globals } from './given-options.ts';
import {
  askOf,
  demoOf,
  disconnectOf,
  doctorOf,
  historyOf,
  isOfMenu,
  listOf,
  lockOf,
  menuOf,
  signOutOf,
} from './given-options.ts';
import type { Invocation } from './invocation.ts';
import { Misuse, misuseSentence } from './misuse.ts';
import { countdownOf, countOf, durationOf } from './options.ts';
import { sharedOptions } from './shared-options.ts';
import { similarTo } from './similar-command.ts';

export interface ProgramParts {
  readonly version: string;
  readonly help: CliWords['help'];
  /** Prints help. */
  print(text: string): void;
}

/**
 * `misuse`: a sentence why the command line was not understood, and the command, if there is one. `told`: help or
 * the version was asked for.
 */
export type NotInvoked =
  | { readonly kind: 'misuse'; readonly sentence: string; readonly command: string | null }
  | { readonly kind: 'told' };

/** How to ask Windows' own programs for help. */
const WINDOWS_HELP: ReadonlySet<string> = new Set(['/?', '-?', '/h', '/help']);

/** Reads the command line and does nothing else. */
export function readCommandLine(args: readonly string[], parts: ProgramParts): Invocation | NotInvoked {
  let invocation: Invocation | null = null;
  const program = commandLine(parts, (found) => {
    invocation = found;
  });
  const plain = args.map((arg) => (WINDOWS_HELP.has(arg.toLowerCase()) ? '--help' : arg));
  try {
    program.parse(plain, { from: 'user' });
  } catch (error) {
    const commands = program.commands.map((command) => command.name());
    const [word] = program.args;
    const command = word !== undefined && commands.includes(word) ? word : null;
    if (error instanceof Misuse) return { kind: 'misuse', sentence: error.message, command };
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'told' };
    return {
      kind: 'misuse',
      sentence: misuseSentence(error, word, commands, (typed) => similarTo(typed, commands), parts.help),
      command,
    };
  }
  return invocation ?? { kind: 'told' };
}

function commandLine({ version, help, print }: ProgramParts, found: (one: Invocation) => void): Command {
  const { options, examples } = help;
  const { flag, value, id, json, server, dryRun, yes, reason } = sharedOptions(help);

  const program = new Command('usher');
  for (const name of ['demo', 'terminal', 'plain', 'quit', 'everybody'] as const) {
    program.addOption(flag(`--${name}`, options[name]));
  }
  program
    .description(help.program)
    .version(version)
    .addOption(new Option('--quser <file>', options.quser).default(null))
    .addOption(flag(AT_SIGN_IN, '').hideHelp())
    .addOption(flag('--assume-unelevated', options.assumeUnelevated))
    .helpCommand('help [command]', help.helpCommand)
    .addHelpText('after', `${examples.program}\n${help.exitCodes}`)
    .configureOutput({ writeOut: print, outputError: () => {} })
    .configureHelp({ optionDescription: ({ description }) => description })
    .allowExcessArguments(false)
    .exitOverride()
    .action((given: Globals) => found(menuOf(given, help)));
  // An option of the menu must not be lost because a command follows it.
  program.hook('preSubcommand', (command) => {
    if (isOfMenu(command.opts<Globals>())) throw new Misuse(help.menuOnly);
  });
  const add = (name: string, description: string, example: string, given: readonly Option[]) => {
    const command = program.command(name).description(description).allowExcessArguments(false);
    for (const each of given) command.addOption(each);
    return command.addHelpText('after', [...(example === '' ? [] : [example]), help.demoToo].join('\n'));
  };
  add('list', help.commands.list, examples.list, [flag('--all', options.all), id, json, server])
    .argument('[user]', help.arguments.listUser)
    .action((user: string | undefined, _, command) => found(listOf(user, command.optsWithGlobals())));
  add('sign-out', help.commands.signOut, examples.signOut, [
    id,
    flag('--others', options.others),
    value('--idle-over <time>', 'idleOver', durationOf),
    yes,
    flag('--anyway', options.anyway),
    value('--countdown <seconds>', 'countdown', countdownOf),
    reason,
    dryRun,
    json,
    server,
  ])
    .argument('[user]', help.arguments.user)
    .action((user: string | undefined, _, command) =>
      found(signOutOf(user, command.optsWithGlobals(), help)),
    );
  const ofDisconnect = [id, yes, reason, dryRun, json, server];
  add('disconnect', help.commands.disconnect, examples.disconnect, ofDisconnect)
    .argument('[user]', help.arguments.user)
    .action((user: string | undefined, _, command) =>
      found(disconnectOf(user, command.optsWithGlobals(), help)),
    );
  add('lock', help.commands.lock, '', [dryRun, json]).action((_, command) =>
    found(lockOf(command.optsWithGlobals())),
  );
  add('ask', help.commands.ask, examples.ask, [id, json, server])
    .argument('<user>', help.arguments.user)
    .argument('[text]', help.arguments.text)
    .action((user: string, text: string | undefined, _, command) =>
      found(askOf(user, text, command.optsWithGlobals(), help)),
    );
  add('history', help.commands.history, examples.history, [
    value('--last <number>', 'last', countOf),
    json,
  ]).action((_, command) => found(historyOf(command.optsWithGlobals())));
  add('doctor', help.commands.doctor, '', [flag('--report', options.report)]).action((_, command) =>
    found(doctorOf(command.optsWithGlobals())),
  );
  add('demo', help.commands.demo, '', [flag('--stories', options.stories)]).action((_, command) =>
    found(demoOf(command.optsWithGlobals())),
  );
  return program;
}
