import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/settings/settings.ts';
import type { AppParts } from '../../../src/tray/ports.ts';
import { fakeWindows } from '../../fakes/face-window.ts';
import { ben, mia } from '../../fakes/people.ts';
import { WORD_OPEN } from '../../fakes/pinned.ts';
import { runs } from '../../fakes/runs.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

/** Usher on Windows, where a banner leaves the screen after seven seconds. */
async function started(sessions = [ben()], over: Partial<AppParts> = {}, isSeen = true) {
  const windows = fakeWindows(isSeen);
  const usher = await startUsher(sessions, { openWindow: windows.open, ...over });
  const fades = async () => {
    await seconds(7);
    usher.question().watch.unseen();
    usher.question().watch.faded();
    await seconds(1);
  };
  const window = () => {
    const last = windows.shown.at(-1);
    if (last === undefined) throw new Error('no window');
    return last;
  };
  return { ...usher, windows: windows.shown, window, fades };
}

const leo = () =>
  ben({ sessionId: 8, userName: 'leo', fullName: 'Leo', sid: 'S-1-5-21-1-2-3-1008', logonTime: 1 });

const IN_WINDOW = { settings: { ...DEFAULT_SETTINGS, askIn: 'window' } } as const;

describe('the window that asks the operator', () => {
  it('opens where the banner has left the screen, and silence there has its whole time once more', async () => {
    const { ask, fades, window, attempts } = await started();
    await ask('Ben');
    await fades();
    expect(window().face).toEqual({
      title: 'Sign out Ben?',
      text: 'Ben has been away for 2 h 10 min. No documents or unknown apps are open. No answer signs Ben out.\n\nSigning out in 30 s.',
      choices: [
        { id: 'yes', label: 'Sign out' },
        { id: 'no', label: 'Keep Ben signed in' },
      ],
      usual: 'no',
      time: { leftMs: 29_500, wholeMs: 30_000 },
      details: {
        text: expect.stringContaining('Programs: none that holds work'),
        show: 'Details',
        hide: 'Hide details',
      },
    });
    await seconds(28);
    expect(attempts()).toEqual([]);
    await seconds(3);
    expect(attempts()).toEqual(['method 0 of 2']);
  });

  it('is a yes no longer once it has gone, and a box asks', async () => {
    const { ask, fades, window, boxes, attempts, outcome } = await started();
    await ask('Ben');
    await fades();
    window().end();
    await seconds(1);
    expect(boxes.map(({ title }) => title)).toEqual(['Sign out Ben?']);
    await seconds(60);
    expect([attempts(), outcome('ben')]).toEqual([[], { kind: 'unanswered' }]);
  });

  it('that Windows never has on the screen makes no silence count', async () => {
    const { ask, fades, window, attempts, outcome } = await started([ben()], {}, false);
    await ask('Ben');
    await fades();
    expect(window().face.text).toContain('No answer keeps Ben signed in.');
    await seconds(60);
    expect([attempts(), outcome('ben')]).toEqual([[], { kind: 'unanswered' }]);
  });

  it.each([
    ['Windows is quiet', { notifications: () => 'fullScreen' }, null],
    ['the settings say so', IN_WINDOW, null],
    ['the notification was clicked beside its buttons', {}, 'body'],
    ['there is no notification', {}, 'notShown'],
  ] as const)('opens at once where %s', async (_, over, end) => {
    const { tray, windows, toasts, boxes } = await started([ben()], over);
    tray.click('Ben');
    await seconds(1);
    if (end !== null) toasts.shown.at(-1)?.end(end);
    await seconds(1);
    expect(windows.map(({ face }) => face.title)).toEqual(['Sign out Ben?']);
    expect(boxes).toEqual([]);
  });

  it('stands alone where the settings say so', async () => {
    const { ask, toasts, tray } = await started([ben()], IN_WINDOW);
    await expect(ask('Ben')).rejects.toThrow('no question was asked');
    expect([toasts.shown, tray.texts[0]]).toEqual([[], 'Yes, sign out Ben']);
  });

  it('asks where no answer never was a yes, too, for the rest of the minute', async () => {
    const { ask, fades, window, pc, outcome } = await started([mia()]);
    pc.usage = WORD_OPEN;
    await ask('Mia');
    await fades();
    const { title, choices, text } = window().face;
    expect([title, choices.map(({ label }) => label)]).toEqual([
      'Sign out Mia?',
      ['Sign out', 'Send a message', 'Keep Mia signed in'],
    ]);
    expect(text).toContain('No answer keeps Mia signed in.');
    await seconds(52);
    expect([outcome('mia'), window().face.title]).toEqual([{ kind: 'unanswered' }, 'Mia stays signed in']);
  });

  it('turns into the countdown and then into the outcome, and closes by itself', async () => {
    const { ask, fades, window, toasts, state, tray } = await started();
    await ask('Ben');
    await fades();
    window().click('Sign out');
    await seconds(0);
    expect(window().face).toMatchObject({
      title: 'Signing out Ben in 10 s',
      choices: [{ id: 'cancel', label: 'Cancel' }],
      usual: 'cancel',
      time: { leftMs: 10_000, wholeMs: 10_000 },
    });
    // One number of seconds on one screen.
    expect([toasts.shown.at(-1)?.ended, tray.texts[1]]).toEqual([
      'closed',
      'Signing out Ben in 10 s. Click to cancel',
    ]);
    await seconds(12);
    expect(window().face).toMatchObject({
      title: 'Ben is signed out',
      choices: [{ id: 'close', label: 'Close' }],
      time: null,
    });
    // It is told once.
    expect(toasts.shown.filter(({ kind }) => kind === 'notice')).toEqual([]);
    await seconds(10);
    expect([state('ben')?.kind, window().isOpen]).toEqual(['ended', false]);
  });

  it.each([
    ['Keep Ben signed in', { kind: 'declined' }, 0],
    ['Esc', { kind: 'declined' }, 0],
  ] as const)('is a no by %s, and goes', async (label, end, notes) => {
    const { ask, fades, window, outcome, attempts, pc } = await started();
    await ask('Ben');
    await fades();
    if (label === 'Esc') window().listener.chosen(window().faces.at(-1)?.number ?? 0, null);
    else window().click(label);
    await seconds(1);
    expect([outcome('ben'), attempts(), window().isOpen, pc.notes.length]).toEqual([end, [], false, notes]);
  });

  it('leaves a message instead', async () => {
    const { ask, fades, window, outcome, pc } = await started([mia()]);
    pc.usage = WORD_OPEN;
    await ask('Mia');
    await fades();
    window().click('Send a message');
    await seconds(1);
    expect([outcome('mia'), pc.notes.length, window().isOpen]).toEqual([{ kind: 'declined' }, 1, false]);
  });

  it('cancels the countdown in its last second, as a click on the row does', async () => {
    const { ask, fades, window, outcome, attempts } = await started();
    await ask('Ben');
    await fades();
    window().click('Sign out');
    await seconds(9);
    window().click('Cancel');
    await seconds(5);
    expect([outcome('ben'), attempts(), window().isOpen]).toEqual([{ kind: 'canceled' }, [], false]);
  });

  it('follows through after a yes in the notification, and goes after a no there', async () => {
    const yes = await started();
    await yes.ask('Ben');
    await yes.fades();
    await yes.sayYes();
    expect(yes.window().face.title).toBe('Signing out Ben in 10 s');
    const no = await started();
    await no.ask('Ben');
    await no.fades();
    await no.sayNo();
    expect(no.window().isOpen).toBe(false);
  });

  it('does not open for a countdown after a yes in the notification', async () => {
    const { ask, sayYes, windows } = await started();
    await ask('Ben');
    await sayYes();
    await seconds(15);
    expect(windows).toEqual([]);
  });

  it('asks anew in the same window where somebody of a group is not asked about any more', async () => {
    const { tray, windows, window, pc, fades } = await started([ben(), leo()]);
    pc.usage = WORD_OPEN;
    tray.click('Sign out everyone');
    await seconds(1);
    await fades();
    expect(window().face.title).toBe('Sign out 2 people?');
    expect(window().face.choices.at(-1)?.label).toBe('Keep all signed in');
    pc.sessions = pc.sessions.filter(({ userName }) => userName !== 'ben');
    pc.changed();
    await seconds(3);
    expect([windows.length, window().face.title]).toEqual([1, 'Sign out Leo?']);
  });

  it('counts down for a group as one, whose outcome it tells once', async () => {
    const { tray, window, pc, fades, attempts } = await started([ben(), leo()]);
    pc.usage = WORD_OPEN;
    tray.click('Sign out everyone');
    await seconds(1);
    await fades();
    window().click('Sign out all');
    await seconds(0);
    expect(window().face).toMatchObject({
      title: 'Signing out 2 people in 10 s',
      text: 'Signing out Ben in 10 s\nSigning out Leo in 10 s',
    });
    window().click('Cancel');
    await seconds(12);
    expect([attempts(), window().isOpen]).toEqual([[], false]);
  });
});

describe('a late click in the window', () => {
  it('is void where it would sign out, and keeps somebody signed in where it is harmless', async () => {
    const { ask, fades, window, outcome, attempts } = await started();
    await ask('Ben');
    await fades();
    window().click('Sign out');
    await seconds(1);
    window().clickLate('Sign out');
    await seconds(1);
    expect(outcome('ben')).toBe(null);
    window().clickLate('Keep Ben signed in');
    await seconds(12);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'canceled' }, []]);
  });

  it('with any number and any word never signs anybody out but by the face that stands', async () => {
    const choice = fc.oneof(
      fc.constantFrom('yes', 'no', 'note', 'cancel', 'close', '__proto__'),
      fc.string(),
    );
    const numbers = fc.integer({ min: -2, max: 9 }).filter((number) => number !== 1);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(numbers, choice), { maxLength: 5 }), async (clicks) => {
        const { ask, fades, window, state, attempts, app } = await started([mia()]);
        await ask('Mia');
        await fades();
        for (const [number, word] of clicks) window().listener.chosen(number, word);
        await seconds(1);
        expect([state('mia')?.kind, attempts()]).toEqual(['asking', []]);
        await app.close();
      }),
      { numRuns: runs(20) },
    );
  });
});
