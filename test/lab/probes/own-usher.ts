// Ben's own Usher without a tray, by the program's own code, on a desktop of its own. It serves the pipe of the session
// that USHER_LAB_SESSION names, and needs probes\lab-session.cjs before it. Arguments: the setting `othersMaySignMeOut`
// and what runs on the desktop: `hidden` (a Notepad without a window to see) or `unsaved` (one with text).
// What happens goes to C:\lab\ben\own-usher.jsonl:
// { "serves" } | { "ready" } | { "decides": by this setting } | { "exit": flags of ExitWindowsEx } | { "text": Notepad's, null if there is none }
import { appendFileSync, mkdirSync } from 'node:fs';
import koffi from 'koffi';
import { clock } from '../../../src/base/clock.ts';
import { ownProgram } from '../../../src/base/folders.ts';
import { fileLog } from '../../../src/base/log.ts';
import { askHere } from '../../../src/neighbors/own/ask-here.ts';
import { doNotAsk } from '../../../src/settings/do-not-ask.ts';
import type { OthersMaySignMeOut } from '../../../src/settings/settings.ts';
import { leftHere } from '../../../src/start/left-for-them.ts';
import { serveNeighbors } from '../../../src/start/own-usher.ts';
import { windowsHost } from '../../../src/start/this-pc.ts';
import { throughKoffi } from '../../../src/windows/native.ts';
import { notepadText, startNotepad, typeIntoNotepad } from './notepad.ts';
import { answeringAway } from './own-desktop.ts';

const FOLDER = 'C:\\lab\\ben';
const [setting, open] = process.argv.slice(2);

function note(record: object): void {
  appendFileSync(`${FOLDER}\\own-usher.jsonl`, `${JSON.stringify(record)}\n`);
}

/** Facts need two readings of the processor time, more than a second apart. */
const READY_AFTER = 3;

async function run(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await startNotepad(open === 'hidden');
  if (open === 'unsaved') typeIntoNotepad('unsaved');
  const native = answeringAway(throughKoffi(koffi), (flags) => note({ exit: flags }));
  const [time, log] = [clock(), fileLog(`${FOLDER}\\usher.log`)];
  const found = await windowsHost(native, ownProgram, log);
  if (found === null) throw new Error('No Windows here');
  const host = serveNeighbors({
    ...leftHere(FOLDER, time),
    native,
    host: found,
    settings: {
      get othersMaySignMeOut() {
        note({ decides: setting });
        return setting as OthersMaySignMeOut;
      },
    },
    lookAtSettings: () => {},
    doNotAsk: doNotAsk({ data: FOLDER, clock: time, log }),
    askHere: askHere(ownProgram),
    clock: time,
    log,
  });
  note({ serves: host !== found });

  let lists = 0;
  let before: string | null | undefined;
  setInterval(async () => {
    const text = notepadText();
    if (text !== before) note({ text });
    before = text;
    await host.list();
    lists += 1;
    if (lists === READY_AFTER) note({ ready: true });
  }, 1000);
}

void run().catch((error) => note({ error: String(error) }));
