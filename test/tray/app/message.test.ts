import { describe, expect, it } from 'vitest';
import { ben, kai, mia } from '../../fakes/people.ts';
import { WORD_OPEN } from '../../fakes/pinned.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

const CALM = '[1 other person signed in. Click the name; Usher asks first]';

describe('a message instead of a sign-out', () => {
  it('is left for somebody who is away, and keeps them signed in', async () => {
    const { pc, history, ask, question, notes, attempts } = await startUsher([ben()]);
    pc.usage = WORD_OPEN;
    await ask('Ben');
    expect(question().buttons.map(({ label }) => label)).toEqual([
      'Sign out',
      'Leave a message',
      'Keep signed in',
    ]);
    question().end('note');
    await seconds(1);
    expect(pc.notes).toEqual(['ben: Message from Kai. Please sign out when you have finished.']);
    expect(notes()).toEqual(['Ben stays signed in. Your message was left for Ben.']);
    expect(history.map(({ event }) => event)).toEqual(['clicked', 'asked', 'answered', 'ended', 'note']);
    await seconds(60);
    expect(attempts()).toEqual([]);
  });

  it('just asks somebody who may be there', async () => {
    const { pc, ask, question } = await startUsher([mia()]);
    await ask('Mia');
    expect(question().buttons[1]?.label).toEqual('Send a message');
    question().end('note');
    await seconds(1);
    expect(pc.notes).toEqual([
      'mia: Kai would like to use this PC. Could you sign out when you have finished?',
    ]);
    expect(pc.asked).toEqual([]);
  });

  it('that Windows refuses is said in one sentence', async () => {
    const { pc, ask, question, notes } = await startUsher([ben()]);
    pc.noteResult = 'refused';
    await ask('Ben');
    question().end('note');
    await seconds(1);
    expect(notes()).toEqual([
      "Your message couldn't be delivered. Windows only lets an administrator leave Ben a message.",
    ]);
  });

  it.each([
    ['ben', 'Leave a message', 'ben: Message from Kai. Please sign out when you have finished.'],
    [
      'mia',
      'Send a message',
      'mia: Kai would like to use this PC. Could you sign out when you have finished?',
    ],
  ])(
    'is what an account that cannot sign anybody out is offered: about %s, %s',
    async (user, label, left) => {
      const { tray, pc, toasts, history, notes, attempts } = await startUsher([ben(), mia()], {
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
    tray.click('Ben, admins only. Click to leave a message');
    await seconds(1);
    expect(pc.notes).toEqual(['ben: Message from Kai. Please sign out when you have finished.']);
    expect(attempts()).toEqual([]);
  });

  it('is not offered where Windows is known to refuse it, in a toast, a question or the menu', async () => {
    const nobody = await startUsher([ben()], { rights: () => 'none', mayLeaveNotes: () => false });
    nobody.tray.click('Ben');
    expect(nobody.toasts.shown[0]?.buttons).toEqual([]);
    expect(nobody.tray.texts).toEqual([CALM, 'Ben, can be signed out only by an administrator']);
    const ordinary = await startUsher([ben()], {
      rights: () => 'withPermission',
      mayLeaveNotes: () => false,
    });
    await ordinary.ask('Ben');
    expect(ordinary.question().buttons.map(({ label }) => label)).toEqual(['Sign out', 'Keep signed in']);
  });

  it('is no message about somebody else: a late click on a row of an earlier conversation leaves none', async () => {
    const { app, tray, pc } = await startUsher([ben()], { rights: () => 'none' });
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
