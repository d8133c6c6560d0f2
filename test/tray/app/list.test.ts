import { describe, expect, it } from 'vitest';
import { fakeHost } from '../../fakes/host.ts';
import { ben, kai, services } from '../../fakes/people.ts';
import { WORD_OPEN } from '../../fakes/pinned.ts';
import { inFakeTime, seconds, startCountdown, startUsher } from '../../fakes/usher.ts';

inFakeTime();

const CALM = '[1 other person signed in. Click the name; Usher asks first]';

describe('the list', () => {
  it('that fails is said in the caption, with nobody offered, until a click or a minute lists again', async () => {
    const pc = fakeHost([kai(), ben()]);
    const { tray, logged } = await startUsher([], { pc });
    pc.listFails = new Error('no');
    pc.changed();
    await seconds(2);
    expect(tray.texts).toEqual([
      "Can't see who is signed in. Click to try again",
      '[Ben, away for 2 h 10 min]',
    ]);
    expect(tray.menu.tooltip).toEqual("Usher: can't see who is signed in");
    expect(logged).toEqual(['listing failed: Error: no']);
    pc.listFails = null;
    tray.click("Can't see who is signed in");
    await seconds(0);
    expect(tray.texts).toEqual([CALM, 'Ben, away for 2 h 10 min']);
  });

  it('that has not come yet offers nobody', async () => {
    const pc = fakeHost([kai(), ben()]);
    pc.listFails = 'never answers';
    const { tray } = await startUsher([], { pc });
    expect(tray.texts).toEqual(['[Checking who is signed in…]']);
    await seconds(9);
    expect(tray.texts).toEqual(["Can't see who is signed in. Click to try again"]);
  });

  it('that fails once stops a running countdown', async () => {
    const { pc, outcome, notes, attempts } = await startCountdown();
    pc.listFails = new Error('no');
    pc.changed();
    await seconds(0);
    pc.listFails = null;
    await seconds(60);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'failed', error: { kind: 'listUnreadable' } }, []]);
    expect(notes()).toEqual(["Ben stays signed in. Usher couldn't see who is signed in, so it stopped."]);
  });

  it('that fails at the last look signs nobody out', async () => {
    const { pc, outcome, attempts } = await startCountdown();
    pc.listFails = new Error('no');
    await seconds(60);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'failed', error: { kind: 'listUnreadable' } }, []]);
  });

  it('that does not answer at the last look signs nobody out, and the click still cancels', async () => {
    const { tray, pc, outcome, attempts } = await startCountdown();
    pc.listFails = 'never answers';
    await seconds(12);
    expect(tray.texts[1]).toEqual('Signing out Ben now. Click to cancel');
    tray.click('Signing out Ben');
    await seconds(20);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'canceled' }, []]);
  });

  it('that fails leaves a question without a countdown standing', async () => {
    const { tray, pc, state, ask } = await startUsher([ben()]);
    pc.usage = WORD_OPEN;
    await ask('Ben');
    pc.listFails = new Error('no');
    pc.changed();
    await seconds(2);
    expect(state('ben')?.kind).toEqual('asking');
    expect(tray.texts[0]).toEqual('Yes, sign out Ben');
  });

  it('keeps the idle times true each minute', async () => {
    const { tray, pc } = await startUsher([ben()]);
    pc.sessions = [kai(), ben({ idle: { kind: 'away', ms: 180 * 60_000 } })];
    await seconds(60);
    expect(tray.texts[1]).toEqual('Ben, away for 3 h');
  });

  it('without the operator’s own session offers nobody', async () => {
    const pc = fakeHost([services(), ben()]);
    const { tray } = await startUsher([], { pc });
    expect(tray.texts).toEqual([
      "[Usher can't tell which session is yours and signs nobody out]",
      '[Ben, away for 2 h 10 min]',
    ]);
  });
});
