import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../src/clock.ts';
import { terminalScreen } from '../../src/tray/terminal-screen.ts';
import { terminalToaster } from '../../src/tray/terminal-toaster.ts';
import { terminalTray } from '../../src/tray/terminal-tray.ts';
import type { Menu, Toast } from '../../src/tray/tray.ts';
import { until } from '../until.ts';

const QUESTION: Toast = {
  kind: 'question',
  title: 'Sign out Ben?',
  text: 'Ben has been away for 2 h. Word is open.',
  buttons: [
    { id: 'yes', label: 'Sign out' },
    { id: 'note', label: 'Leave a message' },
    { id: 'no', label: 'Keep signed in' },
  ],
  silent: true,
};

const row = (id: string, text: string, enabled = true) => ({ id, text, enabled, hidden: false });
const MENU: Menu = {
  rows: [
    row('caption', '2 others signed in', false),
    row('person-0', 'Ben, away'),
    { ...row('person-1', ''), hidden: true },
    row('person-2', 'Mia, in use'),
    { id: 'line', line: true },
    { ...row('quit', '&Quit Usher'), mnemonic: true },
  ],
  tooltip: '',
  icon: 'calm',
};

describe('A toast in a terminal', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('stands as a question until it is taken away', async () => {
    const screen = terminalScreen();
    const asking = new AbortController();
    const end = terminalToaster(screen, clock()).show(QUESTION, asking.signal);
    expect(screen.shown().question?.toast).toEqual(QUESTION);
    asking.abort();
    expect([await end, screen.shown().question]).toEqual(['closed', null]);
  });

  it('is not answered after a minute, as on Windows', async () => {
    const screen = terminalScreen();
    const end = terminalToaster(screen, clock()).show(QUESTION, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([await end, screen.shown().question]).toEqual(['timedOut', null]);
  });

  it('is a line where nothing is asked, and the last three are kept', async () => {
    const screen = terminalScreen();
    const toaster = terminalToaster(screen, clock());
    for (const title of ['a', 'b', 'c', 'd']) {
      await toaster.show({ ...QUESTION, kind: 'note', title, text: 'x' }, new AbortController().signal);
    }
    expect(screen.shown().notes).toEqual(['b. x', 'c. x', 'd. x']);
  });
});

describe('The menu in a terminal', () => {
  function opened() {
    const screen = terminalScreen();
    const clicks: string[] = [];
    const input = new PassThrough();
    const output = new PassThrough();
    let drawn = '';
    output.on('data', (chunk) => {
      drawn += chunk;
    });
    const tray = terminalTray(MENU, {
      screen,
      listener: { clicked: (id) => clicks.push(id), lost() {} },
      cancel: () => clicks.push('cancel'),
      interrupted: () => clicks.push('interrupted'),
      streams: { input, output },
    });
    const type = async (...keys: string[]) => {
      for (const key of keys) {
        input.write(key);
        await new Promise(setImmediate);
      }
    };
    return { screen, clicks, tray, type, drawn: () => drawn };
  }
  const DOWN = '\u001b[B';
  const ENTER = '\r';

  it('shows what can be seen, and no mark of an access key', async () => {
    const { drawn, tray } = opened();
    await until(() => expect(drawn()).toContain('Ben, away'));
    expect(drawn()).toContain('  Quit Usher');
    expect(drawn()).not.toContain('&');
    await tray.close();
  });

  it('is chosen from with the arrow keys, past what cannot be clicked, and clicked with Enter', async () => {
    const { type, clicks, tray } = opened();
    await type(ENTER, DOWN, ENTER, DOWN, ENTER, DOWN, DOWN, ENTER);
    expect(clicks).toEqual(['person-0', 'person-2', 'quit']);
    await tray.close();
  });

  it('answers a question with y, n and m, and takes y for nothing where none stands', async () => {
    const { screen, type, clicks, tray } = opened();
    await type('y', 'm');
    expect(clicks).toEqual([]);
    const end = terminalToaster(screen, clock()).show(QUESTION, new AbortController().signal);
    await type('y', 'n', 'm');
    expect(clicks).toEqual(['caption', 'cancel']);
    expect(await end).toBe('note');
    await tray.close();
  });
});
