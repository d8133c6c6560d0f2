import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Menu } from '../../src/tray/ports.ts';
import { systrayTray } from '../../src/tray/systray/systray-tray.ts';
import type { Measured } from '../verdict.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const ROWS = 50;

/** Longer than changes are gathered for, with the way to the program. In ms. */
const SENT_WITHIN = 2000;

/** Only against a hang. */
const MOST_LOOKS = 600;
const LOOK_MS = 100;

/** Stands in for the tray program: says that it is ready, and keeps everything that it is given. */
const PROGRAM = '#!/bin/sh\necho \'{"type":"ready"}\'\nexec cat > given.txt\n';

/** What the tray program is given for a menu that is drawn again. */
export async function trayBytes(): Promise<Measured> {
  const home = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'usher-bench-'));
  mkdirSync(join(folder, 'traybin'));
  const program = join(folder, 'traybin', `tray_${process.platform}_release`);
  writeFileSync(program, PROGRAM);
  chmodSync(program, 0o755);
  const icon = join(folder, 'usher.ico');
  cpSync(join(ROOT, 'assets', 'usher.ico'), icon);
  const tray = systrayTray({
    firstMenu: menu('away for 2 h'),
    icons: { calm: icon, asking: icon },
    folder,
    listener: { clicked() {}, lost() {} },
    refusal: () => null,
    refused() {},
    gaveUp() {},
    log() {},
  });
  const given = () => {
    const file = join(folder, 'given.txt');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  try {
    await until(() => given().endsWith('\n'), 'the first menu');
    await pause(SENT_WITHIN);
    const first = given();
    for (let draws = 0; draws < 100; draws += 1) tray.show(menu('away for 2 h'));
    await pause(SENT_WITHIN);
    const unchanged = given().slice(first.length);
    tray.show(menu('away for 3 h'));
    await until(() => given().length > first.length + unchanged.length, 'the changed text');
    await pause(SENT_WITHIN);
    const changed = given().slice(first.length + unchanged.length);
    return {
      'bytes-same': {
        value: Buffer.byteLength(unchanged),
        detail: `drawn 100 times; the first menu took ${Buffer.byteLength(first)} bytes`,
      },
      'messages-text': {
        value: changed.split('\n').length - 1,
        detail: `of ${Buffer.byteLength(changed)} bytes`,
      },
    };
  } finally {
    await tray.close();
    process.chdir(home);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws Error where the tray program is not given it in time */
async function until(isGiven: () => boolean, what: string): Promise<void> {
  for (let looks = 0; !isGiven(); looks += 1) {
    if (looks === MOST_LOOKS) throw new Error(`the tray program was not given ${what}`);
    await pause(LOOK_MS);
  }
}

function menu(idle: string): Menu {
  const rows = Array.from({ length: ROWS }, (_, index) => ({
    id: `person-${index}`,
    text: index === 7 ? `Ben, ${idle}` : `Somebody ${index}`,
    enabled: true,
    hidden: false,
  }));
  return { rows, tooltip: `Usher: ${ROWS} other people`, icon: 'calm' };
}
