import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../../src/base/clock.ts';
import { englishTerminal } from '../../../src/languages/en/terminal.ts';
import type { Menu } from '../../../src/tray/ports.ts';
import { terminalNotes } from '../../../src/tray/terminal/terminal-notes.ts';
import { terminalScreen } from '../../../src/tray/terminal/terminal-screen.ts';
import { terminalBox, terminalToaster } from '../../../src/tray/terminal/terminal-toaster.ts';
import { terminalTray } from '../../../src/tray/terminal/terminal-tray.ts';
import type { Toast } from '../../../src/tray/toasts/toast.ts';
import { until } from '../../fakes/until.ts';

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
    row('caption', '2 other people signed in', false),
    row('person-0', 'Ben, away'),
    { ...row('person-1', ''), hidden: true },
    row('person-2', 'Mia, using this PC'),
    { id: 'line', line: true },
    { ...row('quit', '&Quit Usher'), mnemonic: true },
  ],
  tooltip: '',
  icon: 'calm',
};

const never = () => new AbortController().signal;

describe('A toast in a terminal', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('stands as a question until it is taken away', async () => {
    const screen = terminalScreen();
    const asking = new AbortController();
    const end = terminalToaster(screen, terminalNotes(screen, clock()), clock()).show(
      QUESTION,
      asking.signal,
    );
    expect(screen.shown().question?.toast).toEqual(QUESTION);
    asking.abort();
    expect([await end, screen.shown().question]).toEqual(['closed', null]);
  });

  it('offers the milder steps, which a toast of Windows has no room for, behind the yes', async () => {
    const screen = terminalScreen();
    const milder = [{ id: 'letIn', label: 'Lock this PC and let Ben in' }] as const;
    const toaster = terminalToaster(screen, terminalNotes(screen, clock()), clock());
    const end = toaster.show({ ...QUESTION, milder }, never());
    const [yes, ...rest] = QUESTION.buttons;
    expect(screen.shown().question?.toast).toEqual({ ...QUESTION, buttons: [yes, ...milder, ...rest] });
    screen.shown().question?.press('letIn');
    expect([await end, screen.shown().question]).toEqual(['letIn', null]);
  });

  it('is not answered after a minute, as on Windows', async () => {
    const screen = terminalScreen();
    const end = terminalToaster(screen, terminalNotes(screen, clock()), clock()).show(QUESTION, never());
    await vi.advanceTimersByTimeAsync(60_000);
    expect([await end, screen.shown().question]).toEqual(['timedOut', null]);
  });

  it('is not shown where it was not drawn', async () => {
    const screen = terminalScreen();
    const end = terminalToaster(screen, terminalNotes(screen, clock()), clock()).show(QUESTION, never());
    screen.shown().question?.notDrawn();
    expect([await end, screen.shown().question]).toEqual(['notShown', null]);
  });

  it('is a line where nothing is asked, and the last three are kept, each for its time', async () => {
    const screen = terminalScreen();
    const toaster = terminalToaster(screen, terminalNotes(screen, clock()), clock());
    const notice = (title: string): Toast => ({ ...QUESTION, kind: 'notice', title, text: 'x' });
    await toaster.show({ ...notice('brief'), removeAfterMs: 10_000 }, never());
    for (const title of ['a', 'b', 'b']) await toaster.show(notice(title), never());
    const texts = () => screen.shown().notes.map(({ text }) => text);
    expect(texts()).toEqual(['a. x', 'b. x', 'b. x']);
    await toaster.show({ ...notice('brief'), removeAfterMs: 10_000 }, never());
    expect(texts()).toEqual(['b. x', 'b. x', 'brief. x']);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(texts()).toEqual(['b. x', 'b. x']);
    await vi.advanceTimersByTimeAsync(50_000);
    expect(texts()).toEqual([]);
  });

  it('stays where it has no time until the operator does something', async () => {
    const screen = terminalScreen();
    const notes = terminalNotes(screen, clock());
    notes.add('Welcome.', null);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(screen.shown().notes).toEqual([{ text: 'Welcome.' }]);
    notes.add('Told.', 60_000);
    notes.clear();
    // A timer would keep the process running after the menu.
    expect([screen.shown().notes, vi.getTimerCount()]).toEqual([[], 0]);
  });
});

describe('A box in a terminal', () => {
  const ask = (signal: AbortSignal) => {
    const screen = terminalScreen();
    const answer = terminalBox(screen, englishTerminal.answers).ask('Sign out Ben?', 'Word is open.', signal);
    return { screen, answer };
  };

  it.each(['yes', 'no'] as const)(
    'is answered with %s, and not by being too large for the window',
    async (id) => {
      const { screen, answer } = ask(never());
      screen.shown().question?.notDrawn();
      expect(screen.shown().question?.toast).toEqual({
        kind: 'question',
        title: 'Sign out Ben?',
        text: 'Word is open.',
        buttons: [
          { id: 'yes', label: 'Sign out' },
          { id: 'no', label: 'Keep signed in' },
        ],
        silent: true,
      });
      screen.shown().question?.press(id);
      expect([await answer, screen.shown().question]).toEqual([id, null]);
    },
  );

  it('says no where it is taken back', async () => {
    const taken = new AbortController();
    const { screen, answer } = ask(taken.signal);
    taken.abort();
    expect([await answer, screen.shown().question]).toEqual(['no', null]);
  });
});

describe('The menu in a terminal', () => {
  const opened = (
    size: { readonly rows?: number; readonly columns?: number } = { rows: 24, columns: 80 },
  ) => {
    const screen = terminalScreen();
    const clicks: string[] = [];
    const input = new PassThrough();
    const output = Object.assign(new PassThrough(), size);
    let drawn = '';
    output.on('data', (chunk) => {
      drawn += chunk;
    });
    const time = { ms: 0 };
    const notes = terminalNotes(screen, clock());
    const tray = terminalTray(MENU, {
      screen,
      notes,
      listener: { clicked: (id) => clicks.push(id), lost() {} },
      words: englishTerminal,
      clock: { ...clock(), now: () => time.ms },
      cancel: () => clicks.push('cancel'),
      tooSoon: () => clicks.push('too soon'),
      interrupted: () => clicks.push('interrupted'),
      streams: { input, output },
    });
    const settled = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    const type = async (...keys: string[]) => {
      await settled();
      for (const key of keys) {
        input.write(key);
        await settled();
      }
    };
    /** The content of the window: everything drawn since it was last cleared. */
    const window = () =>
      (drawn.split('\x1b[H').at(-1) ?? '').replace(/\x1b\[[\d;?]*[A-Za-z]/g, '').split('\r\n');
    const resize = (rows: number, columns: number) => {
      Object.assign(output, { rows, columns });
      output.emit('resize');
    };
    const toaster = terminalToaster(screen, notes, clock());
    /** A question that has stood for long enough. */
    const asks = (toast = QUESTION) => {
      const end = toaster.show(toast, never());
      time.ms += 1000;
      return end;
    };
    return {
      screen,
      notes,
      clicks,
      tray,
      type,
      window,
      resize,
      input,
      time,
      toaster,
      asks,
      drawn: () => drawn,
    };
  };
  const DOWN = '\u001b[B';
  const UP = '\u001b[A';
  const HOME = '\u001b[H';
  const END = '\u001b[F';
  const ENTER = '\r';

  it('shows what can be seen, and no mark of an access key', async () => {
    const { window, tray } = opened();
    expect(window().map((line) => line.trimEnd())).toEqual([
      '2 other people signed in',
      '❯ Ben, away',
      '  Mia, using this PC',
      '  ──────────',
      '  Quit Usher',
      '',
      '↑↓ choose · Enter click · ? keys · q quit',
    ]);
    await tray.close();
  });

  it('is chosen from with the arrow keys, past what cannot be clicked, and clicked with Enter', async () => {
    const { type, clicks, tray } = opened();
    await type(ENTER, DOWN, ENTER, DOWN, ENTER, DOWN, ENTER, UP, ENTER, HOME, ENTER, END, ENTER);
    expect(clicks).toEqual(['person-0', 'person-2', 'quit', 'quit', 'person-2', 'person-0', 'quit']);
    await tray.close();
  });

  it('has chosen the first row that can be clicked until somebody chooses', async () => {
    const { window, tray } = opened();
    const chosen = () => window().find((line) => line.startsWith('❯'));
    tray.show({ ...MENU, rows: [row('person-1', 'Anna, away'), ...MENU.rows] });
    expect(chosen()).toBe('❯ Anna, away');
    await tray.close();
  });

  it('leaves a row that can no longer be clicked, and takes no click that was meant for it', async () => {
    const { type, clicks, tray, time, window } = opened();
    await type(DOWN);
    tray.show({
      ...MENU,
      rows: MENU.rows.map((each) =>
        each.id === 'person-2' ? row('person-2', 'Mia, signed out', false) : each,
      ),
    });
    expect(window()).toContain('❯ Quit Usher');
    await type(ENTER);
    time.ms += 1000;
    await type(ENTER);
    expect(clicks).toEqual(['too soon', 'quit']);
    await tray.close();
  });

  it("is never on the question's yes before somebody goes there", async () => {
    const caption = (enabled: boolean): Menu => ({
      ...MENU,
      rows: [row('caption', 'Yes', enabled), ...MENU.rows.slice(1)],
    });
    const { tray, window, type, asks } = opened();
    tray.show(caption(true));
    await type(HOME);
    expect(window()).toContain('❯ Yes');
    void asks();
    expect(window()).toContain('❯ Ben, away');
    tray.show({
      ...caption(true),
      rows: caption(true).rows.map((each) => (each.id === 'person-0' ? { ...each, enabled: false } : each)),
    } as Menu);
    expect(window()).toContain('❯ Mia, using this PC');
    await tray.close();
  });

  it('answers a question with y, n and m, and takes them for nothing where none stands', async () => {
    const { type, clicks, tray, asks } = opened();
    await type('y', 'm', 'n');
    expect(clicks).toEqual([]);
    const noted = asks();
    await type('y', 'm');
    expect([clicks, await noted]).toEqual([['caption'], 'note']);
    const refused = asks();
    await type('n');
    expect([clicks, await refused]).toEqual([['caption'], 'no']);
    await tray.close();
  });

  it('takes only a no for a question that has just come, and says so', async () => {
    const { type, clicks, tray, toaster } = opened();
    const end = toaster.show(QUESTION, never());
    await type('y', 'm', 'n');
    expect([clicks, await end]).toEqual([['too soon', 'too soon'], 'no']);
    await tray.close();
  });

  it('cancels with Esc where there is something to cancel, and else clears the notes, as the next click does', async () => {
    const { type, clicks, tray, notes, screen } = opened();
    notes.add('Told.', null);
    await type('\u001b');
    await until(() => expect(screen.shown().notes).toEqual([]));
    notes.add('Told again.', null);
    await type(ENTER);
    expect([clicks, screen.shown().notes]).toEqual([['person-0'], []]);
    screen.update({ cancelHint: 'Esc keeps Ben signed in' });
    await type('\u001b');
    await until(() => expect(clicks).toEqual(['person-0', 'cancel']));
    await tray.close();
  });

  it('explains all keys at ?, until any key', async () => {
    const { type, clicks, tray, window } = opened();
    await type('?');
    expect(window()[0]).toBe('Keys');
    await type('y');
    expect([window()[0], clicks]).toEqual(['2 other people signed in', []]);
    await tray.close();
  });

  it('is left with q, with Ctrl+C and by the end of the keys', async () => {
    const { type, clicks, tray, input } = opened();
    await type('q', '\u0003');
    input.end();
    await until(() => expect(clicks).toEqual(['interrupted', 'interrupted', 'interrupted']));
    await tray.close();
  });

  it('hears no key that was typed before it was there', async () => {
    const screen = terminalScreen();
    const clicks: string[] = [];
    const input = new PassThrough();
    input.write('q');
    const tray = terminalTray(MENU, {
      screen,
      notes: terminalNotes(screen, clock()),
      listener: { clicked: (id) => clicks.push(id), lost() {} },
      words: englishTerminal,
      clock: clock(),
      cancel() {},
      tooSoon() {},
      interrupted() {},
      streams: { input, output: Object.assign(new PassThrough(), { rows: 24, columns: 80 }) },
    });
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(clicks).toEqual([]);
    await tray.close();
  });

  it('says of a question that it was not drawn where the window is too small, and takes no yes for it', async () => {
    const { screen, type, clicks, tray, window } = opened({ rows: 4, columns: 40 });
    const end = terminalToaster(screen, terminalNotes(screen, clock()), clock()).show(QUESTION, never());
    expect(await end).toBe('notShown');
    const box = terminalBox(screen, englishTerminal.answers).ask('Sign out Ben?', QUESTION.text, never());
    expect(window()[0]).toBe('This window is too small for the');
    await type('y', DOWN, ENTER, 'n');
    expect([clicks, await box]).toEqual([[], 'no']);
    await tray.close();
  });

  it('says so, too, of a window that is made too small while the question stands', async () => {
    const { screen, tray, resize } = opened();
    const end = terminalToaster(screen, terminalNotes(screen, clock()), clock()).show(QUESTION, never());
    resize(4, 40);
    expect(await end).toBe('notShown');
    await tray.close();
  });

  it('says so, too, where the terminal tells no size, but takes the yes', async () => {
    const { screen, type, clicks, tray, time, toaster } = opened({});
    expect(await toaster.show(QUESTION, never())).toBe('notShown');
    void terminalBox(screen, englishTerminal.answers).ask('Sign out Ben?', QUESTION.text, never());
    time.ms += 1000;
    await type('y');
    expect(clicks).toEqual(['caption']);
    await tray.close();
  });

  it('leaves no copy of itself when the window changes, and gives back what stood there', async () => {
    const { tray, resize, drawn } = opened();
    const before = drawn().length;
    resize(30, 100);
    expect(drawn().slice(before).startsWith('\x1b[2J\x1b[H')).toBe(true);
    await tray.close();
    expect(drawn().startsWith('\x1b[?1049h')).toBe(true);
    // Cleared first, so that no terminal keeps lines of it.
    expect(drawn().endsWith('\x1b[2J\x1b[?7h\x1b[?25h\x1b[?1049l')).toBe(true);
  });

  it('leaves a longer text with q, and not Usher', async () => {
    const { screen, type, tray, window, clicks } = opened();
    screen.update({ page: { lines: ['a'], from: 0 } });
    await type('x');
    expect(window()[0]).toBe('a');
    await type('q');
    expect([window()[0], clicks]).toEqual(['2 other people signed in', []]);
    await tray.close();
  });

  it('turns a longer text with the arrow keys, and a question comes before it', async () => {
    const { screen, type, tray, window } = opened({ rows: 4, columns: 80 });
    screen.update({ page: { lines: ['a', 'b', 'c', 'd', 'e'], from: 0 } });
    expect(window()).toEqual(['a', 'b', 'c', '↑↓ scroll · Esc back to the menu']);
    await type(DOWN);
    expect(window().slice(0, 3)).toEqual(['b', 'c', 'd']);
    await type(END, DOWN, DOWN, UP);
    expect(window().slice(0, 3)).toEqual(['b', 'c', 'd']);
    await type(HOME);
    expect(window().slice(0, 3)).toEqual(['a', 'b', 'c']);
    void terminalToaster(screen, terminalNotes(screen, clock()), clock()).show(
      { ...QUESTION, text: '' },
      never(),
    );
    expect(window()[0]).toBe('Sign out Ben?');
    await tray.close();
  });
});
