// Loaded into the program before its own code. Clicks the row whose number is in C:\lab\click.txt, as a line from the tray
// program, and removes that file. Notes each click in C:\lab\clicks.txt, in ms since 1970.
import { ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, unlinkSync } from 'node:fs';
import type { Readable } from 'node:stream';

const ORDER = 'C:\\lab\\click.txt';
const LOOK_MS = 50;

/** Every start of a program goes through this method, which Node's types leave out. */
interface Spawning {
  spawn(this: ChildProcess, options: { file: string }): unknown;
}

const prototype = ChildProcess.prototype as unknown as Spawning;
const { spawn } = prototype;
prototype.spawn = function (options) {
  const result = spawn.call(this, options);
  const { stdout } = this;
  if (/tray_windows_release\.exe$/i.test(options.file) && stdout) setInterval(obey, LOOK_MS, stdout);
  return result;
};

function obey(stdout: Readable): void {
  if (!existsSync(ORDER)) return;
  const row = Number(readFileSync(ORDER, 'utf8'));
  unlinkSync(ORDER);
  appendFileSync('C:\\lab\\clicks.txt', `${Date.now()}\n`);
  stdout.push(Buffer.from(`${JSON.stringify({ type: 'clicked', __id: row })}\n`));
}
