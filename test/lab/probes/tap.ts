// Loaded into the program before its own code (`node --require`). Writes down every line that goes to the tray
// program and every line that comes back, and changes neither. The file gets one object a line:
// { "start": pid } | { "to": line } | { "from": line }
// At its end the program's packages that it loaded are written down too. What a helper is started with, and what it is
// welcomed with, goes to C:\lab\elevation.jsonl: { "args": [pipe, token, secret] } | { "welcome": line }
import './lab-clock.ts';
import './lab-disk.ts';
import './lab-explorer.ts';
import './lab-figures.ts';
import './lab-notifications.ts';
import './lab-session.ts';
import { ChildProcess } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { letFlood } from './lab-flood.ts';

const { USHER_LAB_SESSION: session = '1' } = process.env;
const FILE = `C:\\lab\\${session === '1' ? '' : `session-${session}\\`}tray.jsonl`;

/** Every start of a program goes through this method, which Node's types leave out. */
interface Spawning {
  spawn(this: ChildProcess, options: { file: string; args?: readonly string[] }): unknown;
}

const prototype = ChildProcess.prototype as unknown as Spawning;
const { spawn } = prototype;
prototype.spawn = function (options) {
  const result = spawn.call(this, options);
  const { args = [] } = options;
  if (args.includes('--elevate')) noteHelper({ args: ofHelper(args) });
  if (/tray_windows_release\.exe$/i.test(options.file) && this.stdin && this.stdout) {
    write({ start: this.pid ?? 0 });
    tapWrites(this.stdin);
    tapReads(this.stdout);
  }
  return result;
};

const { write: writeToSocket } = Socket.prototype;
Socket.prototype.write = function (this: Socket, ...args: unknown[]) {
  const line = String(args[0]);
  if (line.startsWith('{"kind":"welcome"')) noteHelper({ welcome: line.trim() });
  // To the window that asks, which has Windows start the helper.
  if (line.startsWith('{"kind":"permission"')) noteHelper({ args: ofHelper(JSON.parse(line).args) });
  return (writeToSocket as (...args: unknown[]) => boolean).apply(this, args);
};

/** What follows the helper's flag, without the quotes of a command line. */
function ofHelper(args: readonly string[]): readonly string[] {
  return args.slice(args.indexOf('--helper') + 1).map((arg) => arg.replaceAll('"', ''));
}

function noteHelper(record: object): void {
  appendFileSync('C:\\lab\\elevation.jsonl', `${JSON.stringify(record)}\n`);
}

function tapWrites(stdin: Writable): void {
  const found = eachLine((line) => write({ to: line }));
  const original = stdin.write as (...args: unknown[]) => boolean;
  stdin.write = (...args: unknown[]) => {
    found(String(args[0]));
    return original.apply(stdin, args);
  };
}

/** A listener for `data` would start the stream before the program listens to it. */
function tapReads(stdout: Readable): void {
  const found = eachLine((line) => write({ from: line }));
  const original = stdout.push;
  letFlood(stdout, original);
  stdout.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    if (chunk) found(chunk.toString('utf8'));
    return original.call(stdout, chunk, encoding);
  };
}

function eachLine(found: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) found(line.trim());
  };
}

/** Packages that not every start needs are in files of their own, which show here. */
process.on('exit', () => {
  const files = Object.keys(createRequire('C:\\usher\\usher.cjs').cache);
  const packages = files.flatMap((file) => /\\packages\\(.+)\.cjs$/.exec(file)?.[1] ?? []);
  appendFileSync(
    'C:\\lab\\packages.jsonl',
    `${JSON.stringify([process.argv[2] ?? '', ...packages.sort()])}\n`,
  );
});

function write(record: object): void {
  appendFileSync(FILE, `${JSON.stringify(record)}\n`);
}
