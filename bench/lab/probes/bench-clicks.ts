// Loaded into the program before its own code. Once the tray program is ready, it clicks the row of one person after the
// other, as a line from the tray program. Notes each click in C:\lab\clicks.txt, in ms since 1970.
import { ChildProcess } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import type { Readable } from 'node:stream';

const PEOPLE = 50;
/** The row after the caption. */
const FIRST_ROW = 2;
/** A row takes no click in its first second. */
const READ_MS = 3000;
const EACH_MS = 2000;

/** Every start of a program goes through this method, which Node's types leave out. */
interface Spawning {
  spawn(this: ChildProcess, options: { file: string }): unknown;
}

const prototype = ChildProcess.prototype as unknown as Spawning;
const { spawn } = prototype;
prototype.spawn = function (options) {
  const result = spawn.call(this, options);
  const { stdout } = this;
  if (/tray_windows_release\.exe$/i.test(options.file) && stdout) setTimeout(clickNext, READ_MS, stdout, 0);
  return result;
};

function clickNext(stdout: Readable, index: number): void {
  if (index === PEOPLE) return;
  const line = JSON.stringify({ type: 'clicked', __id: FIRST_ROW + index });
  appendFileSync('C:\\lab\\clicks.txt', `${Date.now()}\n`);
  stdout.push(Buffer.from(`${line}\n`));
  setTimeout(clickNext, EACH_MS, stdout, index + 1);
}
