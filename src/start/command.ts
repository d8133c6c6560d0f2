import { oneLine } from '../base/text/plain-text.ts';
import type { Invocation } from '../cli/command-line/invocation.ts';
import { CommandError, errorJson } from '../cli/output/command-error.ts';
import type { ExitCode } from '../cli/output/exit-code.ts';
import { EXIT } from '../cli/output/exit-code.ts';
import type { Terminal } from '../cli/output/terminal.ts';
import type { OpenPcs } from '../cli/pcs.ts';
import type { CliWords } from '../cli/words.ts';
import { endAtOnce, onEnding } from './endings.ts';
import { language } from './language.ts';

/** What a command line can ask for besides a menu. */
export type CommandInvocation = Extract<
  Invocation,
  { readonly command: 'list' | 'signOut' | 'disconnect' | 'lock' | 'ask' | 'history' }
>;

/** Runs one command, loading no more than it needs. What went wrong is said on stderr. @returns the exit code */
export function runCommand(invocation: CommandInvocation, terminal: Terminal): Promise<ExitCode> {
  // Whoever signs out listens for themselves.
  if (invocation.command === 'signOut' || invocation.command === 'disconnect') {
    return answered(invocation, terminal);
  }
  const heard = onEnding(endAtOnce);
  return answered(invocation, terminal).finally(heard.stop);
}

async function answered(invocation: CommandInvocation, terminal: Terminal): Promise<ExitCode> {
  const cli = await language.cli();
  const complain = (error: CommandError) => say(error, invocation.json, terminal);
  try {
    switch (invocation.command) {
      case 'list': {
        const { list } = await import('../cli/list.ts');
        return await list(invocation, { terminal, words: cli, openPcs: await pcs(), complain });
      }
      case 'lock': {
        const { lock } = await import('../cli/lock.ts');
        return await lock(invocation, { terminal, words: cli, openPcs: await pcs() });
      }
      case 'signOut':
      case 'disconnect': {
        const { signOut } = await import('../cli/sign-out.ts');
        return await signOut(invocation, {
          terminal,
          words: await allWords(cli),
          openPcs: await pcs(),
          complain,
          interrupt: interruptions(),
        });
      }
      case 'ask': {
        const { ask } = await import('../cli/ask.ts');
        return await ask(invocation, { terminal, words: await allWords(cli), openPcs: await pcs() });
      }
      case 'history': {
        const { history } = await import('../cli/history.ts');
        const { demoPast } = await import('./demo/demo-past.ts');
        const words = await allWords(cli);
        return history(invocation, { terminal, words, demoPast: () => demoPast(Date.now()) });
      }
    }
  } catch (error) {
    const known = error instanceof CommandError ? error : unexpected(error, cli);
    complain(known);
    return known.exitCode;
  }
}

async function allWords(cli: CliWords) {
  const [words, settings] = await Promise.all([language.words(), language.settings()]);
  return { ...words, cli, settings };
}

async function pcs(): Promise<OpenPcs> {
  const { openPcs } = await import('./pcs.ts');
  return openPcs;
}

/** The command line was not understood. @returns the exit code */
export async function misused(
  { sentence, command }: { readonly sentence: string; readonly command: string | null },
  isJson: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const { errors } = await language.cli();
  // The sentence repeats what was typed, or what a script passed on.
  const error = new CommandError(EXIT.wrongUse, errors.wrongUse(oneLine(sentence), command));
  say(error, isJson, terminal);
  return error.exitCode;
}

function say(error: CommandError, isJson: boolean, terminal: Terminal): void {
  const { sentence, hint } = error.complaint;
  terminal.tell(isJson ? errorJson(error) : [sentence, ...(hint === null ? [] : [hint])].join(' '));
}

function unexpected(error: unknown, { errors }: CliWords): CommandError {
  const message = error instanceof Error ? error.message : String(error);
  return new CommandError(EXIT.failed, errors.unexpected(message));
}

/** Aborts at Ctrl+C, or where the console is closed. A second one does no more: what runs ends orderly. */
function interruptions(): AbortSignal {
  const interrupt = new AbortController();
  onEnding(() => interrupt.abort());
  return interrupt.signal;
}
