import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { historyEntry } from '../../src/history/history.ts';
import { settingsEnglish } from '../../src/languages/en/settings.ts';
import type { Rights } from '../../src/rights/account-rights.ts';
import type { PersonAnswer } from '../../src/sessions/session-host.ts';
import { DEFAULT_SETTINGS, parseSettings } from '../../src/settings/settings.ts';
import type { ToastEnd } from '../../src/tray/ports.ts';
import type { NotificationState } from '../../src/windows/notification-state.ts';
import { NOTIFICATION_STATES } from '../../src/windows/notification-state.ts';
import { fakeElevation } from '../fakes/elevation.ts';
import { fakeHost } from '../fakes/host.ts';
import { anna, ben, guest, kai, mia, minutesAgo, services } from '../fakes/people.ts';
import { NOTHING_OPEN, pinned, WORD_OPEN } from '../fakes/pinned.ts';
import { seconds, startUsher, stopProcess } from '../fakes/usher.ts';

const CALM = '[1 other person signed in. Click the name to sign out]';
const ZOE = ben({ userName: 'zoe', fullName: 'Zoe', sid: 'S-1-5-21-1-2-3-1009', logonTime: minutesAgo(0) });

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Ben with Word open, asked about and answered with yes: the countdown runs. */
async function countingDown(...others: readonly ReturnType<typeof ben>[]) {
  const usher = await startUsher([ben(), ...others]);
  usher.pc.usage = WORD_OPEN;
  usher.tray.click('Ben');
  await seconds(2);
  usher.question().end('yes');
  await seconds(0);
  expect(usher.state('ben')?.kind).toEqual('countingDown');
  return usher;
}

describe('one click', () => {
  it('on somebody away with nothing open signs them out after 30 seconds', async () => {
    const { tray, pc, question, attempts, notes, outcome, toasts } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(0);
    expect(question()).toMatchObject({
      title: 'Sign out Ben?',
      text: 'Ben has been away for 2 h 10 min. No documents or unknown apps are open. Signing out in 30 seconds unless you keep Ben signed in.',
      buttons: [
        { id: 'yes', label: 'Sign out' },
        { id: 'no', label: 'Keep signed in' },
      ],
      ended: null,
    });
    expect(tray.texts).toEqual([
      'Sign out Ben? Click here to sign out',
      'Ben, asking you. Click to keep signed in',
    ]);
    expect([tray.menu.tooltip, tray.menu.icon]).toEqual(['Usher: asking about Ben', 'asking']);

    await seconds(29);
    expect(attempts()).toEqual([]);
    const listings = pc.done.length;
    await seconds(2);
    expect(pc.done.slice(listings, listings + 2)).toEqual(['list', 'method 0 of 2']);
    expect(attempts()).toEqual(['method 0 of 2']);
    expect(question().ended).toEqual('closed');
    expect(outcome('ben')).toEqual({ kind: 'signedOut', memoryBytes: 400 * 1024 ** 2 });
    expect(notes()).toEqual(["Ben is signed out. Ben's programs used 400 MB."]);
    expect(toasts.shown.at(-1)).toMatchObject({ silent: true, removeAfterMs: 10_000, buttons: [] });
    expect(tray.texts).toEqual(['[Nobody else is signed in]', '[Ben, signed out]']);
    expect([tray.menu.tooltip, tray.menu.icon]).toEqual(['Usher: nobody else is signed in', 'calm']);

    await seconds(60);
    expect(tray.texts).toEqual(['[Nobody else is signed in]']);
  });

  it('is in the history from the click to the end', async () => {
    const { tray, history } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(32);
    expect(history.map(({ time, operator, target, conversation, ...rest }) => rest)).toEqual([
      { event: 'clicked', anyway: null },
      { event: 'asked', anyway: null, silence: 'counts' },
      { event: 'lastLook', consent: 'silence', method: 0 },
      { event: 'signingOut', consent: 'silence', method: 0 },
      { event: 'attempt', result: 'done', code: null },
      { event: 'ended', outcome: 'signedOut', error: null },
    ]);
    expect(new Set(history.map(({ conversation }) => conversation))).toEqual(new Set([1]));
    expect(history.every(({ operator }) => operator?.userName === 'kai')).toEqual(true);
    expect(history.every(({ target }) => target.userName === 'ben' && target.sessionId === 2)).toEqual(true);
  });

  it('on somebody away with documents open asks, and signs nobody out without a yes', async () => {
    const { tray, pc, question, attempts, outcome } = await startUsher([ben()]);
    pc.usage = WORD_OPEN;
    tray.click('Ben');
    await seconds(0);
    expect(question().text).toEqual(
      "Unsaved work will be lost: Word is open. Ben can't be asked. Ben has been away for 2 h 10 min.",
    );
    await seconds(59);
    expect(outcome('ben')).toEqual(null);
    await seconds(2);
    expect(outcome('ben')).toEqual({ kind: 'unanswered' });
    expect(question().ended).toEqual('closed');
    expect(attempts()).toEqual([]);
  });

  it('asks after two seconds at the latest, however long it takes to see what is open', async () => {
    const { tray, pc, question } = await startUsher([ben()]);
    pc.usage = 'never answers';
    tray.click('Ben');
    await seconds(1.9);
    expect(tray.texts[1]).toEqual('Ben, asking you. Click to keep signed in');
    await seconds(0.2);
    expect(question().text).toEqual(
      "Usher can't see what's open. Any unsaved work will be lost. Ben can't be asked. Ben has been away for 2 h 10 min.",
    );
  });

  it('by an account that cannot sign anybody out is answered at once, in the row too', async () => {
    const { tray, toasts, notes, attempts } = await startUsher([ben()], { rights: () => 'none' });
    tray.click('Ben');
    expect(toasts.shown.map(({ kind }) => kind)).toEqual(['notice']);
    expect(notes()).toEqual([
      "Ben stays signed in. This account can't sign other people out, and no administrator can be asked here. usher doctor says why.",
    ]);
    expect(tray.texts).toEqual([CALM, 'Ben, needs an admin. Click to leave a message']);
    await seconds(120);
    expect(attempts()).toEqual([]);
  });

  it('goes by what the account may do at that moment', async () => {
    let may: Rights = 'none';
    const { tray, toasts } = await startUsher([ben(), mia()], { rights: () => may });
    tray.click('Ben');
    may = 'direct';
    tray.click('Mia');
    await seconds(0);
    expect(toasts.shown.map(({ kind, title }) => [kind, title])).toEqual([
      ['notice', 'Ben stays signed in'],
      ['question', 'Sign out Mia?'],
    ]);
  });

  it('where the setting is "never" signs nobody out by silence', async () => {
    const { settings } = parseSettings('{ "silenceCounts": "never" }', settingsEnglish);
    const { tray, outcome, attempts } = await startUsher([ben()], { settings });
    tray.click('Ben');
    await seconds(61);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'unanswered' }, []]);
  });

  it('on somebody who came back since the last listing signs nobody out', async () => {
    const { tray, pc, outcome, attempts, notes } = await startUsher([ben()]);
    pc.sessions = [kai(), ben({ state: 'active', stationName: 'console', locked: false })];
    tray.click('Ben');
    await seconds(31);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'cameBack' }, []]);
    expect(notes()).toEqual(['Ben is back. Nobody was signed out.']);
  });

  it('is nothing to the operator: no row has their session, nor that of the services', async () => {
    const { tray } = await startUsher([]);
    expect(tray.texts).toEqual(['[Nobody else is signed in]']);
  });
});

describe('a yes', () => {
  it('on the caption counts down 10 seconds and signs out exactly that session', async () => {
    const { tray, pc, attempts, state } = await startUsher([ben(), anna()]);
    pc.usage = WORD_OPEN;
    tray.click('Ben');
    await seconds(2);
    tray.click('Sign out Ben?');
    await seconds(0);
    expect(state('ben')?.kind).toEqual('countingDown');
    expect(tray.texts.slice(1)).toEqual(['Anna, idle 14 min', 'Ben, signing out soon. Click to cancel']);
    expect(tray.menu.tooltip).toEqual('Usher: signing out Ben. Open the menu to cancel');
    await seconds(9);
    expect(attempts()).toEqual([]);
    await seconds(2);
    expect(attempts()).toEqual(['method 0 of 2']);
    expect(pc.sessions.map(({ userName }) => userName)).toEqual(['', 'kai', 'anna']);
  });

  it('on the caption closes the toast, and what the toast says then is void', async () => {
    const { tray, pc, question, state } = await startUsher([ben()]);
    pc.usage = WORD_OPEN;
    tray.click('Ben');
    await seconds(2);
    const asked = question();
    tray.click('Sign out Ben?');
    await seconds(0);
    expect(asked.ended).toEqual('closed');
    asked.end('no');
    await seconds(0);
    expect(state('ben')?.kind).toEqual('countingDown');
  });

  it('on the toast counts down too', async () => {
    const { attempts } = await countingDown();
    await seconds(11);
    expect(attempts()).toEqual(['method 0 of 2']);
  });

  it('waits for Windows’ permission, and ends without it', async () => {
    const { elevation, begun } = fakeElevation();
    const { tray, outcome, notes, attempts, question } = await startUsher([ben()], {
      rights: () => 'withPermission',
      elevation,
    });
    tray.click('Ben');
    await seconds(2);
    expect(question().text).toEqual(
      "Ben has been away for 2 h 10 min. No documents or unknown apps are open. Ben can't be asked. Windows will ask for permission next.",
    );
    question().end('yes');
    await seconds(30);
    expect(tray.texts[1]).toEqual('Ben, waiting for permission. Click to cancel');
    begun[0]?.permit(false);
    await seconds(0);
    expect(outcome('ben')).toEqual({ kind: 'permissionDeclined' });
    expect(notes()).toEqual(["Ben stays signed in. You didn't give Windows permission."]);
    await seconds(60);
    expect(attempts()).toEqual([]);
  });

  it('after the end of its question is void', async () => {
    const { tray, pc, question, outcome, attempts } = await startUsher([ben()]);
    pc.usage = WORD_OPEN;
    tray.click('Ben');
    await seconds(61);
    question().end('yes');
    await seconds(60);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'unanswered' }, []]);
  });

  it('to the question before is void for the next one about the same person', async () => {
    const { tray, pc, toasts, state, attempts } = await startUsher([ben()]);
    pc.usage = WORD_OPEN;
    tray.click('Ben');
    await seconds(61);
    tray.click('Ben');
    await seconds(2);
    toasts.shown[0]?.end('yes');
    await seconds(0);
    expect(state('ben')).toMatchObject({ kind: 'asking', pinned: { conversation: 2 } });
    expect(attempts()).toEqual([]);
  });
});

describe('a no', () => {
  it('on the row keeps Ben signed in, and nobody is told what they just clicked', async () => {
    const { tray, outcome, notes, question, attempts } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(2);
    tray.click('Ben, asking you');
    await seconds(0);
    expect(outcome('ben')).toEqual({ kind: 'declined' });
    expect([notes(), question().ended]).toEqual([[], 'closed']);
    expect(tray.texts).toEqual([CALM, 'Ben, idle 2 h 10 min (away)']);
    await seconds(60);
    expect(attempts()).toEqual([]);
  });

  it('on the toast does the same', async () => {
    const { tray, outcome, notes, question } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(2);
    question().end('no');
    await seconds(0);
    expect([outcome('ben'), notes()]).toEqual([{ kind: 'declined' }, []]);
  });

  it.each(['body', 'dismissed'] as const)(
    'is not what a toast says that ended in "%s": the menu goes on asking',
    async (end) => {
      const { tray, question, state, boxes } = await startUsher([ben()]);
      tray.click('Ben');
      await seconds(2);
      question().end(end);
      await seconds(2);
      expect([state('ben')?.kind, boxes]).toEqual(['asking', []]);
      tray.click('Sign out Ben?');
      await seconds(0);
      expect(state('ben')?.kind).toEqual('countingDown');
    },
  );

  it.each((['body', 'dismissed'] as const).flatMap((end) => [2, 29].map((after) => [end, after] as const)))(
    'is all that can follow once the toast was clicked away ("%s" after %i s)',
    async (end, after) => {
      const { tray, question, outcome, boxes, attempts } = await startUsher([ben()]);
      tray.click('Ben');
      await seconds(after);
      question().end(end);
      await seconds(62 - after);
      expect([outcome('ben'), attempts(), boxes]).toEqual([{ kind: 'unanswered' }, [], []]);
    },
  );
});

describe('a click too early', () => {
  it('within a second after a row appeared does nothing', async () => {
    const { tray, pc, toasts } = await startUsher([ben()]);
    pc.sessions = [kai(), ben(), mia()];
    pc.changed();
    await seconds(0.5);
    tray.click('Mia');
    await seconds(1);
    expect(toasts.shown).toEqual([]);
    tray.click('Mia');
    await seconds(0);
    expect(toasts.shown).toHaveLength(1);
  });

  it('on a row that has just changed from "sign out" to "keep" does nothing: a double click is one click', async () => {
    const { tray, state } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(0.4);
    tray.click('Ben');
    expect(state('ben')?.kind).toEqual('asking');
    await seconds(0.7);
    tray.click('Ben');
    expect(state('ben')?.kind).toEqual('ended');
  });

  it('on the caption that has just become a yes does nothing', async () => {
    const { tray, state } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(0.9);
    tray.clickRow('caption');
    expect(state('ben')?.kind).toEqual('asking');
  });

  it('on a caption whose question was answered and replaced a moment ago answers nothing', async () => {
    const { tray, pc, question, state } = await startUsher([ben(), anna()]);
    pc.usage = WORD_OPEN;
    tray.click('Ben');
    tray.click('Anna');
    await seconds(5);
    question().end('no');
    await seconds(0.5);
    expect(tray.texts[0]).toEqual('Sign out Anna? Click here to sign out');
    tray.clickRow('caption');
    expect(state('anna')?.kind).toEqual('asking');
  });

  it('or for a row that is hidden, disabled or not there does nothing', async () => {
    const { tray, toasts, asked } = await startUsher([ben()]);
    for (const row of ['caption', 'person-7', 'more', 'line', 'nonsense']) tray.clickRow(row);
    await seconds(1);
    expect([toasts.shown, asked]).toEqual([[], []]);
  });
});

describe('a locked screen', () => {
  it.each(['question', 'notice'] as const)('shows no %s that names somebody else', async (kind) => {
    const { tray, pc, toasts, question, outcome } = await startUsher([ben(), mia()]);
    tray.click('Ben');
    await seconds(2);
    if (kind === 'notice') {
      question().end('yes');
      pc.sessions = [kai(), mia()];
      pc.changed();
      await seconds(2);
    }
    expect(toasts.shown.at(-1)).toMatchObject({ kind, ended: null });
    pc.sessions = [kai({ locked: true }), ...pc.sessions.filter(({ isCurrent }) => !isCurrent)];
    pc.changed();
    await seconds(2);
    expect(toasts.shown.filter(({ ended }) => ended === null)).toEqual([]);
    expect(outcome('ben')).toEqual({ kind: kind === 'notice' ? 'alreadyGone' : 'operatorLeft' });
  });

  it('is noticed before any listing tells of it, and is looked at', async () => {
    let now: NotificationState = 'accepts';
    const { tray, pc, question, outcome } = await startUsher([ben()], { notifications: () => now });
    tray.click('Ben');
    await seconds(2);
    now = 'notPresent';
    pc.sessions = [kai({ locked: true }), ben()];
    await seconds(1);
    expect([question().ended, outcome('ben')]).toEqual(['closed', { kind: 'operatorLeft' }]);
  });
});

describe('two questions', () => {
  it('are asked one after the other', async () => {
    const { tray, pc, toasts, question, state } = await startUsher([ben(), anna()]);
    pc.usage = WORD_OPEN;
    tray.click('Ben');
    await seconds(0);
    tray.click('Anna');
    await seconds(2);
    expect(tray.texts).toEqual([
      'Sign out Ben? Click here to sign out',
      'Anna, next. Click to cancel',
      'Ben, asking you. Click to keep signed in',
    ]);
    expect(toasts.shown).toHaveLength(1);
    question().end('yes');
    await seconds(1);
    expect(toasts.shown.map(({ title }) => title)).toEqual(['Sign out Ben?', 'Sign out Anna?']);
    expect(state('ben')?.kind).toEqual('countingDown');
    expect(tray.texts[0]).toEqual('Sign out Anna? Click here to sign out');
  });

  it('wait in the order of the clicks', async () => {
    const { tray, question, state } = await startUsher([ben(), anna(), mia()]);
    for (const name of ['Mia', 'Ben', 'Anna']) tray.click(name);
    await seconds(2);
    question().end('no');
    await seconds(2);
    expect([state('ben')?.kind, state('anna')?.kind]).toEqual(['asking', 'waiting']);
  });

  it('can be canceled before they are asked', async () => {
    const { tray, toasts, question, state } = await startUsher([ben(), anna()]);
    tray.click('Ben');
    tray.click('Anna');
    await seconds(2);
    tray.click('Anna, next');
    question().end('no');
    await seconds(2);
    expect(state('anna')).toMatchObject({ kind: 'ended', outcome: { kind: 'canceled' } });
    expect(toasts.shown).toHaveLength(1);
  });

  it('do not hear each other’s answers', async () => {
    const { tray, pc, toasts, state, attempts } = await startUsher([ben(), anna()]);
    pc.usage = WORD_OPEN;
    tray.click('Ben');
    tray.click('Anna');
    await seconds(61);
    expect(state('ben')).toMatchObject({ kind: 'ended', outcome: { kind: 'unanswered' } });
    toasts.shown[0]?.end('yes');
    await seconds(0);
    expect(state('anna')?.kind).toEqual('asking');
    expect(attempts()).toEqual([]);
  });
});

describe('a toast that Windows does not show', () => {
  it('is replaced by a box, and silence counts no longer', async () => {
    const usher = await startUsher([ben()]);
    usher.toasts.questionsEnd = 'notShown';
    usher.tray.click('Ben');
    await seconds(2);
    expect(usher.boxes).toMatchObject([
      {
        title: 'Sign out Ben?',
        text: "Ben has been away for 2 h 10 min. No documents or unknown apps are open. Ben can't be asked.\n\nOK: sign out.\nCancel: keep Ben signed in.",
        isOpen: true,
      },
    ]);
    await seconds(57);
    expect(usher.attempts()).toEqual([]);
    await seconds(3);
    expect(usher.outcome('ben')).toEqual({ kind: 'unanswered' });
    expect(usher.boxes[0]?.isOpen).toEqual(false);
  });

  it('is answered with OK', async () => {
    const usher = await startUsher([ben()]);
    usher.toasts.questionsEnd = 'notShown';
    usher.tray.click('Ben');
    await seconds(2);
    usher.boxes[0]?.click('yes');
    await seconds(11);
    expect(usher.attempts()).toEqual(['method 0 of 2']);
  });

  it('is answered with anything else', async () => {
    const usher = await startUsher([ben()]);
    usher.toasts.questionsEnd = 'notShown';
    usher.tray.click('Ben');
    await seconds(2);
    usher.boxes[0]?.click('no');
    await seconds(0);
    expect(usher.outcome('ben')).toEqual({ kind: 'declined' });
  });

  it('is answered in the menu, and the box closes', async () => {
    const usher = await startUsher([ben()]);
    usher.toasts.questionsEnd = 'notShown';
    usher.tray.click('Ben');
    await seconds(2);
    usher.tray.click('Sign out Ben?');
    await seconds(0);
    expect(usher.boxes[0]?.isOpen).toEqual(false);
    expect(usher.state('ben')?.kind).toEqual('countingDown');
  });

  it.each<[string, number, ToastEnd]>([
    ['was not drawn', 0.2, 'notShown'],
    ['left the screen by itself', 7, 'timedOut'],
    ['left it in the last moment', 29, 'timedOut'],
    ['was lost', 10, 'unknown'],
    ['was taken away by somebody else', 10, 'closed'],
  ])('or that %s, after %i s, is asked by a box, and no answer is no yes', async (_, after, end) => {
    const { tray, question, boxes, outcome, attempts } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(after);
    question().end(end);
    await seconds(1);
    expect(boxes).toMatchObject([{ title: 'Sign out Ben?', isOpen: true }]);
    await seconds(58);
    expect(attempts()).toEqual([]);
    await seconds(3);
    expect([outcome('ben'), attempts(), boxes[0]?.isOpen]).toEqual([{ kind: 'unanswered' }, [], false]);
  });

  it('any more stops the silence at once, though a late click may still come', async () => {
    const { tray, question, boxes, state, attempts } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(29);
    question().watch.unseen();
    await seconds(4);
    expect([boxes, state('ben')?.kind, attempts()]).toEqual([[], 'asking', []]);
    question().end('no');
    await seconds(0);
    expect(state('ben')?.kind).toEqual('ended');
  });

  it('any more can be answered in the notification centre, which closes the box, and once only', async () => {
    const { tray, question, boxes, state, history } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(6);
    question().watch.unseen();
    question().watch.faded();
    question().watch.faded();
    await seconds(20);
    expect([boxes.length, question().ended]).toEqual([1, null]);
    question().end('yes');
    await seconds(0);
    expect([state('ben')?.kind, boxes[0]?.isOpen]).toEqual(['countingDown', false]);
    expect(history.filter(({ event }) => event === 'answered')).toHaveLength(1);
  });

  it.each<NotificationState | null>([...NOTIFICATION_STATES.filter((each) => each !== 'accepts'), null])(
    'for certain, as Windows says %s, is no silence that counts, however long it stands',
    async (notifications) => {
      const { tray, question, outcome, attempts, history } = await startUsher([ben()], {
        notifications: () => notifications,
      });
      tray.click('Ben');
      await seconds(1);
      expect(question().text).not.toContain('30 seconds');
      await seconds(62);
      expect([outcome('ben'), attempts()]).toEqual([{ kind: 'unanswered' }, []]);
      expect(history.find(({ event }) => event === 'asked')).toMatchObject({ silence: 'mayBeUnseen' });
    },
  );

  it('where Windows says so beforehand is asked by a box at once', async () => {
    const { tray, boxes } = await startUsher([ben()], { notifications: () => 'fullScreen' });
    tray.click('Ben');
    await seconds(1);
    expect(boxes).toMatchObject([{ title: 'Sign out Ben?', isOpen: true }]);
  });

  it('is found out at each question anew', async () => {
    let now: NotificationState = 'accepts';
    const { tray, outcome, attempts } = await startUsher([ben()], { notifications: () => now });
    tray.click('Ben');
    await seconds(2);
    tray.click('Ben, asking you');
    now = 'quietTime';
    await seconds(2);
    tray.click('Ben');
    await seconds(62);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'unanswered' }, []]);
  });

  it.each(
    [...NOTIFICATION_STATES.filter((each) => each !== 'accepts' && each !== 'notPresent'), null].flatMap(
      (state) => [2, 29.5].map((after) => [state, after] as const),
    ),
  )('any more, as Windows says %s after %s s, stops the silence for good', async (notifications, after) => {
    let now: NotificationState | null = 'accepts';
    const { tray, state, outcome, attempts, history } = await startUsher([ben()], {
      notifications: () => now,
    });
    tray.click('Ben');
    await seconds(after);
    expect(state('ben')).toMatchObject({ kind: 'asking', silence: { counts: true } });
    now = notifications;
    await seconds(1);
    now = 'accepts';
    await seconds(61 - after);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'unanswered' }, []]);
    expect(history.filter(({ event }) => event === 'questionNotShown')).toHaveLength(1);
  });

  it('about an end goes into the log', async () => {
    const usher = await countingDown();
    usher.pc.sessions = [kai(), ZOE];
    await seconds(11);
    usher.toasts.shown.at(-1)?.end('notShown');
    await seconds(0);
    expect(usher.logged).toEqual([
      'not shown: Nobody was signed out. That session now belongs to somebody else.',
    ]);
  });
});

describe('the list', () => {
  it('that fails is said in the caption, with nobody offered, until a click or a minute lists again', async () => {
    const pc = fakeHost([kai(), ben()]);
    const { tray, logged } = await startUsher([], { pc });
    pc.listFails = new Error('no');
    pc.changed();
    await seconds(2);
    expect(tray.texts).toEqual([
      "Can't see who is signed in. Click to try again",
      '[Ben, idle 2 h 10 min (away)]',
    ]);
    expect(tray.menu.tooltip).toEqual("Usher: can't see who is signed in");
    expect(logged).toEqual(['listing failed: Error: no']);
    pc.listFails = null;
    tray.click("Can't see who is signed in");
    await seconds(0);
    expect(tray.texts).toEqual([CALM, 'Ben, idle 2 h 10 min (away)']);
  });

  it('that has not come yet offers nobody', async () => {
    const pc = fakeHost([kai(), ben()]);
    pc.listFails = 'never answers';
    const { tray } = await startUsher([], { pc });
    expect(tray.texts).toEqual(['[Looking who is signed in]']);
    await seconds(9);
    expect(tray.texts).toEqual(["Can't see who is signed in. Click to try again"]);
  });

  it('that fails once stops a running countdown', async () => {
    const { pc, outcome, attempts, notes } = await countingDown();
    pc.listFails = new Error('no');
    pc.changed();
    await seconds(0);
    pc.listFails = null;
    await seconds(60);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'failed', error: { kind: 'listUnreadable' } }, []]);
    expect(notes()).toEqual(["Ben stays signed in. Usher couldn't see who is signed in, so it stopped."]);
  });

  it('that fails at the last look signs nobody out', async () => {
    const { pc, outcome, attempts } = await countingDown();
    pc.listFails = new Error('no');
    await seconds(60);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'failed', error: { kind: 'listUnreadable' } }, []]);
  });

  it('that does not answer at the last look signs nobody out, and the click still cancels', async () => {
    const { pc, tray, outcome, attempts } = await countingDown();
    pc.listFails = 'never answers';
    await seconds(12);
    expect(tray.texts[1]).toEqual('Ben, signing out soon. Click to cancel');
    tray.click('Ben');
    await seconds(20);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'canceled' }, []]);
  });

  it('that fails leaves a question without a countdown standing', async () => {
    const { tray, pc, state } = await startUsher([ben()]);
    pc.usage = WORD_OPEN;
    tray.click('Ben');
    await seconds(2);
    pc.listFails = new Error('no');
    pc.changed();
    await seconds(2);
    expect(state('ben')?.kind).toEqual('asking');
    expect(tray.texts[0]).toEqual('Sign out Ben? Click here to sign out');
  });

  it('keeps the idle times true each minute', async () => {
    const { tray, pc } = await startUsher([ben()]);
    pc.sessions = [kai(), ben({ idle: { kind: 'away', ms: 180 * 60_000 } })];
    await seconds(60);
    expect(tray.texts[1]).toEqual('Ben, idle 3 h (away)');
  });

  it('without the operator’s own session offers nobody', async () => {
    const pc = fakeHost([services(), ben()]);
    const { tray } = await startUsher([], { pc });
    expect(tray.texts).toEqual([
      "[Can't tell which session is yours, so nobody is offered]",
      '[Ben, idle 2 h 10 min (away)]',
    ]);
  });
});

describe('the deed', () => {
  it('that fails is followed by a last look and the other way', async () => {
    const { pc, attempts, outcome } = await countingDown();
    pc.attempts = [{ kind: 'failed', code: 1722, accessDenied: false }];
    const listings = pc.done.length;
    await seconds(11);
    expect(pc.done.slice(listings, listings + 4)).toEqual(['list', 'method 0 of 2', 'list', 'method 1 of 2']);
    expect(attempts()).toEqual(['method 0 of 2', 'method 1 of 2']);
    expect(outcome('ben')).toMatchObject({ kind: 'signedOut' });
  });

  it('that fails is not tried again where the id belongs to somebody else by then', async () => {
    const { pc, attempts, outcome, notes } = await countingDown();
    const logoff = pc.host.methods[0];
    vi.spyOn(logoff ?? { end: async () => ({ kind: 'absent' }) }, 'end').mockImplementation(async () => {
      pc.done.push('method 0');
      pc.sessions = [kai(), ZOE];
      return { kind: 'failed', code: 1722, accessDenied: false };
    });
    await seconds(30);
    expect([attempts(), outcome('ben')]).toEqual([['method 0'], { kind: 'changed' }]);
    expect(notes()).toEqual(['Nobody was signed out. That session now belongs to somebody else.']);
    expect(pc.sessions).toContainEqual(ZOE);
  });

  it('for which this PC has no logoff is done the other way', async () => {
    const { pc, attempts, outcome } = await countingDown();
    pc.attempts = [{ kind: 'absent' }];
    await seconds(12);
    expect(attempts()).toEqual(['method 0 of 2', 'method 1 of 2']);
    expect(outcome('ben')).toMatchObject({ kind: 'signedOut' });
  });

  it('that is slow is looked after, and not done a second time', async () => {
    const { pc, tray, attempts, outcome } = await countingDown();
    pc.attempts = [{ kind: 'slow' }];
    await seconds(20);
    expect(tray.texts[1]).toEqual('[Ben, still signing out]');
    pc.sessions = [kai()];
    await seconds(1);
    expect(outcome('ben')).toMatchObject({ kind: 'signedOut' });
    expect(attempts()).toEqual(['method 0 of 2']);
  });

  it('that leaves the session there for 30 seconds is said so, aloud', async () => {
    const { pc, outcome, attempts, notes, toasts, tray } = await countingDown();
    pc.sessionsEnd = false;
    await seconds(39);
    expect(outcome('ben')).toEqual(null);
    await seconds(4);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'stillThere' }, ['method 0 of 2']]);
    expect(notes()).toEqual(['Windows is still signing Ben out. This can take a minute.']);
    expect(toasts.shown.at(-1)?.silent).toEqual(false);
    expect(tray.texts[1]).toEqual('Ben, idle 2 h 10 min (away)');
  });

  it('is looked after also while the list fails now and then', async () => {
    const { pc, outcome } = await countingDown();
    pc.attempts = [{ kind: 'slow' }];
    await seconds(12);
    pc.listFails = new Error('no');
    await seconds(5);
    expect(outcome('ben')).toEqual(null);
    pc.listFails = null;
    pc.sessions = [kai()];
    await seconds(1);
    expect(outcome('ben')).toMatchObject({ kind: 'signedOut' });
  });

  it('is told to be done although the operator locked their screen meanwhile', async () => {
    const { pc, outcome } = await countingDown();
    pc.attempts = [{ kind: 'slow' }];
    await seconds(12);
    pc.sessions = [kai({ locked: true })];
    await seconds(1);
    expect(outcome('ben')).toMatchObject({ kind: 'signedOut' });
  });

  it('that Windows denies both ways is explained', async () => {
    const { pc, outcome, tray, notes } = await countingDown();
    const denied = { kind: 'failed', code: 5, accessDenied: true } as const;
    pc.attempts = [denied, denied];
    await seconds(12);
    expect(outcome('ben')).toEqual({ kind: 'failed', error: { kind: 'accessDenied' } });
    expect(tray.texts[1]).toEqual('Ben, needs an admin. Click to leave a message');
    expect(notes()).toHaveLength(1);
  });

  it('that breaks instead of failing is a failure, not a deed that runs for ever', async () => {
    const { pc, outcome, logged } = await countingDown();
    for (const method of pc.host.methods) vi.spyOn(method, 'end').mockRejectedValue(new TypeError('broken'));
    await seconds(12);
    expect(outcome('ben')).toEqual({ kind: 'failed', error: { kind: 'windows', code: null } });
    expect(logged).toContain('signingOut failed: TypeError: broken');
  });
});

describe('a countdown', () => {
  it('ends with one click on the row', async () => {
    const { tray, outcome, attempts, notes } = await countingDown();
    await seconds(5);
    tray.click('Ben, signing out soon');
    await seconds(30);
    expect([outcome('ben'), attempts(), notes()]).toEqual([{ kind: 'canceled' }, [], []]);
  });

  it('stops when the person comes back', async () => {
    const { pc, outcome, attempts, notes } = await countingDown();
    await seconds(5);
    pc.sessions = [
      kai(),
      ben({ state: 'active', stationName: 'console', locked: false, connectTime: minutesAgo(0) }),
    ];
    pc.changed();
    await seconds(30);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'cameBack' }, []]);
    expect(notes()).toEqual(['Ben is back. Nobody was signed out.']);
  });

  it('signs nobody out where the id was reused, of which Windows said nothing', async () => {
    const { pc, outcome, attempts } = await countingDown();
    pc.sessions = [kai(), ZOE];
    await seconds(30);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'changed' }, []]);
  });

  it('signs nobody out who has signed out themselves', async () => {
    const { pc, outcome, attempts, notes } = await countingDown();
    pc.sessions = [kai()];
    await seconds(30);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'alreadyGone' }, []]);
    expect(notes()).toEqual(['Ben had already signed out. There was nothing left to do.']);
  });

  it.each([
    ['locks their screen', kai({ locked: true })],
    ['switches to somebody else', kai({ state: 'disconnected', stationName: '' })],
  ])('stops when the operator %s', async (_, own) => {
    const { pc, outcome, attempts, notes } = await countingDown();
    pc.sessions = [own, ben()];
    pc.changed();
    await seconds(30);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'operatorLeft' }, []]);
    expect(notes()).toEqual([]);
    pc.sessions = [kai(), ben()];
    pc.changed();
    await seconds(2);
    expect(notes()).toEqual(['Ben stays signed in. You left this PC, so the countdown stopped.']);
  });

  it('stops when the icon goes away', async () => {
    const { tray, outcome, attempts, logged } = await countingDown();
    tray.lose();
    await seconds(30);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'failed', error: { kind: 'iconLost' } }, []]);
    expect(logged).toEqual(['the icon is gone; it comes back']);
  });

  it('stops when this process stood still for 20 seconds', async () => {
    const { outcome, attempts, notes } = await countingDown();
    await seconds(3);
    stopProcess(20);
    await seconds(30);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'slept' }, []]);
    expect(notes()).toEqual(['Ben stays signed in. The PC was asleep, so the countdown stopped.']);
  });

  it('stops for a click that was waiting while this process stood still', async () => {
    const { tray, outcome, attempts } = await countingDown();
    await seconds(3);
    stopProcess(20);
    tray.click('Ben');
    await seconds(30);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'slept' }, []]);
  });

  it('stops when the PC slept, by Windows’ own count', async () => {
    const usher = await startUsher([ben()]);
    usher.asleep = 1000;
    usher.tray.click('Ben');
    await seconds(5);
    usher.asleep = 4000;
    await seconds(60);
    expect([usher.outcome('ben'), usher.attempts()]).toEqual([{ kind: 'slept' }, []]);
  });

  it('goes on over short delays', async () => {
    const { attempts } = await countingDown();
    stopProcess(5);
    await seconds(11);
    expect(attempts()).toEqual(['method 0 of 2']);
  });

  it('of one person does not stop for what happens to another', async () => {
    const { pc, attempts } = await countingDown(anna());
    pc.sessions = [kai(), ben()];
    pc.changed();
    await seconds(12);
    expect(attempts()).toEqual(['method 0 of 2']);
  });
});

describe('somebody who may be there', () => {
  it('is asked on their screen after the operator’s yes, and their own yes signs them out now', async () => {
    const { tray, pc, question, attempts } = await startUsher([mia()]);
    tray.click('Mia');
    await seconds(2);
    expect(question().text).toEqual(
      'Mia is using this PC. No documents or unknown apps are open. Mia is asked first and has 60 seconds to answer.',
    );
    expect(pc.asked).toEqual([]);
    question().end('yes');
    await seconds(0);
    expect(pc.asked.map(({ session, question: { title, seconds: time } }) => [session, title, time])).toEqual(
      [[mia(), 'Kai is asking you to sign out', 60]],
    );
    expect(pc.asked[0]?.question.text).toContain("If you don't answer in 60 seconds, you stay signed in.");
    expect(tray.texts[1]).toEqual('Mia, asked on screen. Click to cancel');
    pc.asked[0]?.answer('yes');
    await seconds(1);
    expect(attempts()).toEqual(['method 0 of 4']);
  });

  it('who says no stays signed in; only a second question overrules it, without asking them again', async () => {
    const { tray, pc, question, attempts, outcome, notes, toasts } = await startUsher([mia()]);
    tray.click('Mia');
    await seconds(2);
    question().end('yes');
    await seconds(5);
    pc.asked[0]?.answer('no');
    await seconds(1.5);
    expect(outcome('mia')).toEqual({ kind: 'refused' });
    expect(notes()).toEqual(['Mia said no and stays signed in. Mia was asked on screen.']);
    expect(toasts.shown.at(-1)?.buttons).toEqual([
      { id: 'yes', label: 'Sign out anyway' },
      { id: 'no', label: 'OK' },
    ]);
    tray.click('Mia, answered No. Click to sign out anyway…');
    await seconds(2);
    expect(question()).toMatchObject({
      title: 'Sign out Mia anyway?',
      text: 'Mia answered No. Unsaved work will be lost.',
    });
    tray.click('Sign out Mia anyway?');
    await seconds(59);
    expect(attempts()).toEqual([]);
    await seconds(2);
    expect(attempts()).toEqual(['method 0 of 4']);
    expect(pc.asked).toHaveLength(1);
  });

  it('who says no is asked about a second time also by the button of the toast', async () => {
    const { tray, pc, question, toasts, state } = await startUsher([mia()]);
    tray.click('Mia');
    await seconds(2);
    question().end('yes');
    await seconds(0);
    pc.asked[0]?.answer('no');
    await seconds(0);
    toasts.shown.at(-1)?.end('yes');
    await seconds(0);
    expect(state('mia')).toMatchObject({ kind: 'asking', anyway: 'refused', silence: { counts: false } });
  });

  it('who said no is not asked about again by a toast once nobody knows who the operator is', async () => {
    const { tray, pc, question, toasts, state } = await startUsher([mia()]);
    tray.click('Mia');
    await seconds(2);
    question().end('yes');
    await seconds(0);
    pc.asked[0]?.answer('no');
    pc.sessions = [mia()];
    pc.changed();
    await seconds(0);
    toasts.shown.at(-1)?.end('yes');
    await seconds(2);
    expect(state('mia')).toMatchObject({ kind: 'ended', outcome: { kind: 'refused' } });
  });

  it('who said no is asked again after five minutes', async () => {
    const { tray, pc, question, state } = await startUsher([mia()]);
    tray.click('Mia');
    await seconds(2);
    question().end('yes');
    await seconds(0);
    pc.asked[0]?.answer('no');
    await seconds(299);
    expect(tray.texts[1]).toEqual('Mia, answered No. Click to sign out anyway…');
    await seconds(3);
    expect(tray.texts[1]).toEqual('Mia, in use');
    expect(state('mia')).toEqual(undefined);
  });

  it('who does not answer stays signed in', async () => {
    const { tray, pc, question, outcome, attempts } = await startUsher([mia()]);
    tray.click('Mia');
    await seconds(2);
    question().end('yes');
    await seconds(60);
    pc.asked[0]?.answer('noAnswer');
    await seconds(10);
    expect([outcome('mia'), attempts()]).toEqual([{ kind: 'personUnanswered' }, []]);
    expect(tray.texts[1]).toEqual("Mia, didn't answer. Click to sign out anyway…");
  });

  it('and whose box never answers stays signed in too, and the box is closed', async () => {
    const { tray, pc, question, outcome, attempts } = await startUsher([mia()]);
    tray.click('Mia');
    await seconds(2);
    question().end('yes');
    await seconds(64);
    expect([outcome('mia'), attempts()]).toEqual([{ kind: 'personUnanswered' }, []]);
    expect(pc.asked[0]?.signal.aborted).toEqual(true);
  });

  it('and cannot be asked needs a second yes at once', async () => {
    const { tray, pc, question, toasts, attempts } = await startUsher([guest()]);
    tray.click('guest');
    await seconds(2);
    question().end('yes');
    await seconds(0);
    pc.asked[0]?.answer('cannotBeAsked');
    await seconds(0);
    expect(toasts.shown.map(({ title }) => title)).toEqual(['Sign out guest?', 'Sign out guest anyway?']);
    toasts.shown[0]?.end('yes');
    await seconds(59);
    expect(attempts()).toEqual([]);
    question().end('yes');
    await seconds(61);
    expect(attempts()).toEqual(['method 0 of 7']);
  });

  it('loses the box when the operator cancels', async () => {
    const { tray, pc, question, outcome } = await startUsher([mia()]);
    tray.click('Mia');
    await seconds(2);
    question().end('yes');
    await seconds(2);
    tray.click('Mia, asked on screen');
    await seconds(0);
    expect(pc.asked[0]?.signal.aborted).toEqual(true);
    pc.asked[0]?.answer('yes');
    await seconds(60);
    expect(outcome('mia')).toEqual({ kind: 'canceled' });
  });
});

describe('somebody who is quiet', () => {
  async function asked() {
    const usher = await startUsher([anna()]);
    usher.tray.click('Anna');
    await seconds(2);
    usher.question().end('yes');
    await seconds(0);
    return usher;
  }

  it('is told that no answer signs them out, and is signed out after a minute without one', async () => {
    const { pc, attempts } = await asked();
    expect(pc.asked[0]?.question.text).toContain(
      "If you don't answer in 60 seconds, you will be signed out, if Kai still wants it.",
    );
    await seconds(60);
    pc.asked[0]?.answer('noAnswer');
    await seconds(1);
    expect(attempts()).toEqual(['method 0 of 3']);
  });

  it('and types without an answer is back', async () => {
    const { pc, outcome, attempts } = await asked();
    await seconds(30);
    pc.sessions = [kai(), anna({ lastInputTime: minutesAgo(0) })];
    pc.changed();
    await seconds(1);
    expect(outcome('anna')).toEqual(null);
    await seconds(40);
    expect([outcome('anna'), attempts()]).toEqual([{ kind: 'cameBack' }, []]);
  });

  it('whom Windows does not let us ask is signed out by the operator’s yes, who is told so first', async () => {
    const { pc, notes, attempts } = await asked();
    pc.asked[0]?.answer('cannotBeAsked');
    await seconds(1);
    expect(notes()).toEqual([
      "Anna couldn't be asked. Windows did not show Anna the question, so your yes stands. Click that row to cancel.",
    ]);
    expect(attempts()).toEqual([]);
    await seconds(60);
    expect(attempts()).toEqual(['method 0 of 3']);
  });

  it('and types before saying yes is signed out', async () => {
    const { pc, attempts } = await asked();
    await seconds(30);
    pc.sessions = [kai(), anna({ lastInputTime: minutesAgo(0) })];
    pc.asked[0]?.answer('yes');
    await seconds(1);
    expect(attempts()).toEqual(['method 0 of 3']);
  });
});

describe('the notice', () => {
  const NOTICE =
    'Kai is signing you out. You will be signed out of this PC in 60 seconds. Please save your work at once.';

  /** Asked on screen after the operator's yes, answered as told, and overruled where that takes a second question. */
  async function overruled(session: ReturnType<typeof mia>, answer: PersonAnswer) {
    const usher = await startUsher([session]);
    const name = session.fullName ?? session.userName;
    usher.tray.click(name);
    await seconds(2);
    usher.question().end('yes');
    await seconds(0);
    usher.pc.asked[0]?.answer(answer);
    await seconds(1.5);
    if (answer !== 'cannotBeAsked') usher.tray.click(`${name}, `);
    await seconds(2);
    expect(usher.pc.notes).toEqual([]);
    usher.question().end('yes');
    await seconds(0);
    return usher;
  }

  it.each([
    ['said no', mia(), 'no'],
    ['was quiet and said no', anna(), 'no'],
    ['gave no answer', mia(), 'noAnswer'],
    ['could not be asked', guest(), 'cannotBeAsked'],
  ] as const)('goes once to somebody who is there, %s and is overruled', async (_, session, answer) => {
    const { pc, attempts, history } = await overruled(session, answer);
    const notice = `${session.userName}: ${NOTICE}`;
    expect([pc.notes, attempts()]).toEqual([[notice], []]);
    await seconds(62);
    expect([pc.notes, attempts()]).toEqual([[notice], [`method 0 of ${session.sessionId}`]]);
    await seconds(120);
    expect(pc.notes).toEqual([notice]);
    expect(history.filter(({ event }) => event === 'note')).toEqual([
      expect.objectContaining({
        note: 'left',
        target: expect.objectContaining({ userName: session.userName }),
      }),
    ]);
  });

  it('that Windows does not take stops nothing, and is in the history as such', async () => {
    const pc = fakeHost([services(), kai(), mia()]);
    pc.noteResult = 'failed';
    const { tray, question, attempts, history } = await startUsher([], { pc });
    tray.click('Mia');
    await seconds(2);
    question().end('yes');
    await seconds(0);
    pc.asked[0]?.answer('no');
    await seconds(1.5);
    tray.click('Mia, answered No');
    await seconds(2);
    question().end('yes');
    await seconds(61);
    expect(attempts()).toEqual(['method 0 of 4']);
    expect(history.filter(({ event }) => event === 'note')).toEqual([
      expect.objectContaining({ note: 'failed' }),
    ]);
  });

  it('is not sent a second time by a row that is clicked to cancel', async () => {
    const { tray, pc, outcome } = await overruled(mia(), 'no');
    tray.click('Mia, signing out soon');
    await seconds(120);
    expect([pc.notes.length, outcome('mia')]).toEqual([1, { kind: 'canceled' }]);
  });

  it('never goes to somebody who is away', async () => {
    const { pc, attempts } = await countingDown();
    await seconds(12);
    expect([attempts(), pc.notes]).toEqual([['method 0 of 2'], []]);
  });

  it('never goes to somebody who locked their screen, nor to whom silence signs out', async () => {
    for (const session of [anna({ locked: true }), ben()]) {
      const { tray, pc, attempts } = await startUsher([session]);
      tray.click(session.fullName ?? '');
      await seconds(61);
      expect([attempts(), pc.notes]).toEqual([[`method 0 of ${session.sessionId}`], []]);
    }
  });

  it.each([
    ['agrees', mia(), 'yes'],
    ['is quiet and gives no answer', anna(), 'noAnswer'],
    ['is quiet and cannot be asked, as the operator was told', anna(), 'cannotBeAsked'],
  ] as const)('never goes to somebody who is asked and %s', async (_, session, answer) => {
    const { tray, pc, question, attempts } = await startUsher([session]);
    tray.click(session.fullName ?? '');
    await seconds(2);
    question().end('yes');
    await seconds(0);
    pc.asked[0]?.answer(answer);
    await seconds(70);
    expect([attempts(), pc.notes]).toEqual([[`method 0 of ${session.sessionId}`], []]);
  });
});

describe('somebody who was asked a short while ago', () => {
  it('is left in peace for five minutes, and the operator is told for how long', async () => {
    const { tray, pc, question, notes, state } = await startUsher([mia()]);
    tray.click('Mia');
    await seconds(2);
    question().end('yes');
    await seconds(2);
    tray.click('Mia, asked on screen. Click to cancel');
    await seconds(90);
    tray.click('Mia');
    await seconds(1);
    expect(state('mia')).toMatchObject({ kind: 'ended', outcome: { kind: 'canceled' } });
    expect(notes()).toEqual(['Mia was asked a short while ago. You can ask Mia again in 4 min.']);
    await seconds(4 * 60);
    tray.click('Mia');
    await seconds(2);
    question().end('yes');
    await seconds(0);
    expect(pc.asked).toHaveLength(2);
  });
});

describe('what tells how it ended', () => {
  /** Anna refuses; the note about it stands, and offers to overrule her. */
  async function refused() {
    const usher = await startUsher([anna()]);
    usher.tray.click('Anna');
    await seconds(2);
    usher.question().end('yes');
    await seconds(1);
    usher.pc.asked[0]?.answer('no');
    await seconds(1);
    return usher;
  }

  it.each<ToastEnd>(['no', 'body', 'dismissed', 'timedOut', 'closed', 'notShown', 'unknown'])(
    'overrules nobody by ending in "%s"',
    async (end) => {
      const { toasts, state, attempts } = await refused();
      toasts.shown.at(-1)?.end(end);
      await seconds(120);
      expect([state('anna')?.kind, attempts(), toasts.shown.length]).toEqual(['ended', [], 2]);
    },
  );

  it('leads to a second question by its yes alone, and to no deed', async () => {
    const { toasts, question, state, attempts } = await refused();
    toasts.shown.at(-1)?.end('yes');
    await seconds(2);
    expect([state('anna')?.kind, question().title, attempts()]).toEqual([
      'asking',
      'Sign out Anna anyway?',
      [],
    ]);
  });
});

describe('two people of one name', () => {
  it('are told apart in the question, the box and the outcome', async () => {
    const twin = ben({ sessionId: 9, userName: 'ben2', sid: 'S-1-5-21-1-2-3-1022' });
    const usher = await startUsher([ben(), twin]);
    usher.pc.usage = WORD_OPEN;
    const [first = '', second = ''] = usher.tray.texts.slice(1).map((text) => text.split(', ')[0] ?? '');
    expect(first).not.toEqual(second);
    usher.toasts.questionsEnd = 'notShown';
    usher.tray.click(second);
    await seconds(2);
    expect([usher.question().title, usher.boxes[0]?.title]).toEqual([
      `Sign out ${second}?`,
      `Sign out ${second}?`,
    ]);
    usher.boxes[0]?.click('yes');
    await seconds(12);
    expect(usher.attempts()).toEqual([`method 0 of ${second.includes('ben2') ? 9 : 2}`]);
    expect(usher.notes().at(-1)).toContain(second);
  });
});

describe('one memory of who was disturbed', () => {
  it('is the history’s: asked by the command line, or before Usher was started again', async () => {
    const asked = { event: 'countdown', consent: 'operator', asked: true } as const;
    const before = [historyEntry(asked, pinned(mia()), kai(), new Date(Date.now() - 60_000))];
    const { tray, notes, state, toasts } = await startUsher([mia(), ben()], { disturbances: () => before });
    tray.click('Mia');
    await seconds(1);
    expect(state('mia')).toBeUndefined();
    expect(notes()).toEqual(['Mia was asked a short while ago. You can ask Mia again in 4 min.']);
    expect(toasts.shown).toHaveLength(1);
    // Nobody asks Ben, who is away.
    tray.click('Ben');
    await seconds(1);
    expect(state('ben')?.kind).toEqual('asking');
  });

  it('leaves whoever was asked out of a group, and whoever is gone', async () => {
    const idle = { kind: 'noInput', ms: 2 * 3_600_000 } as const;
    const [zoe, leo] = [
      anna({ sessionId: 8, userName: 'zoe', fullName: 'Zoe', sid: null, idle }),
      ben({ sessionId: 9, userName: 'leo', fullName: 'Leo', sid: null }),
    ];
    const asked = { event: 'countdown', consent: 'operator', asked: true } as const;
    const before = [historyEntry(asked, pinned(zoe), kai(), new Date())];
    const { tray, question } = await startUsher([ben(), zoe, leo], { disturbances: () => before });
    tray.click('Sign out everyone');
    await seconds(2);
    expect(question().text).toEqual('Ben and Leo have been inactive for over 1 h.');
  });

  it('tells who was asked where nobody else is left of a group', async () => {
    const idle = { kind: 'noInput', ms: 2 * 3_600_000 } as const;
    const asked = { event: 'countdown', consent: 'operator', asked: true } as const;
    const before = [historyEntry(asked, pinned(anna({ idle })), kai(), new Date())];
    const { tray, notes } = await startUsher([anna({ idle })], { disturbances: () => before });
    tray.click('Sign out everyone');
    await seconds(2);
    expect(notes()).toEqual(['Anna was asked a short while ago. You can ask Anna again in 5 min.']);
  });

  it('is not known where the history cannot be read: nobody is asked before five minutes have passed', async () => {
    const { tray, notes, question } = await startUsher([mia()], { disturbances: () => null });
    tray.click('Mia');
    await seconds(1);
    expect(notes()).toEqual([
      "The history can't be read. Mia may have been asked a short while ago. You can ask Mia again in 5 min.",
    ]);
    await seconds(300);
    tray.click('Mia');
    await seconds(1);
    expect(question().title).toEqual('Sign out Mia?');
  });

  it('gives nobody a second message within five minutes, not even where both clicks come at once', async () => {
    const { tray, pc, notes } = await startUsher([mia()], { rights: () => 'none' });
    const MESSAGE = 'Mia, needs an admin. Click to leave a message';
    tray.click('Mia');
    await seconds(2);
    tray.click(MESSAGE);
    tray.click(MESSAGE);
    await seconds(120);
    tray.click(MESSAGE);
    await seconds(1);
    expect(pc.notes).toHaveLength(1);
    expect(notes().slice(-1)).toEqual([
      'Mia got a message a short while ago. You can leave Mia another message in 3 min.',
    ]);
  });

  it('lets a message be left again that Windows did not take', async () => {
    const { tray, pc } = await startUsher([mia()], { rights: () => 'none' });
    tray.click('Mia');
    await seconds(2);
    pc.noteResult = 'failed';
    tray.click('Mia, needs an admin');
    await seconds(2);
    tray.click('Mia, needs an admin');
    await seconds(2);
    expect(pc.notes).toHaveLength(2);
  });
});

describe('somebody whom the settings protect', () => {
  it('has a row that does nothing', async () => {
    const settings = { ...DEFAULT_SETTINGS, protected: ['BEN', 'DESKTOP-7\\mia'] };
    const { tray } = await startUsher([anna(), ben(), mia()], { settings });
    expect(tray.texts.slice(1)).toEqual([
      'Anna, idle 14 min',
      '[Ben, idle 2 h 10 min (away) (protected)]',
      '[Mia, in use (protected)]',
    ]);
  });
});

describe('the rest of the menu', () => {
  it('tells about Usher, quits, and shows everybody where there are more people than rows', async () => {
    const sixty = Array.from({ length: 60 }, (_, index) =>
      ben({ sessionId: index + 2, userName: `user${index}`, fullName: null, sid: null }),
    );
    const { tray, asked, notes } = await startUsher(sixty);
    tray.click('10 more people');
    tray.clickRow('about');
    tray.clickRow('quit');
    expect(asked).toEqual(['everyone', 'quit']);
    expect(notes()).toEqual([
      'Usher 1.2.3. Asks other people before it signs them out. Sees sessions through a fake PC.',
    ]);
  });

  it('goes on where the history cannot be written, and says so in the log', async () => {
    const usher = await startUsher([ben()], {
      record() {
        throw new Error('disk full');
      },
    });
    usher.tray.click('Ben');
    await seconds(2);
    expect(usher.logged).toContain("the history can't be written: Error: disk full");
    usher.tray.click('Ben, asking you');
    expect(usher.outcome('ben')).toEqual({ kind: 'declined' });
  });
});

describe('quitting', () => {
  it('with a question open closes its toast, and nobody is signed out afterwards', async () => {
    const { app, tray, pc, question, attempts } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(5);
    await app.close();
    expect([question().ended, tray.isClosed, pc.isClosed]).toEqual(['closed', true, true]);
    await seconds(120);
    expect(attempts()).toEqual([]);
    expect(vi.getTimerCount()).toEqual(0);
  });

  it('with a box open closes it', async () => {
    const usher = await startUsher([ben()]);
    usher.toasts.questionsEnd = 'notShown';
    usher.tray.click('Ben');
    await seconds(5);
    await usher.app.close();
    expect(usher.boxes[0]?.isOpen).toEqual(false);
  });

  it('with somebody asked on their screen closes their box', async () => {
    const { app, tray, pc, question, attempts } = await startUsher([mia()]);
    tray.click('Mia');
    await seconds(2);
    question().end('yes');
    await seconds(0);
    await app.close();
    expect(pc.asked[0]?.signal.aborted).toEqual(true);
    await seconds(120);
    expect(attempts()).toEqual([]);
  });

  it('in a countdown stops it, and the history says so', async () => {
    const { app, attempts, history } = await countingDown();
    await app.close();
    expect(history.slice(-2)).toMatchObject([{ event: 'canceled' }, { event: 'ended', outcome: 'canceled' }]);
    await seconds(120);
    expect(attempts()).toEqual([]);
    expect(vi.getTimerCount()).toEqual(0);
  });

  it('closes what tells of an end', async () => {
    const { app, pc, toasts } = await countingDown();
    pc.sessions = [kai()];
    pc.changed();
    await seconds(0);
    await app.close();
    expect(toasts.shown.map(({ ended }) => ended)).toEqual(['yes', 'closed']);
  });

  it('leaves no timer behind where nothing went on but somebody who left', async () => {
    const { app, pc, tray } = await startUsher([ben()]);
    pc.sessions = [kai()];
    pc.changed();
    await seconds(1);
    expect(tray.texts[1]).toEqual('[Ben, signed out]');
    await app.close();
    expect(vi.getTimerCount()).toEqual(0);
  });
});

it('a question weighs what is open at the click, not before', async () => {
  const { tray, pc, question } = await startUsher([ben()]);
  pc.usage = WORD_OPEN;
  tray.click('Ben');
  await seconds(61);
  expect(question().text).toContain('Word is open.');
  pc.usage = NOTHING_OPEN;
  tray.click('Ben');
  await seconds(0);
  expect(question().text).toContain('No documents or unknown apps are open.');
});

describe('a message instead of a sign-out', () => {
  it('is left for somebody who is away, and keeps them signed in', async () => {
    const { tray, pc, question, notes, attempts, history } = await startUsher([ben()]);
    pc.usage = WORD_OPEN;
    tray.click('Ben');
    await seconds(2);
    expect(question().buttons.map(({ label }) => label)).toEqual([
      'Sign out',
      'Leave a message',
      'Keep signed in',
    ]);
    question().end('note');
    await seconds(1);
    expect(pc.notes).toEqual(['ben: Message from Kai. Please sign out when you have finished.']);
    expect(notes()).toEqual(['Ben stays signed in. Windows has your message for Ben.']);
    expect(history.map(({ event }) => event)).toEqual(['clicked', 'asked', 'answered', 'ended', 'note']);
    await seconds(60);
    expect(attempts()).toEqual([]);
  });

  it('just asks somebody who may be there', async () => {
    const { tray, pc, question } = await startUsher([mia()]);
    tray.click('Mia');
    await seconds(2);
    expect(question().buttons[1]?.label).toEqual('Just ask');
    question().end('note');
    await seconds(1);
    expect(pc.notes).toEqual([
      'mia: Kai would like to use this PC. Could you sign out when you have finished?',
    ]);
    expect(pc.asked).toEqual([]);
  });

  it('that Windows refuses is said in one sentence', async () => {
    const { tray, pc, question, notes } = await startUsher([ben()]);
    pc.noteResult = 'refused';
    tray.click('Ben');
    await seconds(2);
    question().end('note');
    await seconds(1);
    expect(notes()).toEqual([
      'Windows did not take the message. Windows only lets an administrator leave Ben a message.',
    ]);
  });

  it.each([
    ['ben', 'Leave a message', 'ben: Message from Kai. Please sign out when you have finished.'],
    ['mia', 'Just ask', 'mia: Kai would like to use this PC. Could you sign out when you have finished?'],
  ])(
    'is what an account that cannot sign anybody out is offered: about %s, %s',
    async (user, label, left) => {
      const { tray, pc, toasts, notes, attempts, history } = await startUsher([ben(), mia()], {
        rights: () => 'none',
      });
      tray.click(user === 'ben' ? 'Ben' : 'Mia');
      expect(toasts.shown[0]?.buttons.map((button) => button.label)).toEqual([label, 'OK']);
      toasts.shown[0]?.end('note');
      await seconds(1);
      expect(pc.notes).toEqual([left]);
      expect(notes()).toHaveLength(2);
      expect(history.map(({ event }) => event)).toEqual(['clicked', 'ended', 'note']);
      expect([pc.asked, attempts()]).toEqual([[], []]);
    },
  );

  it('is left from the menu where no toast is shown', async () => {
    const { tray, pc, toasts, attempts } = await startUsher([ben()], { rights: () => 'none' });
    tray.click('Ben');
    toasts.shown[0]?.end('notShown');
    await seconds(2);
    tray.click('Ben, needs an admin. Click to leave a message');
    await seconds(1);
    expect(pc.notes).toEqual(['ben: Message from Kai. Please sign out when you have finished.']);
    expect(attempts()).toEqual([]);
  });

  it('is not offered where Windows is known to refuse it, in a toast, a question or the menu', async () => {
    const nobody = await startUsher([ben()], { rights: () => 'none', mayLeaveNotes: () => false });
    nobody.tray.click('Ben');
    expect(nobody.toasts.shown[0]?.buttons).toEqual([]);
    expect(nobody.tray.texts).toEqual([CALM, 'Ben, only an administrator can sign out']);
    const ordinary = await startUsher([ben()], {
      rights: () => 'withPermission',
      mayLeaveNotes: () => false,
    });
    ordinary.tray.click('Ben');
    await seconds(2);
    expect(ordinary.question().buttons.map(({ label }) => label)).toEqual(['Sign out', 'Keep signed in']);
  });

  it('is no message about somebody else: a late click on a row of an earlier conversation leaves none', async () => {
    const { tray, pc, app } = await startUsher([ben()], { rights: () => 'none' });
    tray.click('Ben');
    await seconds(2);
    const row = tray.rowOf('Ben');
    pc.sessions = [kai(), ben({ logonTime: 1, userName: 'zoe', fullName: 'Zoe', sid: null })];
    pc.changed();
    await seconds(0);
    tray.clickRow(row);
    await seconds(1);
    expect(pc.notes).toEqual([]);
    await app.close();
  });
});
