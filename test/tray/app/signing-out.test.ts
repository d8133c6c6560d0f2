import { describe, expect, it, vi } from 'vitest';
import { kai, zoe } from '../../fakes/people.ts';
import { inFakeTime, seconds, startCountdown } from '../../fakes/usher.ts';

inFakeTime();

describe('the deed', () => {
  it('that fails is followed by a last look and the other way', async () => {
    const { pc, outcome, attempts } = await startCountdown();
    pc.attempts = [{ kind: 'failed', code: 1722, accessDenied: false }];
    const listings = pc.done.length;
    await seconds(11);
    expect(pc.done.slice(listings, listings + 4)).toEqual(['list', 'method 0 of 2', 'list', 'method 1 of 2']);
    expect(attempts()).toEqual(['method 0 of 2', 'method 1 of 2']);
    expect(outcome('ben')).toMatchObject({ kind: 'signedOut' });
  });

  it('that fails is not tried again where the id belongs to somebody else by then', async () => {
    const { pc, outcome, notes, attempts } = await startCountdown();
    const logoff = pc.host.methods[0];
    vi.spyOn(logoff ?? { end: async () => ({ kind: 'absent' }) }, 'end').mockImplementation(async () => {
      pc.done.push('method 0');
      pc.sessions = [kai(), zoe()];
      return { kind: 'failed', code: 1722, accessDenied: false };
    });
    await seconds(30);
    expect([attempts(), outcome('ben')]).toEqual([['method 0'], { kind: 'changed' }]);
    expect(notes()).toEqual(['Ben had already signed out. Somebody has signed in there since.']);
    expect(pc.sessions).toContainEqual(zoe());
  });

  it('for which this PC has no logoff is done the other way', async () => {
    const { pc, outcome, attempts } = await startCountdown();
    pc.attempts = [{ kind: 'absent' }];
    await seconds(12);
    expect(attempts()).toEqual(['method 0 of 2', 'method 1 of 2']);
    expect(outcome('ben')).toMatchObject({ kind: 'signedOut' });
  });

  it('that is slow is looked after, and not done a second time', async () => {
    const { tray, pc, outcome, attempts } = await startCountdown();
    pc.attempts = [{ kind: 'slow' }];
    await seconds(20);
    expect(tray.texts[1]).toEqual('[Still signing out Ben…]');
    pc.sessions = [kai()];
    await seconds(1);
    expect(outcome('ben')).toMatchObject({ kind: 'signedOut' });
    expect(attempts()).toEqual(['method 0 of 2']);
  });

  it('that leaves the session there for 30 seconds is said so, aloud', async () => {
    const { tray, pc, toasts, outcome, notes, attempts } = await startCountdown();
    pc.sessionsEnd = false;
    await seconds(39);
    expect(outcome('ben')).toEqual(null);
    await seconds(4);
    expect([outcome('ben'), attempts()]).toEqual([{ kind: 'stillThere' }, ['method 0 of 2']]);
    expect(notes()).toEqual(['Windows is still signing Ben out. This can take a minute.']);
    expect(toasts.shown.at(-1)?.silent).toEqual(false);
    expect(tray.texts[1]).toEqual('Ben, away for 2 h 10 min');
  });

  it('is looked after also while the list fails now and then', async () => {
    const { pc, outcome } = await startCountdown();
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
    const { pc, outcome } = await startCountdown();
    pc.attempts = [{ kind: 'slow' }];
    await seconds(12);
    pc.sessions = [kai({ locked: true })];
    await seconds(1);
    expect(outcome('ben')).toMatchObject({ kind: 'signedOut' });
  });

  it('that Windows denies both ways is explained', async () => {
    const { tray, pc, outcome, notes } = await startCountdown();
    const denied = { kind: 'failed', code: 5, accessDenied: true } as const;
    pc.attempts = [denied, denied];
    await seconds(12);
    expect(outcome('ben')).toEqual({ kind: 'failed', error: { kind: 'accessDenied' } });
    expect(tray.texts[1]).toEqual('Ben, admins only. Click to leave a message');
    expect(notes()).toHaveLength(1);
  });

  it('that breaks instead of failing is a failure, not a deed that runs for ever', async () => {
    const { pc, logged, outcome } = await startCountdown();
    for (const method of pc.host.methods) vi.spyOn(method, 'end').mockRejectedValue(new TypeError('broken'));
    await seconds(12);
    expect(outcome('ben')).toEqual({ kind: 'failed', error: { kind: 'windows', code: null } });
    expect(logged).toContain('signingOut failed: TypeError: broken');
  });
});
