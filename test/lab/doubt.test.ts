import { describe, expect, it } from 'vitest';
import { signingOutRow } from './counting-row.ts';
import type { Beginning } from './lab.ts';
import { openLab } from './lab.ts';
import { anna, ben, kai, minutesAgo } from './people.ts';
import { deedsDone, ended, expectNobodySignedOut, history, signedIn } from './signing-out.ts';

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Ben is clicked, the question is answered with a yes, and his countdown runs, for two minutes by default. */
async function countingDown(beginning: Beginning) {
  await lab.start({ settings: { countdowns: { away: 120 } }, ...beginning });
  await lab.click('ben');
  await lab.clickToast('Sign out');
  await lab.until(() => texts().some((each) => signingOutRow('ben').test(each)), 5, 'it counts down');
}

const people = () => [kai(), ben(), anna()];
const EVERYBODY = ['anna', 'ben', 'kai'];

describe('A countdown stops', () => {
  it('at a click on the row', async () => {
    await countingDown({ people: people() });
    await lab.click('Signing out ben in');
    await ended(lab, 'canceled');
    expectNobodySignedOut(lab, EVERYBODY);
  });

  it('when the person comes back', async () => {
    await countingDown({ people: people() });
    lab.pc.change(2, { state: 'active', station: 'console', connect: Date.now() });
    await ended(lab, 'cameBack');
    expectNobodySignedOut(lab, EVERYBODY);
    await lab.waitForToast('ben is back');
  });

  it('when somebody else has the session id by now', async () => {
    await countingDown({ people: people() });
    lab.pc.change(2, { user: 'zoe', logon: Date.now() });
    await ended(lab, 'changed');
    expectNobodySignedOut(lab, ['anna', 'kai', 'zoe']);
  });

  it('when the same person signed in anew', async () => {
    await countingDown({ people: people() });
    lab.pc.change(2, { logon: minutesAgo(1) });
    await ended(lab, 'changed');
    expectNobodySignedOut(lab, EVERYBODY);
  });

  it('when the person signed out themselves', async () => {
    await countingDown({ people: people() });
    lab.pc.remove(2);
    await ended(lab, 'alreadyGone');
    expectNobodySignedOut(lab, ['anna', 'kai']);
  });

  it('when the operator locks the screen', async () => {
    await countingDown({ people: people() });
    lab.pc.change(1, { locked: true });
    await ended(lab, 'operatorLeft');
    expectNobodySignedOut(lab, EVERYBODY);
  });

  it('when Windows no longer lists', async () => {
    await countingDown({ people: people() });
    lab.pc.set({ 'enumerate.error': 1722, 'enumerate.times': 2 });
    await ended(lab, 'failed');
    expectNobodySignedOut(lab, EVERYBODY);
  });

  it('when the process stood still for 20 seconds', async () => {
    await countingDown({ people: people() });
    lab.stop();
    await pause(20_000);
    lab.cont();
    await ended(lab, 'slept');
    expectNobodySignedOut(lab, EVERYBODY);
  });

  it('when the icon dies, which comes back', async () => {
    await countingDown({ people: people() });
    lab.killTray();
    await ended(lab, 'failed');
    expectNobodySignedOut(lab, EVERYBODY);
    await expect.poll(lab.icon).toBe('calm');
    await expect.poll(() => texts()[2]).toBe('ben, away for 2 h 10 min');
  });
});

describe('The deed', () => {
  const FAST = { countdowns: { away: 5 } };

  const FIRST_FAILS = { 'logoffsession.error': 1722 };

  it('is never tried again on somebody who took over the session meanwhile', async () => {
    const set = { ...FIRST_FAILS, 'logoff.exit': 1, 'logoff.replace': 'zoe' };
    await countingDown({ people: people(), settings: FAST, set });
    await ended(lab, 'failed');
    expect(signedIn(lab)).toEqual(['anna', 'kai', 'zoe']);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> error:1722', 'logoff.exe 2 -> 1']);
  });

  it('that WTSLogoffSession cannot do is done by logoff, after another look', async () => {
    await countingDown({ people: people(), settings: FAST, set: FIRST_FAILS });
    await ended(lab, 'signedOut');
    expect(signedIn(lab)).toEqual(['anna', 'kai']);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> error:1722', 'logoff.exe 2 -> 0']);
    expect(history(lab).filter((line) => line.startsWith('lastLook'))).toHaveLength(2);
  });

  it('needs no logoff.exe, which Windows Home lacks', async () => {
    await countingDown({ people: people(), settings: FAST, withoutLogoff: true });
    await ended(lab, 'signedOut');
    expect(signedIn(lab)).toEqual(['anna', 'kai']);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
  });

  it('that takes long is waited for, and not done twice', async () => {
    const set = { 'logoffsession.delay': 4000 };
    await countingDown({ people: people(), settings: FAST, set });
    await lab.until(() => texts().includes('Still signing out ben…'), 15, 'the row says so');
    await ended(lab, 'signedOut');
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
  });

  it('that Windows refuses is said to need an administrator', async () => {
    const set = { 'logoff.exit': 1, 'logoff.error': 5, 'logoffsession.error': 5 };
    await countingDown({ people: people(), settings: FAST, set });
    await ended(lab, 'failed');
    expect(signedIn(lab)).toEqual(EVERYBODY);
    expect(lab.entries().at(-1)).toMatchObject({ error: { kind: 'accessDenied' } });
    await expect.poll(() => texts()[2]).toBe('ben, admins only. Click to leave a message');
  });
});

describe('An account that may not sign others out', () => {
  it('is told so at the click, before any question, and leaves a message where Windows takes one', async () => {
    const policy = { EnableLUA: 0 };
    await lab.start({ people: people(), policy, args: ['--assume-unelevated'] });
    await lab.click('ben');
    await ended(lab, 'failed');
    expect(history(lab)).toEqual(['clicked', 'ended failed']);
    await expect.poll(() => texts()[2]).toBe('ben, admins only. Click to leave a message');
    expect(await lab.waitForToast('ben stays signed in')).toMatchObject({
      text: "This account can't sign other people out, and no administrator can be asked here. usher doctor says why.",
      buttons: ['Leave a message', 'OK'],
    });
    await lab.screenshot('not-allowed');
    expect(lab.pc.calls('WTSSendMessageW')).toEqual([]);
    await lab.clickToast('Leave a message');
    const text = expect.stringMatching(/^Please sign out when you have finished\.\n\n\d{4}-/);
    const messages = () => lab.pc.calls('WTSSendMessageW').map(({ args, result }) => [args, result]);
    await expect.poll(messages).toEqual([[['2', 'Message from kai', text], 'async']]);
    expectNobodySignedOut(lab, EVERYBODY);
    expect(lab.pc.faults()).toEqual([]);
  });
});
