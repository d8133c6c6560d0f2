import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { exchangeFile } from './node-process.ts';
import { clickInWindow, windowSays } from './operator-window.ts';
import { ben, kai, mia } from './people.ts';
import { ended, expectNobodySignedOut, history, nobodySignedOutFor } from './signing-out.ts';

/*
 * The programs that Usher shows itself with are frozen, flooding, killed or slow. An icon that dies is in doubt.test.ts.
 */

const lab = openLab();

const has = (line: string) => () => history(lab).includes(line);
const people = () => [kai(), ben()];
const rowOfBen = () => lab.menu().find(({ text }) => text.startsWith('ben'))?.text ?? '';

/** The tray program writes this so often, all at once. */
async function flood(text: string, times: number): Promise<void> {
  const file = exchangeFile('flood.json');
  writeFileSync(`${file}.new`, JSON.stringify({ text, times }));
  renameSync(`${file}.new`, file);
  await expect.poll(() => existsSync(file)).toBe(false);
}

async function explorer(what: 'gone' | 'back'): Promise<void> {
  const { out } = await lab.command([what], { program: 'probes\\explorer.cjs' });
  expect(out.trim()).toBe('1');
}

describe('A tray program', () => {
  it('that tells 100,000 clicks on Ben, or garbage, signs nobody out and keeps nobody from the menu', async () => {
    await lab.start({ people: people() });
    await expect.poll(rowOfBen).toMatch(/^ben, away/);
    await flood('garbage {"type":\n{"type":"clicked","__id":"2"}\n[]\nnull\n', 50_000);
    lab.pc.add(mia());
    await expect.poll(() => lab.menu()[0]?.text).toMatch(/^2 other people/);
    expect(history(lab)).toEqual([]);
    await flood(
      `${JSON.stringify({ type: 'clicked', __id: lab.usher.tray.ids.get(rowOfBen()) })}\n`,
      100_000,
    );
    await nobodySignedOutFor(3, lab, ['ben', 'kai', 'mia']);
    lab.pc.remove(4);
    await expect.poll(() => lab.menu().map(({ text }) => text)).toContain('mia, signed out');
    // At most a click each second counts, and the same row says no to what it asked.
    expect(history(lab)).toContain('clicked');
    expect(history(lab).filter((line) => /yes|silence|countdown|lastLook|signingOut/.test(line))).toEqual([]);
  });

  it('that is frozen in a countdown ends it, and is started anew', async () => {
    await lab.start({ people: people(), settings: { countdowns: { away: 59 } } });
    await lab.click('ben');
    await lab.clickToast('Sign out');
    await lab.until(has('countdown operator'), 10, 'it counts down');
    lab.stopTray();
    await ended(lab, 'failed', 40);
    expect(lab.entries().at(-1)).toMatchObject({ error: { kind: 'iconLost' } });
    const { text } = await lab.waitForToast("Usher's icon disappeared and is coming back");
    expect(text).toBe('ben stays signed in.');
    await lab.until(() => lab.usher.tray.starts === 2 && lab.usher.tray.isReady, 30, 'it is started anew');
    await expect.poll(rowOfBen).toMatch(/^ben, away/);
    await lab.screenshot('tray-frozen');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});

describe('Explorer', () => {
  it('that ends in a countdown ends it, too, and brings the icon back when it starts again', async () => {
    await lab.start({ people: people(), settings: { countdowns: { away: 59 } } });
    await lab.click('ben');
    await lab.clickToast('Sign out');
    await lab.until(has('countdown operator'), 10, 'it counts down');
    await explorer('gone');
    await expect.poll(lab.icon).toBeNull();
    await ended(lab, 'failed');
    expect(lab.entries().at(-1)).toMatchObject({ error: { kind: 'iconLost' } });
    const { text } = await lab.waitForToast("Usher's icon disappeared and is coming back");
    expect(text).toBe('ben stays signed in.');
    await explorer('back');
    await expect.poll(lab.icon).toBe('calm');
    await lab.click('ben');
    await lab.waitForToast('Sign out ben?');
    await lab.screenshot('explorer-back');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});

describe('A toast program', () => {
  it('that is killed while it asks leaves the question to a window', async () => {
    await lab.start({ people: people() });
    await lab.click('ben');
    await lab.waitForToast('Sign out ben?');
    lab.killToasts();
    const { text } = await windowSays(lab, 'Sign out ben?');
    expect(text).toContain('No answer keeps ben signed in.');
    await clickInWindow(lab, 'Keep ben signed in');
    await ended(lab, 'declined');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('that is slow asks when it comes, and the menu asks meanwhile', async () => {
    await lab.start({
      people: people(),
      set: { 'toast.slow': 6000 },
      settings: { countdowns: { away: 120 } },
    });
    await lab.click('ben');
    await expect.poll(rowOfBen).toBe('ben, sign out? Click here to keep signed in');
    await lab.waitForToast('Sign out ben?');
    await lab.clickToast('Sign out');
    await lab.until(has('countdown operator'), 20, 'it counts down');
    await lab.click('Signing out ben in');
    await ended(lab, 'canceled');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});
