import { describe, expect, it } from 'vitest';
import { UNDAMAGED } from '../../../src/history/history-reader.ts';
import type { KeptNote } from '../../../src/history/kept-notes.ts';
import { englishSettings } from '../../../src/languages/en/settings.ts';
import { parseSettings } from '../../../src/settings/settings.ts';
import type { LeftForThem } from '../../../src/tray/returned.ts';
import { fakeHost } from '../../fakes/host.ts';
import { kai } from '../../fakes/people.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

/** Notes that wait, and the ids of those that were marked as shown. */
function notes(...texts: readonly string[]) {
  const marked: string[] = [];
  const listeners: (() => void)[] = [];
  const all: KeptNote[] = texts.map((text) => ({ id: text, time: 0, from: 'Ben', text }));
  const left: LeftForThem = {
    receipts: { waiting: () => ({ receipts: [], damage: UNDAMAGED }), shown() {} },
    notes: {
      waiting: () => ({ notes: all.filter(({ id }) => !marked.includes(id)), damage: UNDAMAGED }),
      shown: (id) => marked.push(id),
    },
    watch: (listener) => void listeners.push(listener),
  };
  return {
    left,
    marked,
    keep(text: string) {
      all.push({ id: text, time: 0, from: 'Ben', text });
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
});
