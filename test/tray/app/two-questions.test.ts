import { describe, expect, it } from 'vitest';
import { anna, ben, mia } from '../../fakes/people.ts';
import { WORD_OPEN } from '../../fakes/pinned.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

inFakeTime();

describe('two questions', () => {
  it('are asked one after the other', async () => {
    const { tray, pc, toasts, state, ask, sayYes } = await startUsher([ben(), anna()]);
    pc.usage = WORD_OPEN;
    tray.click('Ben');
    await seconds(0);
    await ask('Anna');
    expect(tray.texts).toEqual([
      'Yes, sign out Ben',
      'Anna, next in line. Click to cancel',
      'Ben, sign out? Click here to keep signed in',
    ]);
    expect(toasts.shown).toHaveLength(1);
    await sayYes();
    await seconds(1);
    expect(toasts.shown.map(({ title }) => title)).toEqual(['Sign out Ben?', 'Sign out Anna?']);
    expect(state('ben')?.kind).toEqual('countingDown');
    expect(tray.texts[0]).toEqual('Yes, sign out Anna');
  });

  it('wait in the order of the clicks', async () => {
    const { state, ask, sayNo } = await startUsher([ben(), anna(), mia()]);
    for (const name of ['Mia', 'Ben', 'Anna']) await ask(name);
    await sayNo();
    await seconds(2);
    expect([state('ben')?.kind, state('anna')?.kind]).toEqual(['asking', 'waiting']);
  });

  it('can be canceled before they are asked', async () => {
    const { tray, toasts, state, ask, sayNo } = await startUsher([ben(), anna()]);
    tray.click('Ben');
    await ask('Anna');
    tray.click('Anna, next');
    await sayNo();
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
