import { describe, expect, it } from 'vitest';
import { historyEntry } from '../../../src/history/history.ts';
import { anna, ben, kai, mia } from '../../fakes/people.ts';
import { pinned } from '../../fakes/pinned.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

describe('somebody who was asked a short while ago', () => {
  it('is left in peace for five minutes, and the operator is told for how long', async () => {
    const { tray, pc, state, ask, sayYes, notes } = await startUsher([mia()]);
    await ask('Mia');
    await sayYes();
    await seconds(2);
    tray.click('Asking Mia');
    await seconds(90);
    tray.click('Mia');
    await seconds(1);
    expect(state('mia')).toMatchObject({ kind: 'ended', outcome: { kind: 'canceled' } });
    expect(notes()).toEqual(['Mia was asked a short while ago. You can ask Mia again in 4 min.']);
    await seconds(4 * 60);
    await ask('Mia');
    await sayYes();
    expect(pc.asked).toHaveLength(2);
  });
});

describe('one memory of who was disturbed', () => {
  it('is the history’s: asked by the command line, or before Usher was started again', async () => {
    const asked = { event: 'countdown', consent: 'operator', asked: true } as const;
    const before = [historyEntry(asked, pinned(mia()), kai(), new Date(Date.now() - 60_000))];
    const { tray, toasts, state, notes } = await startUsher([mia(), ben()], { disturbances: () => before });
    tray.click('Mia');
    await seconds(1);
    expect(state('mia')).toBeUndefined();
    expect(notes()).toEqual(['Mia was asked a short while ago. You can ask Mia again in 4 min.']);
    expect(toasts.shown).toHaveLength(1);
    // Ben is away, so nobody asks him.
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
    const { tray, question, notes } = await startUsher([mia()], { disturbances: () => null });
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
    const MESSAGE = 'Mia, admins only. Click to leave a message';
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
    tray.click('Mia, admins only');
    await seconds(2);
    tray.click('Mia, admins only');
    await seconds(2);
    expect(pc.notes).toHaveLength(2);
  });
});
