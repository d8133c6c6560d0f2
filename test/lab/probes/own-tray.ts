// Loaded before the tray of somebody who is switched out, on a desktop of its own (`node --require`). Their session is
// USHER_LAB_SESSION, their folder C:\lab\session-<id>. Made up is what Wine cannot tell of such a session: its last
// input is when the file `input` was written, an hour ago without one; and only what this process has started runs there.
//
// USHER_LAB_OPEN: `hidden` (a Notepad without a window to see), `letter` (letter.txt in a Notepad, with unsaved text).
// USHER_LAB_WITHOUT: a function that this Windows lacks.
// USHER_LAB_AT: a step (`receipt`, `leaving`, `exit`, `exited`) and what it does there, such as `exit holds`: it stands
// still until it is killed. `returns`: the person uses the keyboard. `lasts`: Windows takes two minutes, not 15 seconds.
// A file `hand` with a word makes the person's hand do something on that desktop, see HAND.
//
// What happens goes to own-tray.jsonl:
// { "began": process } | { "reached": step } | { "exit": flags of ExitWindowsEx } | { "text": Notepad's, null if there is none }
import './tap.ts';
import fs, {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { Socket } from 'node:net';
import koffi from 'koffi';
import type { CFunction, Replacement } from './koffi-answers.ts';
import { replaceInKoffi } from './koffi-answers.ts';
import {
  cancelBoxes,
  closeNotepad,
  dismissToast,
  notepadText,
  saveInNotepad,
  startNotepad,
  typeIntoNotepad,
} from './notepad.ts';
import { separate } from './own-desktop.ts';

const FOLDER = `C:\\lab\\session-${process.env.USHER_LAB_SESSION}`;
const [AT, THEN] = (process.env.USHER_LAB_AT ?? '').split(' ');
const HOUR = 3_600_000;

function note(record: object): void {
  appendFileSync(`${FOLDER}\\own-tray.jsonl`, `${JSON.stringify(record)}\n`);
}

function reached(step: string): void {
  note({ reached: step });
  if (step !== AT) return;
  if (THEN === 'returns') writeFileSync(`${FOLDER}\\input`, '');
  if (THEN === 'lasts') waitLonger();
  if (THEN === 'holds') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** What this process waits 15 seconds for comes after two minutes. */
function waitLonger(): void {
  const { setTimeout } = globalThis;
  const later = (callback: () => void, ms?: number, ...rest: []) =>
    setTimeout(callback, ms === 15_000 ? 120_000 : ms, ...rest);
  globalThis.setTimeout = Object.assign(later, setTimeout);
}

const ticks = koffi.load('kernel32.dll').func('uint32_t __stdcall GetTickCount()');
/** As long as there is no other input, Windows tells one moment. A later one would be input. */
const AN_HOUR_AGO = Number(ticks()) - HOUR;

function lastInputTicks(): number {
  const file = `${FOLDER}\\input`;
  if (!existsSync(file)) return AN_HOUR_AGO;
  return Number(ticks()) - Math.round(Date.now() - statSync(file).mtimeMs);
}

const lastInput: Replacement = (real) => (info: Buffer) => {
  const isTold = real(info);
  info.writeUInt32LE(lastInputTicks() >>> 0, 4);
  return isTold;
};

const exitWindows: Replacement = (real) => (flags: number, reason: number) => {
  note({ exit: flags });
  reached('exit');
  const isAsked = real(flags, reason);
  reached('exited');
  return isAsked;
};

/** SystemInformation's buffer is the second argument; the callback gets NTSTATUS, 0 for success. */
const processes: Replacement = (real) =>
  Object.assign((...args: unknown[]) => real(...args), {
    async(...args: unknown[]) {
      const done = args.at(-1) as (failure: unknown, status: number) => void;
      real.async?.(...args.slice(0, -1), (failure: unknown, status: number) => {
        if (!failure && status === 0) separate(args[1] as Buffer);
        done(failure, status);
      });
    },
  });

const lacking: Replacement = () => {
  throw new Error(`This Windows has no ${process.env.USHER_LAB_WITHOUT}`);
};

/** Receipts are written by this function of Node.js, and lines are sent by that one. */
const { writeSync } = fs;
fs.writeSync = ((...args: Parameters<typeof writeSync>) => {
  const written = writeSync(...args);
  if (String(args[1]).includes('"asker"')) reached('receipt');
  return written;
}) as typeof writeSync;
const { write } = Socket.prototype;
Socket.prototype.write = function (this: Socket, ...args: unknown[]) {
  const isSent = (write as CFunction).apply(this, args);
  if (String(args[0]).startsWith('{"kind":"leaving"')) reached('leaving');
  return isSent;
};

const HAND: Readonly<Record<string, () => void>> = {
  stay: cancelBoxes,
  save: saveInNotepad,
  close: closeNotepad,
  dismiss: dismissToast,
};

let before: string | null | undefined;

function look(): void {
  const text = notepadText();
  if (text !== before) note({ text });
  before = text;
  const hand = `${FOLDER}\\hand`;
  if (!existsSync(hand)) return;
  HAND[readFileSync(hand, 'utf8')]?.();
  rmSync(hand);
}

async function open(): Promise<void> {
  const letter = `${FOLDER}\\letter.txt`;
  switch (process.env.USHER_LAB_OPEN) {
    case 'hidden':
      await startNotepad(true);
      break;
    case 'letter':
      writeFileSync(letter, '');
      await startNotepad(false, letter);
      typeIntoNotepad('unsaved');
  }
  setInterval(look, 500).unref();
}

mkdirSync(FOLDER, { recursive: true });
replaceInKoffi({
  GetLastInputInfo: lastInput,
  ExitWindowsEx: exitWindows,
  NtQuerySystemInformation: processes,
  ...(process.env.USHER_LAB_WITHOUT !== undefined && { [process.env.USHER_LAB_WITHOUT]: lacking }),
});
note({ began: process.pid });
void open();
