import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { boxesAskedFor } from './asking.ts';
import { openLab } from './lab.ts';
import { Neighbor, ORDINARY } from './neighbor.ts';
import { exchangeFile } from './node-process.ts';
import { ben, kai, mia } from './people.ts';
import { deedsDone, ended, expectNobodySignedOut, history, signedIn } from './signing-out.ts';
import { spoil } from './usher.ts';

/*
 * The history, the settings and the receipts cannot be read or written.
 */

const lab = openLab();
const usherOfBen = new Neighbor(lab, ben());

const texts = () => lab.menu().map(({ text }) => text);
const LINE_LOST = '1 line of the history could not be read.\n';
const DISK = exchangeFile('disk.txt');

/** Ben is signed out on a disk that fails. */
async function signOutOn(disk: 'full' | 'torn' | 'readOnly'): Promise<void> {
  await lab.start({ people: [kai(), ben(), mia()], settings: { countdowns: { away: 5 } } });
  writeFileSync(DISK, disk);
  await lab.click('ben');
  await lab.clickToast('Sign out');
  await expect.poll(() => signedIn(lab)).toEqual(['kai', 'mia']);
  expect([deedsDone(lab), lab.pc.faults()]).toEqual([['WTSLogoffSession 2 -> 1'], []]);
}

describe('A disk that is', () => {
  it.each(['full', 'readOnly'] as const)('%s keeps nobody from a sign-out or a cancel', async (disk) => {
    await signOutOn(disk);
    expect(history(lab)).toEqual([]);
    await lab.screenshot(`files-${disk}`);
    // This process remembers whom it asked.
    await lab.click('mia');
    await lab.clickToast('Sign out');
    await lab.waitForBox('kai is asking you to sign out');
    await lab.clickBox('Cancel');
    await lab.waitForToast('mia said no');
    await lab.click('mia, said no');
    const again = await lab.waitForToast('Sign out mia anyway?');
    expect(again.buttons).toContain('Keep signed in');
    await lab.clickToast('Keep signed in');
    expect(boxesAskedFor(lab)).toBe(1);
    expect(signedIn(lab)).toEqual(['kai', 'mia']);
  });

  it('full in the middle of a line costs that line, and the history says so', async () => {
    await signOutOn('torn');
    rmSync(DISK);
    await lab.click('mia');
    const unknown = await lab.waitForToast("The history can't be read");
    expect(unknown.text).toMatch(
      /^mia may have been asked a short while ago\. You can ask mia again in \d min\.$/,
    );
    await lab.screenshot('files-torn');
    const { code, err } = await lab.command(['history']);
    expect([code, err]).toEqual([1, LINE_LOST]);
    expect(boxesAskedFor(lab)).toBe(0);
  });
});

describe('A history that cannot be read', () => {
  it('lets nobody be asked on their screen for five minutes, and everybody who is away be signed out', async () => {
    await lab.prepare({ people: [kai(), ben(), mia()], settings: { countdowns: { away: 5 } } });
    spoil('history.jsonl');
    await lab.startAgain();
    await lab.click('mia');
    await lab.waitForToast("The history can't be read");
    await lab.click('ben');
    await lab.clickToast('Sign out');
    await expect.poll(() => signedIn(lab)).toEqual(['kai', 'mia']);
    const { code, err } = await lab.command(['history']);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^The history can't be read \(.+\): .*history\.jsonl\n$/),
    ]);
    expect(boxesAskedFor(lab)).toBe(0);
  });
});

describe('Settings', () => {
  it('that cannot be read offer nobody', async () => {
    await lab.prepare({ people: [kai(), ben()] });
    spoil('settings.json');
    await lab.startAgain();
    await expect.poll(() => texts()[0]).toBe('Nobody can be signed out: fix the settings. Click for more');
    await lab.showMenu('files-settings');
    expect(lab.menu().filter(({ text, enabled }) => enabled && text.startsWith('ben'))).toEqual([]);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('that are torn while Usher runs leave the earlier ones in force', async () => {
    await lab.start({ people: [kai(), ben(), mia()], settings: { protected: ['ben'] } });
    await expect.poll(texts).toContainEqual(expect.stringMatching(/^ben, .*\(protected\)$/));
    lab.changeSettings('{ "protec');
    await expect.poll(() => texts()[0]).toBe('Settings have a mistake: earlier ones count. Click for more');
    expect(texts()).toContainEqual(expect.stringMatching(/^ben, .*\(protected\)$/));
    await lab.showMenu('files-settings-torn');
    await lab.click('mia');
    await lab.waitForToast('Sign out mia?');
    expectNobodySignedOut(lab, ['ben', 'kai', 'mia']);
  });
});

describe("Ben's own Usher, which cannot write its receipt,", () => {
  it('signs him out for nobody', async () => {
    await lab.start({ people: [kai(), ben()], ...ORDINARY, settings: { countdowns: { away: 5 } } });
    mkdirSync(exchangeFile('session-2/Local/Usher/receipts.jsonl'), { recursive: true });
    await usherOfBen.start({ open: 'hidden' });
    await lab.click('ben');
    await lab.clickToast('Sign out');
    await ended(lab, 'failed', 60);
    const { text } = await lab.waitForToast('ben stays signed in');
    expect(text).toBe("ben's own Usher didn't sign ben out.");
    expect(lab.entries().at(-1)).toMatchObject({ error: { kind: 'neighborLost' } });
    expect(usherOfBen.exits()).toEqual([]);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});
