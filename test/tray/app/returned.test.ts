import { describe, expect, it } from 'vitest';
import { UNDAMAGED } from '../../../src/history/history-reader.ts';
import type { KeptNote } from '../../../src/history/kept-notes.ts';
import { englishSettings } from '../../../src/languages/en/settings.ts';
import { parseSettings } from '../../../src/settings/settings.ts';
import type { LeftForThem } from '../../../src/tray/waiting.ts';
import { fakeHost } from '../../fakes/host.ts';
import type { FakeTray } from '../../fakes/operator.ts';
import { kai } from '../../fakes/people.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

const noteOf = (text: string): KeptNote => ({ id: text, time: 0, from: 'Ben', sid: null, text });

/** Notes that wait, and the ids of those that were marked as shown. */
function notes(...texts: readonly string[]) {
  const marked: string[] = [];
  const listeners: (() => void)[] = [];
  const all: KeptNote[] = texts.map(noteOf);
  const left: LeftForThem = {
    receipts: { waiting: () => ({ receipts: [], damage: UNDAMAGED }), shown() {} },
    notes: {
      waiting: () => ({ notes: all.filter(({ id }) => !marked.includes(id)), damage: UNDAMAGED }),
      shown: (id) => marked.push(id),
    },
    shownNotes: { waiting: () => [], told() {} },
    watch: (listener) => void listeners.push(listener),
  };
  return {
    left,
    marked,
    keep(text: string) {
      all.push(noteOf(text));
      for (const listener of listeners) listener();
    },
  };
}

describe('a person with notes', () => {
  it('sees them when the tray starts, one after the other, and each is marked once it was seen', async () => {
    const { left, marked } = notes('one', 'two');
    const { toasts } = await startUsher([], { left });
    expect(toasts.shown.map(({ text }) => text)).toEqual(['one']);
    expect(marked).toEqual([]);
    toasts.shown[0]?.end('timedOut');
    await seconds(0);
    expect(toasts.shown.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(marked).toEqual(['one']);
  });

  it('sees them once no other notice is on the screen', async () => {
    const { left } = notes('one');
    const settings = parseSettings('{"colour": 1}', englishSettings);
    const settingsFile = { ...settings, doubt: null, look() {}, watch: () => () => {} };
    const { toasts } = await startUsher([], { left, settingsFile });
    expect(toasts.shown.map(({ title }) => title)).toEqual(['The settings have a mistake']);
    toasts.shown[0]?.end('timedOut');
    await seconds(0);
    expect(toasts.shown.map(({ text }) => text).slice(1)).toEqual(['one']);
  });

  it('sees them after the screen is unlocked, and not before', async () => {
    const { left } = notes('one');
    const pc = fakeHost([kai({ locked: true })]);
    const { toasts } = await startUsher([], { left, pc });
    await seconds(120);
    expect(toasts.shown).toEqual([]);
    pc.sessions = [kai()];
    await seconds(61);
    expect(toasts.shown.map(({ text }) => text)).toEqual(['one']);
  });

  it('sees a new one at once while they are there', async () => {
    const { left, keep } = notes();
    const { toasts } = await startUsher([], { left });
    keep('new');
    await seconds(0);
    expect(toasts.shown.map(({ text }) => text)).toEqual(['new']);
  });

  it('finds them again at the next start if the tray ends meanwhile', async () => {
    const { left, marked } = notes('one');
    const { app } = await startUsher([], { left });
    await Promise.all([app.close(), seconds(10)]);
    expect(marked).toEqual([]);
  });

  it('reads them from the menu where no notification is shown, and they are marked by OK alone', async () => {
    const { left, marked } = notes('one', 'two');
    const { tray, toasts, boxes } = await startUsher([], { left });
    const row = () => {
      const found = tray.menu.rows.find(({ id }) => id === 'unread');
      return found === undefined || 'line' in found || found.hidden ? undefined : found.text;
    };
    expect(row()).toBeUndefined();
    toasts.shown[0]?.end('notShown');
    await seconds(2);
    expect(row()).toBe('2 messages were left for you. Click to read');
    tray.click('2 messages');
    await seconds(1);
    tray.click('2 messages');
    await seconds(1);
    expect(boxes.map(({ title, text }) => [title, text.split('\n')[1]])).toEqual([['Left for you', 'one']]);
    boxes[0]?.click('no');
    await seconds(1);
    expect([marked, row()]).toEqual([[], '2 messages were left for you. Click to read']);
    tray.click('2 messages');
    await seconds(1);
    boxes[1]?.click('yes');
    await seconds(1);
    expect([marked, row()]).toEqual([['one', 'two'], undefined]);
  });

  it('has them still unread if the tray ends while they are shown in a box', async () => {
    const { left, marked } = notes('one');
    const { app, tray, toasts, boxes } = await startUsher([], { left, notifications: () => 'fullScreen' });
    toasts.shown[0]?.end('timedOut');
    await seconds(2);
    tray.click('1 message');
    await seconds(1);
    await Promise.all([app.close(), seconds(10)]);
    expect([boxes[0]?.isOpen, marked]).toEqual([false, []]);
  });
});

describe('the row of what was left', () => {
  const ids = ({ tray }: { readonly tray: FakeTray }) => tray.menu.rows.map(({ id }) => id);

  it('has its place from the start, and is absent where nothing is kept', async () => {
    const { left } = notes('one');
    const usher = await startUsher([], { left });
    const before = ids(usher);
    usher.toasts.shown[0]?.end('notShown');
    await seconds(0);
    expect([ids(usher), before.includes('unread')]).toEqual([before, true]);
    expect(ids(await startUsher([]))).not.toContain('unread');
  });
});
