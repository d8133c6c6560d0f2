import { Command, CommanderError } from 'commander';

/** What the command line may say. */
export interface Flags {
  /** On the simulated PC. */
  readonly demo?: true;
  /** The menu in this terminal instead of the taskbar. */
  readonly terminal?: true;
  /** A captured table of `quser` to show instead of this PC. */
  readonly quser?: string;
  /** Tells what is well on this PC, and what is not, instead of a menu. */
  readonly doctor?: true;
  /** The same as raw facts without names. */
  readonly report?: true;
  /** Lowers what this account may do, never raises it. */
  readonly assumeUnelevated?: true;
}

/** Reads the command line. @returns the flags, or the exit code where all is said: 0 for help, 2 for a mistake */
export function readFlags(args: readonly string[], version: string): Flags | number {
  const program = new Command('usher')
    .description('Asks the other people signed in to this PC before it signs them out.')
    .version(version)
    .option('--demo', 'use a simulated PC instead of this one')
    .option('--terminal', 'show the menu in this terminal')
    .option('--quser <file>', 'show the menu, and what a click would do, for a captured table of quser')
    .option('--doctor', 'check this PC and say what to do about what is not well')
    .option('--report', 'with --doctor: the raw facts, without names, for a bug report')
    .option('--assume-unelevated', 'act as an account that may not sign others out')
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  try {
    return program.parse(args, { from: 'user' }).opts<Flags>();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    const [reason = ''] = error.message.replace(/^error: /, '').split(/\.?\n|\.?$/);
    process.stderr.write(`${reason.charAt(0).toUpperCase()}${reason.slice(1)}. Try usher --help.\n`);
    return 2;
  }
}
