import { dirname } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { clock } from './clock.ts';
import { sendMessage, showBox, startElevated } from './faces/child-face.ts';
import { demoPc } from './faces/demo-pc.ts';
import { doctorFace } from './faces/doctor-face.ts';
import type { Flags } from './faces/flags.ts';
import { readFlags } from './faces/flags.ts';
import { helperFace } from './faces/helper-face.ts';
import { quserFace } from './faces/quser-face.ts';
import { tellStories } from './faces/stories.ts';
import { terminalFace } from './faces/terminal-face.ts';
import { windowsFace } from './faces/windows-face.ts';
import { HELPER_FLAG } from './rights/request.ts';
import { ASK_FLAG, NOTE_FLAG } from './sessions/wts/session-message.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { BOX_FLAG } from './windows/child-box.ts';
import { ELEVATE_FLAG } from './windows/child-elevation.ts';

const { version } = packageJson;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** How long somebody may look at the menu before they are told stories instead. In ms. */
const NO_KEY = 10_000;

const isWindows = process.platform === 'win32';

/** The front door: which face to show. @returns the exit code, or null where the face goes on by itself */
async function main(args: readonly string[]): Promise<number | null> {
  // A question's box, in a process of its own that can be ended.
  if (args[0] === BOX_FLAG) return showBox(args.slice(1));
  if (args[0] === ASK_FLAG || args[0] === NOTE_FLAG) return sendMessage(args[0], args.slice(1));
  if (args[0] === ELEVATE_FLAG) return startElevated(args.slice(1));
  if (args[0] === HELPER_FLAG) return helperFace(args.slice(1));
  const flags = readFlags(args, version);
  if (typeof flags === 'number') return flags;
  if (flags.doctor) return doctorFace(version, flags.report === true, say);
  if (flags.quser !== undefined) return quserFace(flags.quser, say);
  if (isWindows && flags.terminal && !isInteractive()) {
    process.stderr.write('The menu needs a terminal to be shown in.\n');
    return 2;
  }
  if (isWindows) return windowsFace(flags, version, say);
  return simulated(flags);
}

async function simulated(flags: Flags): Promise<number> {
  if (!isWindows)
    say('This is not Windows: the PC and its people are simulated, the rest is the real program.');
  if (!isInteractive()) return stories();
  const bored = new AbortController();
  const timer = flags.terminal || flags.demo ? null : setTimeout(() => bored.abort(), NO_KEY);
  const { host, stateFile } = demoPc(clock());
  await terminalFace({
    host,
    settings: DEFAULT_SETTINGS,
    rights: flags.assumeUnelevated ? 'none' : 'direct',
    version,
    folder: dirname(stateFile),
    keyPressed: () => timer !== null && clearTimeout(timer),
    signal: bored.signal,
  });
  return bored.signal.aborted ? stories() : 0;
}

async function stories(): Promise<number> {
  return (await tellStories(version, say)) ? 0 : 1;
}

function isInteractive(): boolean {
  const { CI, TERM } = process.env;
  return process.stdin.isTTY === true && process.stdout.isTTY === true && !CI && TERM !== 'dumb';
}

// Whoever reads no further, as `head` does, is not told of it as an error.
process.stdout.on('error', () => process.exit(0));

void main(process.argv.slice(2)).then((code) => {
  if (code !== null) process.exitCode = code;
});
