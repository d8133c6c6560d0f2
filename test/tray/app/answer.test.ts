import { describe, expect, it } from 'vitest';
import { fakeElevation } from '../../fakes/elevation.ts';
import { anna, ben } from '../../fakes/people.ts';
import { WORD_OPEN } from '../../fakes/pinned.ts';
import { inFakeTime, seconds, startCountdown, startUsher } from '../../fakes/usher.ts';

inFakeTime();

const CALM = '[1 other person signed in. Click the name; Usher asks first]';

describe('a yes', () => {
  it('on the caption counts down 10 seconds and signs out exactly that session', async () => {
    const { tray, pc, state, ask, attempts } = await startUsher([ben(), anna()]);
    pc.usage = WORD_OPEN;
    await ask('Ben');
    tray.click('Yes, sign out Ben');
    await seconds(0);
    expect(state('ben')?.kind).toEqual('countingDown');
    expect(tray.texts.slice(1)).toEqual(['Anna, idle 14 min', 'Signing out Ben in 10 s. Click to cancel']);
    expect(tray.menu.tooltip).toEqual('Usher signs out Ben in 10 s. Open to cancel');
    await seconds(9);
    expect(attempts()).toEqual([]);
    await seconds(2);
    expect(attempts()).toEqual(['method 0 of 2']);
    expect(pc.sessions.map(({ userName }) => userName)).toEqual(['', 'kai', 'anna']);
  });

  it('on the caption closes the toast, and what the toast says then is void', async () => {
    const { tray, pc, state, ask, question } = await startUsher([ben()]);
    pc.usage = WORD_OPEN;
    await ask('Ben');
    const asked = question();
    tray.click('Yes, sign out Ben');
    await seconds(0);
    expect(asked.ended).toEqual('closed');
    asked.end('no');
    await seconds(0);
    expect(state('ben')?.kind).toEqual('countingDown');
  });

  it('on the toast counts down too', async () => {
    const { attempts } = await startCountdown();
    await seconds(11);
    expect(attempts()).toEqual(['method 0 of 2']);
  });

  it('waits for Windows’ permission, and ends without it', async () => {
    const { elevation, begun } = fakeElevation();
    const { tray, outcome, ask, question, sayYes, notes, attempts } = await startUsher([ben()], {
      rights: () => 'withPermission',
      elevation,
    });
    await ask('Ben');
    expect(question().text).toEqual(
      "Ben has been away for 2 h 10 min. No documents or unknown apps are open. Ben isn't here to ask. Windows will ask for permission next.",
    );
    await sayYes();
    await seconds(30);
    expect(tray.texts[1]).toEqual('Ben, waiting for permission. Click to cancel');
    begun[0]?.permit(false);
    await seconds(0);
    expect(outcome('ben')).toEqual({ kind: 'permissionDeclined' });
    expect(notes()).toEqual(["Ben stays signed in. You didn't give permission."]);
    await seconds(60);
    expect(attempts()).toEqual([]);
  });

  it('after the end of its question is void', async () => {
    const { tray, pc, outcome, sayYes, attempts } = await startUsher([ben()]);
    pc.usage = WORD_OPEN;
    tray.click('Ben');
    await seconds(61);
    await sayYes();
    await seconds(60);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'unanswered' }, []]);
  });

  it('to the question before is void for the next one about the same person', async () => {
    const { tray, pc, toasts, state, ask, attempts } = await startUsher([ben()]);
    pc.usage = WORD_OPEN;
    tray.click('Ben');
    await seconds(61);
    await ask('Ben');
    toasts.shown[0]?.end('yes');
    await seconds(0);
    expect(state('ben')).toMatchObject({ kind: 'asking', pinned: { conversation: 2 } });
    expect(attempts()).toEqual([]);
  });
});

describe('a no', () => {
  it('on the row keeps Ben signed in, and nobody is told what they just clicked', async () => {
    const { tray, outcome, ask, question, notes, attempts } = await startUsher([ben()]);
    await ask('Ben');
    tray.click('Signing out Ben in');
    await seconds(0);
    expect(outcome('ben')).toEqual({ kind: 'declined' });
    expect([notes(), question().ended]).toEqual([[], 'closed']);
    expect(tray.texts).toEqual([CALM, 'Ben, away for 2 h 10 min']);
    await seconds(60);
    expect(attempts()).toEqual([]);
  });

  it('on the toast does the same', async () => {
    const { outcome, ask, sayNo, notes } = await startUsher([ben()]);
    await ask('Ben');
    await sayNo();
    expect([outcome('ben'), notes()]).toEqual([{ kind: 'declined' }, []]);
  });

  it.each(['body', 'dismissed'] as const)(
    'is not what a toast says that ended in "%s": the menu goes on asking',
    async (end) => {
      const { tray, boxes, state, ask, question } = await startUsher([ben()]);
      await ask('Ben');
      question().end(end);
      await seconds(2);
      expect([state('ben')?.kind, boxes]).toEqual(['asking', []]);
      tray.click('Yes, sign out Ben');
      await seconds(0);
      expect(state('ben')?.kind).toEqual('countingDown');
    },
  );

  it.each((['body', 'dismissed'] as const).flatMap((end) => [2, 29].map((after) => [end, after] as const)))(
    'is all that can follow once the toast was clicked away ("%s" after %i s)',
    async (end, after) => {
      const { tray, boxes, outcome, question, attempts } = await startUsher([ben()]);
      tray.click('Ben');
      await seconds(after);
      question().end(end);
      await seconds(62 - after);
      expect([outcome('ben'), attempts(), boxes]).toEqual([{ kind: 'unanswered' }, [], []]);
    },
  );
});
