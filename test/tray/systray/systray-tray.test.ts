import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Menu, Tray, TrayIcon } from '../../../src/tray/ports.ts';
import { systrayTray } from '../../../src/tray/systray/systray-tray.ts';
import { until } from '../../fakes/until.ts';

const FAKE = join(import.meta.dirname, 'fake-tray.mjs');
const ASSETS = resolve('assets');
const icons = { calm: join(ASSETS, 'usher.ico'), asking: join(ASSETS, 'usher-asking.ico') };
const base64 = (icon: TrayIcon) => readFileSync(icons[icon]).toString('base64');
const program = process.platform === 'darwin' ? 'tray_darwin_release' : 'tray_linux_release';
const home = process.cwd();

let folder: string;
let tray: Tray | undefined;
let clicks: string[];
let losses: number;
let refusal: string | null;
let refused: string[];
let log: string[];
/** What Windows says of the tray program's window; null where it says nothing. */
let answers: ((processId: number) => Promise<boolean>) | null;

/** Whether Windows has a taskbar. */
let hasTaskbar: boolean;

function menu(ben: string, tooltip = 'Usher', icon: TrayIcon = 'calm', hidden = false): Menu {
  return {
    rows: [
      { id: 'caption', text: 'Click a name', enabled: false, hidden: false },
      { id: 'ben', text: ben, enabled: true, hidden },
      { id: 'line', line: true },
      { id: 'quit', text: '&Quit', enabled: true, hidden: false, mnemonic: true },
    ],
    tooltip,
    icon,
  };
}

function item(id: number, title: string, enabled: boolean, hidden = false) {
  return { title, tooltip: '', checked: false, enabled, hidden, __id: id };
}

function start(manner = '', pictures = icons): Tray {
  process.env.FAKE_TRAY = manner;
  tray = systrayTray({
    firstMenu: menu('Ben'),
    icons: pictures,
    folder,
    listener: { clicked: (rowId) => clicks.push(rowId), lost: () => losses++ },
    ...(answers !== null && { answers }),
    hasTaskbar: () => hasTaskbar,
    refusal: () => refusal,
    refused: (why) => refused.push(why),
    gaveUp: (why) => refused.push(`gave up: ${why}`),
    log: (line) => log.push(line),
  });
  return tray;
}

function read(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1);
  } catch {
    return [];
  }
}
const lines = () => read('lines.jsonl').map((line) => JSON.parse(line));
const starts = () => read('starts.txt').length;

let orders = 0;
function order(what: { out?: string; err?: string; exit?: number }): void {
  writeFileSync('order.tmp', JSON.stringify(what));
  renameSync('order.tmp', `order-${++orders}.json`);
}
const click = (fields: object) => order({ out: JSON.stringify({ type: 'clicked', seq_id: 0, ...fields }) });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-tray-'));
  mkdirSync(join(folder, 'traybin'));
  writeFileSync(join(folder, 'traybin', program), `#!/bin/sh\nexec "${process.execPath}" "${FAKE}"\n`);
  chmodSync(join(folder, 'traybin', program), 0o755);
  process.chdir(folder);
  [clicks, losses, log] = [[], 0, []];
  [refusal, refused, answers, hasTaskbar] = [null, [], null, true];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

afterEach(async () => {
  await tray?.close();
  tray = undefined;
  vi.useRealTimers();
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

// On Windows the tray program must be an .exe; the lab runs the real one there.
describe.skipIf(process.platform === 'win32')('the tray program', () => {
  it('is given every row with its id and every field, and the icon itself', async () => {
    start();
    await until(() => expect(lines()).toHaveLength(1));
    expect(lines()).toEqual([
      {
        icon: base64('calm'),
        title: '',
        tooltip: 'Usher',
        items: [
          item(1, 'Click a name', false),
          item(2, 'Ben', true),
          item(3, '<SEPARATOR>', true),
          item(4, '&Quit', true),
        ],
      },
    ]);
  });

  it('is sent what changed, in order, and nothing when nothing did', async () => {
    const shown = start();
    await until(() => expect(lines()).toHaveLength(1));
    shown.show(menu('Ben'));
    shown.show(menu('Tom & Ben', 'Usher: asking about Ben', 'asking'));
    await until(() => expect(lines()).toHaveLength(3));
    shown.show(menu('Tom & Ben', 'Usher: asking about Ben', 'asking', true));
    shown.show(menu('Tom & Ben', 'Usher: asking about Ben', 'asking'));
    shown.show(menu('Tom & Ben', 'Usher'));
    vi.advanceTimersByTime(250);
    await until(() => expect(lines()).toHaveLength(4));
    shown.show(menu('Tom & Ben', 'Usher: 1'));
    vi.advanceTimersByTime(250);
    await until(() => expect(lines()).toHaveLength(5));
    expect(lines().slice(1)).toEqual([
      {
        type: 'update-menu',
        menu: { icon: base64('asking'), title: '', tooltip: 'Usher: asking about Ben', items: [] },
      },
      { type: 'update-item', item: item(2, 'Tom && Ben', true), seq_id: -1 },
      { type: 'update-menu', menu: { icon: base64('calm'), title: '', tooltip: 'Usher', items: [] } },
      { type: 'update-menu', menu: { icon: '', title: '', tooltip: 'Usher: 1', items: [] } },
    ]);
  });

  it('hides a row bare and brings it back whole', async () => {
    const shown = start();
    await until(() => expect(lines()).toHaveLength(1));
    shown.show(menu('Ben', 'Usher', 'calm', true));
    await until(() => expect(lines()).toHaveLength(2));
    shown.show(menu('Anna', 'Usher', 'calm', false));
    vi.advanceTimersByTime(250);
    await until(() => expect(lines()).toHaveLength(3));
    expect(lines().slice(1)).toEqual([
      { type: 'update-item', item: item(2, '', false, true), seq_id: -1 },
      { type: 'update-item', item: item(2, 'Anna', true), seq_id: -1 },
    ]);
  });

  it('tells clicks by row, and lines that are no message or no row do no harm', async () => {
    start();
    await until(() => expect(lines()).toHaveLength(1));
    for (const out of ['Quit', '', '{', 'null', '7', '{"type":"clicked","__id":"2"}', '{"type":"ready"'])
      order({ out });
    for (const __id of [0, 1, 3, 99, -1]) click({ __id });
    click({ __id: 2, item: { title: 'an old title', __id: 2 } });
    click({ item: { __id: 4 } });
    await until(() => expect(clicks).toContain('quit'));
    await until(() => expect(clicks).toHaveLength(2));
    expect(clicks.toSorted()).toEqual(['ben', 'quit']);
    expect(losses).toEqual(0);
  });

  it('is read while it writes more errors than a pipe holds, and 20 lines of them are logged', async () => {
    const shown = start('flood');
    shown.show(menu('Anna'));
    await until(() => expect(lines()).toHaveLength(2));
    expect(log).toHaveLength(20);
    expect(losses).toEqual(0);
  });

  it('is started again after any end nobody asked for, with the menu as it is then', async () => {
    const shown = start();
    await until(() => expect(lines()).toHaveLength(1));
    order({ exit: 0 });
    await until(() => expect(losses).toEqual(1));
    shown.show(menu('Ben is back'));
    vi.advanceTimersByTime(2_000);
    await until(() => expect(lines()).toHaveLength(2));
    expect(lines()[1].items[1]).toEqual(item(2, 'Ben is back', true));
    expect([starts(), losses, log]).toEqual([
      2,
      1,
      ['tray program ended (exit 0); starting it again in 2 s'],
    ]);
  });

  it('is ended and started again when it reports that its icon failed', async () => {
    start();
    await until(() => expect(lines()).toHaveLength(1));
    order({ err: 'ERROR systray: systray_windows.go:713 Unable to init instance: x' });
    await until(() => expect(losses).toEqual(1));
    await until(() => expect(lines()[1]).toEqual({ type: 'exit' }));
    vi.advanceTimersByTime(2_000);
    await until(() => expect(starts()).toEqual(2));
  });

  it('is ended and started again when it is frozen as its menu changes, and not while it answers', async () => {
    let isFrozen = false;
    const asked: number[] = [];
    answers = async (processId) => {
      asked.push(processId);
      return !isFrozen;
    };
    const shown = start();
    await until(() => expect(lines()).toHaveLength(1));
    shown.show(menu('Ben, away'));
    await until(() => expect(lines()).toHaveLength(2));
    expect([losses, asked]).toEqual([0, [Number(read('starts.txt')[0])]]);
    isFrozen = true;
    vi.advanceTimersByTime(1_000);
    shown.show(menu('Signing out Ben'));
    await until(() => expect(losses).toEqual(1));
    expect(log).toEqual(['tray program ended (frozen); starting it again in 2 s']);
    vi.advanceTimersByTime(2_000);
    await until(() => expect(starts()).toEqual(2));
  });

  it('is lost once as its menu changes without a taskbar, and is not started again', async () => {
    const shown = start();
    await until(() => expect(lines()).toHaveLength(1));
    const lost: number[] = [];
    for (const [has, text] of [
      [false, 'in 9 s'],
      [false, 'in 8 s'],
      [true, 'in 7 s'],
      [false, 'in 6 s'],
    ] as const) {
      hasTaskbar = has;
      vi.advanceTimersByTime(1_000);
      const before = lines().length;
      shown.show(menu(`Signing out Ben ${text}`));
      await until(() => expect(lines()).toHaveLength(before + 1));
      lost.push(losses);
    }
    expect([lost, starts(), log]).toEqual([[1, 1, 1, 2], 1, []]);
  });

  it('that dies before it is ready, or cannot be run at all, is reported once', async () => {
    start('dies at once');
    await until(() => expect(losses).toEqual(1));
    await tray?.close();
    chmodSync(join(folder, 'traybin', program), 0o644);
    writeFileSync(join(folder, 'traybin', program), '');
    start();
    await until(() => expect(losses).toEqual(2));
    expect(log.map((line) => line.replace(/ \(.*\)/, ''))).toEqual(
      Array(2).fill('tray program ended; starting it again in 2 s'),
    );
  });

  it('is ended and started again when it is not ready after 10 s', async () => {
    start('never ready');
    await until(() => expect(starts()).toEqual(1));
    vi.advanceTimersByTime(10_000);
    expect([losses, log]).toEqual([1, ['tray program ended (notReady); starting it again in 2 s']]);
    vi.advanceTimersByTime(2_000);
    await until(() => expect(starts()).toEqual(2));
  });

  it('is the one of its own folder, never one planted in the folder where all was started', async () => {
    const planted = join(folder, 'planted');
    cpSync(join(folder, 'traybin'), join(planted, 'traybin'), { recursive: true });
    process.chdir(planted);
    start();
    await until(() => expect(read(join(folder, 'lines.jsonl'))).toHaveLength(1));
    expect([read(join(planted, 'starts.txt')), process.cwd()]).toEqual([[], realpathSync(folder)]);
    order({ exit: 0 });
    process.chdir(planted);
    await until(() => expect(losses).toEqual(1));
    vi.advanceTimersByTime(2_000);
    await until(() => expect(read(join(folder, 'starts.txt'))).toHaveLength(2));
    expect(read(join(planted, 'starts.txt'))).toEqual([]);
  });

  it('is not started where it is refused, and that is told once', async () => {
    refusal = 'It is another program.';
    start().show(menu('Anna'));
    vi.advanceTimersByTime(60_000);
    await tray?.close();
    expect([starts(), refused, losses, log]).toEqual([0, ['It is another program.'], 0, []]);
  });

  it('is not started again where it has been exchanged meanwhile', async () => {
    start();
    await until(() => expect(lines()).toHaveLength(1));
    refusal = 'It is another program.';
    order({ exit: 0 });
    await until(() => expect(losses).toEqual(1));
    vi.advanceTimersByTime(60_000);
    expect([starts(), refused, log]).toEqual([
      1,
      ['It is another program.'],
      ['tray program ended (exit 0); starting it again in 2 s'],
    ]);
  });

  it('is asked to exit on close, and nothing is lost by that', async () => {
    const shown = start();
    await until(() => expect(lines()).toHaveLength(1));
    shown.show(menu('Anna'));
    await Promise.all([shown.close(), shown.close()]);
    shown.show(menu('Ben'));
    expect([lines().at(-1), losses, starts()]).toEqual([{ type: 'exit' }, 0, 1]);
    expect(() => process.kill(Number(read('starts.txt')[0]), 0)).toThrow('ESRCH');
  });

  it('is killed on close when it does not obey or was never ready', async () => {
    const stubborn = start('ignores exit');
    await until(() => expect(lines()).toHaveLength(1));
    const closed = stubborn.close();
    await until(() => expect(lines().at(-1)).toEqual({ type: 'exit' }));
    vi.advanceTimersByTime(3_000);
    await closed;
    const silent = start('never ready');
    await until(() => expect(starts()).toEqual(2));
    await silent.close();
    await until(() => {
      for (const pid of read('starts.txt')) expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH');
    });
    expect(losses).toEqual(0);
  });
});

it('a tray does not start with a picture that is no icon', () => {
  const png = { ...icons, asking: join(ASSETS, 'usher.png') };
  expect(() => start('', png)).toThrow('usher.png is not an .ico file');
  expect(starts()).toEqual(0);
});
