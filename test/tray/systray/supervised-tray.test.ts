import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Menu } from '../../../src/tray/ports.ts';
import type { ShownChange, ShownMenu } from '../../../src/tray/systray/shown-menu.ts';
import {
  type StartTrayChild,
  SupervisedTray,
  type TrayChildListener,
} from '../../../src/tray/systray/supervised-tray.ts';

interface FakeChild {
  readonly face: ShownMenu;
  readonly tell: TrayChildListener;
  readonly sent: ShownChange[][];
  isMenuOpen: boolean;
  stopped: boolean;
}

let children: FakeChild[];
let told: string[];
let log: string[];

const startFake: StartTrayChild = (face, tell) => {
  const child: FakeChild = { face, tell, sent: [], isMenuOpen: false, stopped: false };
  children.push(child);
  return {
    send: (changes) => child.sent.push([...changes]),
    isMenuOpen: () => child.isMenuOpen,
    stop: async () => {
      child.stopped = true;
    },
  };
};

function menu(text: string, enabled = true): Menu {
  return { rows: [{ id: 'ben', text, enabled, hidden: false }], tooltip: 'Usher', icon: 'calm' };
}

function tray(start: StartTrayChild = startFake): SupervisedTray {
  const listener = { clicked: (rowId: string) => told.push(rowId), lost: () => told.push('lost') };
  return new SupervisedTray(
    menu('Ben'),
    start,
    listener,
    (why) => told.push(`gave up: ${why}`),
    (line) => log.push(line),
  );
}

const NOBODY = { clicked() {}, lost() {} };

function newest(): FakeChild {
  const child = children.at(-1);
  if (!child) throw new Error('no tray program was started');
  return child;
}

const titles = (child: FakeChild) =>
  child.sent.map((changes) => changes.map((it) => (it.type === 'update-item' ? it.item.title : it.tooltip)));

beforeEach(() => {
  vi.useFakeTimers();
  [children, told, log] = [[], [], []];
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a tray', () => {
  it('sends the first change at once and gathers what follows within 250 ms', () => {
    const shown = tray();
    newest().tell.ready();
    for (const text of ['1', '2', '3']) shown.show(menu(text));
    expect(titles(newest())).toEqual([['1']]);
    vi.advanceTimersByTime(249);
    expect(titles(newest())).toEqual([['1']]);
    vi.advanceTimersByTime(1);
    expect(titles(newest())).toEqual([['1'], ['3']]);
  });

  it('sends nothing for a change that was taken back, and nothing before the program is ready', () => {
    const shown = tray();
    shown.show(menu('Anna'));
    expect(newest().sent).toEqual([]);
    newest().tell.ready();
    expect(titles(newest())).toEqual([['Anna']]);
    shown.show(menu('Ben'));
    shown.show(menu('Anna'));
    vi.runAllTimers();
    expect(titles(newest())).toEqual([['Anna']]);
  });

  it('lets no row appear or disappear while its menu is open, and changes texts in their place', () => {
    const rows = (...texts: readonly (string | null)[]): Menu => ({
      rows: texts.map((text, at) => ({
        id: `${at}`,
        text: text ?? '',
        enabled: text !== null,
        hidden: text === null,
      })),
      tooltip: 'Usher',
      icon: 'calm',
    });
    const shown = new SupervisedTray(
      rows('Ben', null, 'Quit'),
      startFake,
      NOBODY,
      () => {},
      () => {},
    );
    newest().tell.ready();
    newest().isMenuOpen = true;
    shown.show(rows('Ben, asked', 'Anna', 'Quit'));
    expect(titles(newest())).toEqual([['Ben, asked']]);
    vi.advanceTimersByTime(60_000);
    expect(titles(newest())).toEqual([['Ben, asked']]);
    newest().isMenuOpen = false;
    vi.advanceTimersByTime(250);
    expect(titles(newest())).toEqual([['Ben, asked'], ['Anna']]);
    newest().isMenuOpen = true;
    shown.show(rows(null, 'Anna', 'Quit'));
    vi.advanceTimersByTime(250);
    expect(newest().sent.at(-1)).toMatchObject([
      { item: { title: 'Ben, asked', enabled: false, hidden: false } },
    ]);
    newest().isMenuOpen = false;
    vi.advanceTimersByTime(250);
    expect(newest().sent.at(-1)).toMatchObject([{ item: { hidden: true } }]);
    vi.advanceTimersByTime(60_000);
    expect(newest().sent).toHaveLength(4);
  });

  it('refuses a menu with other rows', () => {
    const shown = tray();
    expect(() => shown.show({ ...menu('Ben'), rows: [] })).toThrow(RangeError);
    expect(() => shown.show({ ...menu('Ben'), rows: [{ id: 'anna', line: true }] })).toThrow(RangeError);
  });

  it('tells no click on a row that has been disabled since', () => {
    const shown = tray();
    newest().tell.ready();
    newest().tell.clicked(1);
    shown.show(menu('Ben', false));
    newest().tell.clicked(1);
    expect(told).toEqual(['ben']);
  });

  it('waits 2 and 10 s after starts that came to nothing, gives up after the third, and tells both once', () => {
    tray();
    const waits: number[] = [];
    for (let failures = 0; failures < 2; failures++) {
      newest().tell.ended('exit 1');
      const [count, before] = [children.length, performance.now()];
      while (children.length === count) vi.advanceTimersByTime(500);
      waits.push(performance.now() - before);
    }
    expect([waits, told]).toEqual([[2_000, 10_000], ['lost']]);
    newest().tell.ended('spawn UNKNOWN');
    vi.advanceTimersByTime(3_600_000);
    expect([children.length, told]).toEqual([3, ['lost', 'gave up: spawn UNKNOWN']]);
    expect(log.slice(1)).toEqual([
      'tray program ended (exit 1); starting it again in 10 s',
      'tray program ended (spawn UNKNOWN); giving it up',
    ]);
  });

  it('gives up a program that never starts, but not before there is an app to leave', () => {
    tray(() => {
      throw new Error('spawn UNKNOWN');
    });
    vi.advanceTimersByTime(12_000);
    expect(told).toEqual(['lost']);
    vi.advanceTimersByTime(1);
    expect(told).toEqual(['lost', 'gave up: Error: spawn UNKNOWN']);
  });

  it('waits 3 s after a run that went well and begins to count anew', () => {
    tray();
    newest().tell.ended('exit 1');
    vi.advanceTimersByTime(2_000);
    newest().tell.ready();
    vi.advanceTimersByTime(15_000);
    newest().tell.ended('exit 0');
    vi.advanceTimersByTime(2_999);
    expect(children).toHaveLength(2);
    vi.advanceTimersByTime(1);
    newest().tell.ended('exit 1');
    vi.advanceTimersByTime(2_000);
    expect(children).toHaveLength(4);
  });

  it('tells the loss again once the icon has been back, however short', () => {
    tray();
    for (let run = 0; run < 2; run++) {
      newest().tell.ready();
      newest().tell.ended('exit 0');
      vi.advanceTimersByTime(30_000);
    }
    expect(told).toEqual(['lost', 'lost']);
  });

  it('starts the program again with the menu as it is by then', () => {
    const shown = tray();
    newest().tell.ready();
    newest().tell.ended('exit 0');
    shown.show(menu('Anna'));
    vi.advanceTimersByTime(2_000);
    newest().tell.ready();
    vi.runAllTimers();
    expect([newest().face.items[0]?.title, newest().sent]).toEqual(['Anna', []]);
  });

  it('takes a program that has vanished for a failed start', () => {
    let gone = false;
    tray((face, listener) => {
      if (gone) throw new Error('The tray program is missing');
      return startFake(face, listener);
    });
    newest().tell.ready();
    gone = true;
    newest().tell.ended('exit 1');
    vi.advanceTimersByTime(2_000);
    gone = false;
    vi.advanceTimersByTime(10_000);
    expect(children).toHaveLength(2);
    expect(told).toEqual(['lost']);
  });

  it('starts nothing and sends nothing after it was closed', async () => {
    const shown = tray();
    newest().tell.ready();
    shown.show(menu('1'));
    shown.show(menu('2'));
    await shown.close();
    shown.show(menu('3'));
    vi.runAllTimers();
    expect([newest().stopped, titles(newest()), children.length]).toEqual([true, [['1']], 1]);
  });

  it('starts nothing after it was closed between two runs', async () => {
    const shown = tray();
    newest().tell.ended('exit 1');
    await shown.close();
    vi.runAllTimers();
    expect(children).toHaveLength(1);
  });
});
