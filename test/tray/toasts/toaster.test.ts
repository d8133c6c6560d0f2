import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Toast, ToastEnd, Toaster } from '../../../src/tray/toasts/toast.ts';
import { snoreToaster } from '../../../src/tray/toasts/toaster.ts';
import { until } from '../../fakes/until.ts';

const FAKE = join(import.meta.dirname, 'fake-snoretoast.mjs');
const home = process.cwd();
const question: Toast = {
  kind: 'question',
  title: 'Sign out Ben?',
  text: 'Word is open.\nUnsaved work will be lost.',
  buttons: [
    { id: 'yes', label: 'Später abmelden' },
    { id: 'no', label: '後で' },
  ],
  silent: false,
};
const note: Toast = { kind: 'notice', title: 'Usher', text: 'Ben is signed out.', buttons: [], silent: true };
const never = new AbortController().signal;

let folder: string;
let toaster: Toaster;
let refusal: string | null;
let log: string[];

function start(program = join(folder, 'snoretoast'), icon = '/usher.png'): void {
  const options = { program, appId: 'Usher.Usher', icon, log: (line: string) => log.push(line) };
  toaster = snoreToaster({ ...options, refusal: () => refusal });
}

/** The arguments of the fake program, by option. */
function calls(): Record<string, string>[] {
  if (!existsSync('calls.jsonl')) return [];
  const lines = readFileSync('calls.jsonl', 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => {
    const args: string[] = JSON.parse(line);
    return Object.fromEntries(
      args.flatMap((arg, n) => (arg.startsWith('-') ? [[arg, args[n + 1] ?? '']] : [])),
    );
  });
}

function press(what: { action?: string; button?: string; text?: string; late?: boolean }): void {
  writeFileSync('press.tmp', JSON.stringify(what));
  renameSync('press.tmp', 'press.json');
}

/** The toaster's clock does not advance, so a slow program is not late. */
async function ended(end: Promise<ToastEnd>): Promise<ToastEnd> {
  let known: ToastEnd | undefined;
  void end.then((it) => {
    known = it;
  });
  await until(() => {
    // If nothing was started, nothing waits, so no time passes.
    vi.advanceTimersByTime(0);
    return known !== undefined;
  });
  return end;
}

/**
 * The end of a toast whose program ends without an answer. Time advances only after that, a little at each check,
 * until a late answer is given up.
 * @param programs how many were started in all
 */
async function endedSilently(end: Promise<ToastEnd>, programs = 1): Promise<ToastEnd> {
  let known: ToastEnd | undefined;
  void end.then((it) => {
    known = it;
  });
  await until(() => {
    const started = pids();
    if (started.length === programs && !started.some(isRunning)) vi.advanceTimersByTime(100);
    return known !== undefined;
  });
  return end;
}

/** Shows the question. `news` collects what is reported before it ends. */
function ask() {
  const news: string[] = [];
  const stop = new AbortController();
  const watch = { unseen: () => void news.push('unseen'), faded: () => void news.push('faded') };
  return { news, stop, end: toaster.show(question, stop.signal, watch) };
}

/** A click in the notification centre. Windows starts another program, which answers through the toast's pipe. */
async function clickLate(button: string): Promise<void> {
  const { '-id': id = '', '-pipeName': pipe = '' } = calls()[0] ?? {};
  const answer = `action=buttonClicked;notificationId=${id};pipe=${pipe};button=${button};version=0.7.0;`;
  await new Promise((resolve) => {
    connect(pipe).end(Buffer.from(answer, 'utf16le')).on('close', resolve);
  });
}

function pids(): number[] {
  if (!existsSync('pids.txt')) return [];
  return readFileSync('pids.txt', 'utf8').split('\n').slice(0, -1).map(Number);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-toast-'));
  process.chdir(folder);
  writeFileSync('snoretoast', `#!/bin/sh\nexec "${process.execPath}" "${FAKE}" "$@"\n`);
  chmodSync('snoretoast', 0o755);
  delete process.env.FAKE_TOAST;
  [log, refusal] = [[], null];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  start();
});

afterEach(async () => {
  vi.useRealTimers();
  const started = pids();
  process.chdir(home);
  rmSync(folder, { recursive: true });
  await until(() => !started.some(isRunning));
});

// On Windows the program must be an .exe; the lab runs one there.
describe.skipIf(process.platform === 'win32')('a toast', () => {
  it('is given to SnoreToast with everything it needs', async () => {
    const end = toaster.show(question, never);
    await until(() => calls().length === 1);
    press({ action: 'clicked' });
    expect(await ended(end)).toEqual('body');
    expect(calls()).toEqual([
      {
        '-appID': 'Usher.Usher',
        '-id': expect.stringMatching(/^usher-[0-9a-f]{10}$/),
        '-t': 'Sign out Ben?',
        '-m': 'Word is open.\nUnsaved work will be lost.',
        '-p': '/usher.png',
        '-s': 'Notification.Default',
        '-b': 'Später abmelden;後で',
        '-pipeName': expect.stringMatching(/notifierPipe-/),
      },
    ]);
  });

  it('makes no sound when it is silent, and hostile texts arrive harmless', async () => {
    const end = toaster.show({ ...note, title: '-m', text: '\u0000-Embedding\ud800' }, never);
    await until(() => calls().length === 1);
    vi.advanceTimersByTime(1_000);
    press({ action: 'dismissed' });
    expect(await ended(end)).toEqual('dismissed');
    expect(calls()[0]).toMatchObject({
      '-silent': '',
      '-t': '\u2010m',
      '-m': '\u2010Embedding\ufffd',
    });
    expect(Object.keys(calls()[0] ?? {})).not.toContain('-b');
  });

  it.each([
    ['a button beyond ASCII', { action: 'buttonClicked', button: 'Später abmelden' }, 'yes'],
    ['a button in another script', { action: 'buttonClicked', button: '後で' }, 'no'],
    ['the cross', { action: 'dismissed' }, 'dismissed'],
    ['the end of the banner', { action: 'timedout' }, 'timedOut'],
    ['its removal by Windows', { action: 'hidden' }, 'closed'],
    ['a button that was not there', { action: 'buttonClicked', button: 'Error' }, 'unknown'],
    ['noise', { text: '\u0000=;;=;' }, 'unknown'],
    ['more noise than any answer', { text: 'x=y;'.repeat(50_000) }, 'unknown'],
  ])('tells %s', async (_, pressed, expected) => {
    const end = toaster.show({ ...question, kind: 'notice' }, never);
    await until(() => calls().length === 1);
    vi.advanceTimersByTime(4_000);
    press(pressed);
    expect(await ended(end)).toEqual(expected);
  });

  it.each([
    ['timed out sooner than a banner can', { action: 'timedout' }, 3_999],
    ['was closed sooner than anybody can read it', { action: 'dismissed' }, 999],
  ])('that %s was not shown', async (_, pressed, ranForMs) => {
    const end = toaster.show(note, never);
    await until(() => calls().length === 1);
    vi.advanceTimersByTime(ranForMs);
    press(pressed);
    expect(await ended(end)).toEqual('notShown');
  });

  it.each([
    ['timed out', { action: 'timedout' }, 7_000],
    ['timed out at once, with Do not disturb', { action: 'timedout' }, 200],
    ['was taken away by somebody else', { action: 'hidden' }, 7_000],
    ['ended with noise', { text: '\u0000=;;=;' }, 7_000],
  ])(
    'that is a question and %s has left the screen, and its buttons still answer',
    async (_, what, ranForMs) => {
      const { end, news } = ask();
      await until(() => calls().length === 1);
      vi.advanceTimersByTime(ranForMs);
      press(what);
      await until(() => news.length === 2);
      expect(news).toEqual(['unseen', 'faded']);
      vi.advanceTimersByTime(20_000);
      await clickLate('後で');
      expect(await ended(end)).toEqual('no');
      expect(calls()).toHaveLength(1);
    },
  );

  it('that is a question and whose program ended without an answer counts as unseen at once, and as lost after 5 s', async () => {
    const { end, news } = ask();
    await until(() => calls().length === 1);
    vi.advanceTimersByTime(3_000);
    press({});
    await until(() => news.length === 1);
    vi.advanceTimersByTime(4_900);
    await turn();
    expect(news).toEqual(['unseen']);
    vi.advanceTimersByTime(200);
    await until(() => news.at(-1) === 'faded');
    await clickLate('Später abmelden');
    expect(await ended(end)).toEqual('yes');
  });

  it('that is a question and stands for a minute has left the screen by then', async () => {
    const { news } = ask();
    await until(() => calls().length === 1);
    vi.advanceTimersByTime(60_000);
    await until(() => news.length === 2);
    expect(news).toEqual(['unseen', 'faded']);
  });

  it('that is a question is taken out of the notification centre by an abort, and a click after that is void', async () => {
    const { end, news, stop } = ask();
    await until(() => calls().length === 1);
    vi.advanceTimersByTime(7_000);
    press({ action: 'timedout' });
    await until(() => news.length === 2);
    stop.abort();
    expect(await end).toEqual('closed');
    await until(() => calls().length === 2);
    expect(calls()[1]).toMatchObject({ '-close': calls()[0]?.['-id'], '-appID': 'Usher.Usher' });
  });

  it('tells an answer that comes from another process after the program has ended', async () => {
    const end = toaster.show(question, never);
    await until(() => calls().length === 1);
    press({ action: 'buttonClicked', button: '後で', late: true });
    expect(await ended(end)).toEqual('no');
  });

  it('that ended late without an answer is unknown, and taken out of the notification centre', async () => {
    const end = toaster.show({ ...question, kind: 'notice' }, never);
    await until(() => calls().length === 1);
    vi.advanceTimersByTime(2_000);
    press({});
    expect(await endedSilently(end)).toEqual('unknown');
    await until(() => calls().length === 2);
    expect(calls()[1]).toMatchObject({ '-close': calls()[0]?.['-id'], '-appID': 'Usher.Usher' });
  });

  it('that ends at once without an answer was not shown', async () => {
    process.env.FAKE_TOAST = 'quits';
    expect(await endedSilently(toaster.show(question, never))).toEqual('notShown');
  });

  it('was not shown where the program is missing or cannot be run', async () => {
    start(join(folder, 'nothing'));
    expect(await endedSilently(toaster.show(question, never), 0)).toEqual('notShown');
    writeFileSync('broken', '');
    start(join(folder, 'broken'));
    expect(await endedSilently(toaster.show(question, never), 0)).toEqual('notShown');
    expect(log).toEqual([]);
  });

  it('was not shown where its program is refused, at each toast anew, and the program was not started', async () => {
    refusal = 'It is another program.';
    expect(await ended(toaster.show(question, never))).toEqual('notShown');
    expect([calls(), log]).toEqual([[], ['toast not started: Error: It is another program.']]);
    refusal = null;
    const end = toaster.show(question, never);
    await until(() => calls().length === 1);
    press({ action: 'clicked' });
    expect(await ended(end)).toEqual('body');
    refusal = 'It is another program.';
    expect(await ended(toaster.show(question, never))).toEqual('notShown');
    expect(calls()).toHaveLength(1);
  });

  it('was not shown where starting the program throws', async () => {
    start(undefined, '/usher\u0000.png');
    expect(await ended(toaster.show(question, never))).toEqual('notShown');
    expect(log).toEqual([expect.stringContaining('null bytes')]);
  });

  it('is removed by an abort, at once, and a click after that is void', async () => {
    const stop = new AbortController();
    const end = toaster.show(question, stop.signal);
    await until(() => calls().length === 1);
    stop.abort();
    expect(await end).toEqual('closed');
    press({ action: 'buttonClicked', button: 'Später abmelden' });
    await until(() => calls().length === 2);
    expect(calls()[1]).toMatchObject({ '-close': calls()[0]?.['-id'], '-appID': 'Usher.Usher' });
    expect(await end).toEqual('closed');
  });

  it('ends by itself after a minute', async () => {
    const end = toaster.show({ ...question, kind: 'notice' }, never);
    await until(() => calls().length === 1);
    vi.advanceTimersByTime(60_000);
    expect(await end).toEqual('timedOut');
    await until(() => calls().length === 2);
    expect(calls()[1]).toMatchObject({ '-close': calls()[0]?.['-id'] });
  });

  it('removes itself when it was asked to', async () => {
    const end = toaster.show({ ...note, removeAfterMs: 5_000 }, never);
    await until(() => calls().length === 1);
    vi.advanceTimersByTime(5_000);
    expect(await end).toEqual('closed');
    await until(() => calls().length === 2);
  });

  it('that is a note gives way to a question, and notes wait until it has ended', async () => {
    const first = toaster.show(note, never);
    await until(() => calls().length === 1);
    const asked = toaster.show(question, never);
    const second = toaster.show({ ...note, text: 'Anna is signed out.' }, never);
    expect(await first).toEqual('closed');
    await until(() => calls().length === 3);
    press({ action: 'buttonClicked', button: '後で' });
    expect(await ended(asked)).toEqual('no');
    await until(() => calls().length === 4);
    vi.advanceTimersByTime(1_000);
    press({ action: 'dismissed' });
    expect(await ended(second)).toEqual('dismissed');
    expect(calls().map((call) => call['-m'] ?? 'close')).toEqual([
      'Ben is signed out.',
      'close',
      'Word is open.\nUnsaved work will be lost.',
      'Anna is signed out.',
    ]);
  });
});
