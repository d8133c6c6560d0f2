// What one's own Usher knows of its session, by the program's own code, and a polite sign-out of this desktop. Does the
// steps that its arguments name, and writes one line of JSON for each to C:\lab\own-session.jsonl.
import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import koffi from 'koffi';
import { clock } from '../../../src/base/clock.ts';
import { openWindows } from '../../../src/neighbors/own-session/open-windows.ts';
import { windowsOwnSession } from '../../../src/neighbors/own-session/windows-own-session.ts';
import { processes } from '../../../src/sessions/wts/processes.ts';
import { askLast, politeExit } from '../../../src/windows/exit-windows.ts';
import { throughKoffi } from '../../../src/windows/native.ts';
import { ownWindows } from '../../../src/windows/own-windows.ts';
import { notepadField, notepadText, startNotepad, typeIntoNotepad, until } from './notepad.ts';

const native = throughKoffi(koffi);
const exit = politeExit(native);
const windows = ownWindows(native);
const own = windowsOwnSession({
  native,
  clock: clock(),
  own: { processId: process.pid, folder: 'C:\\usher' },
  processes: processes(native),
  session: async () => null,
});

const STEPS: Readonly<Record<string, () => unknown>> = {
  notepad: () => startNotepad(),
  type: () => typeIntoNotepad('unsaved'),
  text: notepadText,
  wait: () => pause(1500),
  gone: () => until(() => (notepadField() === null ? true : null)),
  objects: () =>
    until(() => openWindows(windows() ?? []).find(({ className }) => className === '#32770') ?? null),
  windows: () => openWindows(windows() ?? []).map(({ title, className }) => [title, className]),
  listed: () => own.listed(),
  facts: () => own.facts(),
  last: () => askLast(native),
  exit,
};

async function run(): Promise<void> {
  for (const name of process.argv.slice(2)) {
    const step = STEPS[name];
    if (!step) throw new Error(`No such step: ${name}`);
    const answer = (await step()) ?? null;
    appendFileSync('C:\\lab\\own-session.jsonl', `${JSON.stringify({ [name]: answer })}\n`);
  }
  appendFileSync('C:\\lab\\own-session.jsonl', '{"end":true}\n');
  process.exit();
}

void run();
