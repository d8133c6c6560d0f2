import packageJson from '../package.json' with { type: 'json' };
import { isChildFlag } from './base/child-flags.ts';
import { removeTemporaryFolders } from './base/temporary-folders.ts';
import type { Invocation, PlainInvocation } from './cli/command-line/invocation.ts';
import { language } from './start/language.ts';
import { lostOutput } from './start/lost-output.ts';
import { endSoon } from './start/orderly-end.ts';

/*
 * The front door: which face to show. What a command does not need is not loaded for it.
 */

const { version } = packageJson;
const say = (line: string) => process.stdout.write(`${line}\n`);

const isWindows = process.platform === 'win32';

/** @returns the exit code, or null where the face goes on by itself */
async function main(args: readonly string[]): Promise<number | null> {
  const [flag = '', ...rest] = args;
  if (isChildFlag(flag)) {
    const { startChild } = await import('./start/child.ts');
    return startChild(flag, rest);
  }
  const [{ readCommandLine }, help, { ownTerminal }, { runCommand, misused }] = await Promise.all([
    import('./cli/command-line/program.ts'),
    language.help(),
    import('./cli/output/terminal.ts'),
    import('./start/command.ts'),
  ]);
  const terminal = ownTerminal();
  const print = (text: string) => process.stdout.write(text);
  const asked = readCommandLine(args, { version, help, print });
  if ('kind' in asked) {
    return asked.kind === 'told' ? 0 : misused(asked, args.includes('--json'), terminal);
  }
  switch (asked.command) {
    case 'tray':
      return tray(asked);
    case 'plain':
      return plain(asked);
    case 'demo':
      return simulated(asked);
    case 'quser': {
      const { captureCodePage, showQuserFile } = await import('./start/demo/quser-file.ts');
      const words = { ...(await language.words()), ...(await language.demo()) };
      return showQuserFile(asked.file, say, words, await captureCodePage());
    }
    case 'quit': {
      if (!asked.everybody) return (await import('./start/quit.ts')).quitUsher(say);
      const { quitEverybody } = await import('./start/quit-everybody.ts');
      return quitEverybody(say).finally(() => endSoon(() => {}));
    }
    case 'doctor': {
      const { startDoctor } = await import('./start/doctor.ts');
      return startDoctor(version, asked, say);
    }
    default:
      return runCommand(asked, terminal).finally(() => endSoon(removeTemporaryFolders));
  }
}

async function tray(flags: Extract<Invocation, { readonly command: 'tray' }>) {
  if (!isWindows) return simulated({ ...flags, stories: false });
  if (flags.terminal && !canDraw()) return noMenu();
  const { startTray } = await import('./start/tray.ts');
  return startTray(flags, version, say);
}

/** Line by line, in any terminal: nothing is drawn. */
async function plain(flags: PlainInvocation) {
  const { notWindows, noKeyboard } = await language.help();
  if (!isInteractive()) {
    process.stderr.write(`${noKeyboard}\n`);
    return 2;
  }
  if (!isWindows) say(notWindows);
  const { startPlain } = await import('./start/plain.ts');
  const demo = flags.demo || !isWindows;
  return startPlain({ ...flags, demo }).finally(() => endSoon(removeTemporaryFolders));
}

/** The simulated PC in this terminal; three stories where they are asked for or there is no terminal. */
async function simulated(flags: { readonly stories: boolean; readonly assumeUnelevated: boolean }) {
  const isToldInStories = flags.stories || !isInteractive();
  if (!isToldInStories && !canDraw()) return noMenu();
  const { notWindows } = await language.help();
  if (!isWindows) say(notWindows);
  const { startDemo } = await import('./start/demo/demo.ts');
  return startDemo({ ...flags, stories: isToldInStories }, version, say);
}

function isInteractive(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

/** A dumb terminal cannot draw one line over another. */
function canDraw(): boolean {
  return isInteractive() && process.env.TERM !== 'dumb';
}

async function noMenu(): Promise<number> {
  const { noTerminal } = await language.help();
  process.stderr.write(`${noTerminal}\n`);
  return 2;
}

const output = lostOutput(process.stdout, process.stderr);

void main(process.argv.slice(2)).then((code) => {
  if (code !== null) process.exitCode = code;
  output.settle();
});
