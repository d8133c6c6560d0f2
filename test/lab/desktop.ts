import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { BUILT_PROGRAMS, labProgram, PROGRAMS, RESULTS } from './folders.ts';
import { DESKTOP, endWine, wineEnvironment } from './wine.ts';

const execute = promisify(execFile);

/** Wine sometimes hangs while it starts its services. Then it is started again. */
const DESKTOP_STARTS = 3;
/** One look every 100 ms; on a busy machine Wine's services start slowly. */
const DESKTOP_LOOKS = 450;

/** Pixels of the screen, from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type MouseButton = 'left' | 'right';

/** A separate screen with Wine's desktop and taskbar, and with a mouse and a keyboard. */
export interface Desktop {
  /** `:7` */
  readonly display: string;
  move(to: Point): Promise<void>;
  click(at: Point, button?: MouseButton): Promise<void>;
  /** One key by its X name: `Escape`, `Return`, `Down`. */
  key(name: string): Promise<void>;
  /** Puts it above other people's desktops on this screen, which cover its boxes; or that of this name above it. */
  raise(name?: string): Promise<void>;
  /** @returns the file, a PNG in test/lab/results */
  screenshot(name: string): Promise<string>;
  /** The colors of a part of the screen, row by row, as `#RRGGBB`. */
  pixels(from: Point, width: number, height: number): Promise<string[][]>;
  /** Ends everything that runs on it. */
  close(): Promise<void>;
}

/** @throws if no X server or no Wine desktop comes up in time */
export async function openDesktop(): Promise<Desktop> {
  await endWine();
  cpSync(BUILT_PROGRAMS, PROGRAMS, { recursive: true });
  const screen = `${DESKTOP.width}x${DESKTOP.height}x24`;
  // The server chooses a free display and writes its number to the descriptor.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = `:${await displayNumber(server)}`;
  const env = wineEnvironment(display);
  const run = async (program: string, ...args: string[]): Promise<string> => {
    const { stdout } = await execute(program, args, { env, timeout: 120_000, maxBuffer: 2 ** 26 });
    return stdout;
  };

  const desktop: Desktop = {
    display,
    async move({ x, y }) {
      await run('xdotool', 'mousemove', '--sync', String(x), String(y));
    },
    async click(at, button = 'left') {
      await run('xdotool', 'mousemove', String(at.x), String(at.y));
      await run('xdotool', 'click', button === 'left' ? '1' : '3');
    },
    async key(name) {
      await run('xdotool', 'key', name);
    },
    async raise(name = DESKTOP.name) {
      await run('xdotool', 'search', '--name', `^${name} - Wine desktop$`, 'windowraise');
    },
    async screenshot(name) {
      mkdirSync(RESULTS, { recursive: true });
      const file = join(RESULTS, `${name}.png`);
      await run('import', '-window', 'root', file);
      return file;
    },
    async pixels({ x, y }, width, height) {
      const crop = `${width}x${height}+${x}+${y}`;
      const text = await run('import', '-window', 'root', '-crop', crop, '+repage', '-depth', '8', 'txt:-');
      const rows = Array.from({ length: height }, () => new Array<string>(width).fill(''));
      for (const [, column, row, color] of text.matchAll(/^(\d+),(\d+):[^#]*(#[0-9A-F]{6})/gm)) {
        const line = rows[Number(row)];
        if (line && color) line[Number(column)] = color;
      }
      return rows;
    },
    async close() {
      await endWine();
      server.kill('SIGTERM');
    },
  };

  const isShown = async () =>
    (await run('xwininfo', '-root', '-tree')).includes(`"${DESKTOP.name} - Wine desktop"`);
  const size = `/desktop=${DESKTOP.name},${DESKTOP.width}x${DESKTOP.height}`;
  for (let starts = 0; starts < DESKTOP_STARTS; starts += 1) {
    spawn('wine', ['explorer', size], { env, stdio: 'ignore' });
    if (await comesTrue(isShown)) {
      spawn('wine', [labProgram('stay')], { env, stdio: 'ignore' });
      return desktop;
    }
    await endWine();
  }
  server.kill('SIGTERM');
  throw new Error(`Wine showed no desktop on ${display} at ${DESKTOP_STARTS} starts`);
}

async function comesTrue(isSo: () => Promise<boolean>): Promise<boolean> {
  for (let looks = 0; looks < DESKTOP_LOOKS; looks += 1) {
    if (await isSo()) return true;
    await pause(100);
  }
  return false;
}

function displayNumber(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3]?.once('data', (digits: Buffer) => resolve(Number(String(digits).trim())));
  });
}
