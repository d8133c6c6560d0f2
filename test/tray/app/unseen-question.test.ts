import { describe, expect, it } from 'vitest';
import type { ToastEnd } from '../../../src/tray/toasts/toast.ts';
import type { NotificationState } from '../../../src/windows/notification-state.ts';
import { NOTIFICATION_STATES } from '../../../src/windows/notification-state.ts';
import { ben, kai, zoe } from '../../fakes/people.ts';
import { inFakeTime, seconds, startCountdown, startUsher } from '../../fakes/usher.ts';

inFakeTime();

describe('a toast that Windows does not show', () => {
  it('is replaced by a box, and silence counts no longer', async () => {
    const usher = await startUsher([ben()]);
    usher.toasts.questionsEnd = 'notShown';
    await usher.ask('Ben');
    expect(usher.boxes).toMatchObject([
      {
        title: 'Sign out Ben?',
        text: "Ben has been away for 2 h 10 min. No documents or unknown apps are open. Ben isn't here to ask.\n\nOK signs Ben out. Cancel keeps Ben signed in.",
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
    await usher.ask('Ben');
    usher.boxes[0]?.click('yes');
    await seconds(11);
    expect(usher.attempts()).toEqual(['method 0 of 2']);
  });

  it('is answered with anything else', async () => {
    const usher = await startUsher([ben()]);
    usher.toasts.questionsEnd = 'notShown';
    await usher.ask('Ben');
    usher.boxes[0]?.click('no');
    await seconds(0);
    expect(usher.outcome('ben')).toEqual({ kind: 'declined' });
  });

  it('is answered in the menu, and the box closes', async () => {
    const usher = await startUsher([ben()]);
    usher.toasts.questionsEnd = 'notShown';
    await usher.ask('Ben');
    usher.tray.click('Yes, sign out Ben');
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
    const { tray, boxes, outcome, question, attempts } = await startUsher([ben()]);
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
    const { tray, boxes, state, question, sayNo, attempts } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(29);
    question().watch.unseen();
    await seconds(4);
    expect([boxes, state('ben')?.kind, attempts()]).toEqual([[], 'asking', []]);
    await sayNo();
    expect(state('ben')?.kind).toEqual('ended');
  });

  it('any more can be answered in the notification centre, which closes the box, and once only', async () => {
    const { tray, boxes, history, state, question, sayYes } = await startUsher([ben()]);
    tray.click('Ben');
    await seconds(6);
    question().watch.unseen();
    question().watch.faded();
    question().watch.faded();
    await seconds(20);
    expect([boxes.length, question().ended]).toEqual([1, null]);
    await sayYes();
    expect([state('ben')?.kind, boxes[0]?.isOpen]).toEqual(['countingDown', false]);
    expect(history.filter(({ event }) => event === 'answered')).toHaveLength(1);
  });

  it.each<NotificationState | null>([...NOTIFICATION_STATES.filter((each) => each !== 'accepts'), null])(
    'for certain, as Windows says %s, is no silence that counts, however long it stands',
    async (notifications) => {
      const { tray, history, outcome, question, attempts } = await startUsher([ben()], {
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
    const { tray, outcome, ask, attempts } = await startUsher([ben()], { notifications: () => now });
    await ask('Ben');
    tray.click('Signing out Ben');
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
    const { tray, history, state, outcome, attempts } = await startUsher([ben()], {
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
    const usher = await startCountdown();
    usher.pc.sessions = [kai(), zoe()];
    await seconds(11);
    usher.toasts.shown.at(-1)?.end('notShown');
    await seconds(0);
    expect(usher.logged).toEqual([
      'not shown: Ben had already signed out. Somebody has signed in there since.',
    ]);
  });
});
