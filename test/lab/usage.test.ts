import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { anna, ben, kai } from './people.ts';
import { deedsDone, ended, history, nobodySignedOutFor, signedIn } from './signing-out.ts';

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);
const FAST = { countdowns: { silence: 5 } };
const HARMLESS = 'explorer.exe,dwm.exe,svchost.exe*3';
const question = async () => (await lab.waitForToast('Sign out ben?')).text;

describe('Somebody who is away', () => {
  it('with nothing open is signed out by one click', async () => {
    const set = { 'processes.2': HARMLESS };
    const settings = { countdowns: { silence: 20 } };
    await lab.start({ people: [kai(), ben(), anna()], settings, set });
    await expect.poll(texts).toContain('ben, away for 2 h 10 min, 500 MB');
    await lab.showMenu('memory');
    await lab.click('ben');
    expect(await question()).toContain('No documents or unknown apps are open. No answer signs ben out.');
    await ended(lab, 'signedOut', 40);
    expect(signedIn(lab)).toEqual(['anna', 'kai']);
    expect(deedsDone(lab)).toEqual(['WTSLogoffSession 2 -> 1']);
    expect(history(lab)).toContain('lastLook silence');
    expect(lab.pc.faults()).toEqual([]);
  });

  it.each([
    [
      'with Word open',
      `${HARMLESS},WINWORD.EXE`,
      'Unsaved work will be lost: Word is open.',
      'documentsOpen',
    ],
    [
      'with an unknown program',
      `${HARMLESS},ledger.exe`,
      "Unsaved work will be lost: an app that Usher doesn't know is open.",
      'unknownPrograms',
    ],
    [
      'with a program of a hostile name',
      `${HARMLESS},a\n-Embedding‮.exe`,
      "an app that Usher doesn't know",
      'unknownPrograms',
    ],
    ['with five hundred processes', 'svchost.exe*499,excel.exe', 'Excel is open.', 'documentsOpen'],
  ])('%s is not signed out by silence', async (_, running, said, because) => {
    await lab.start({ people: [kai(), ben()], settings: FAST, set: { 'processes.2': running } });
    await lab.click('ben');
    expect(await question()).toContain(said);
    await nobodySignedOutFor(8, lab, ['ben', 'kai']);
    expect(lab.entries().find(({ event }) => event === 'asked')).toMatchObject({ silence: because });
    await lab.clickToast('Keep signed in');
    await ended(lab, 'declined');
  });

  it('whose programs this account may not see is not signed out by silence', async () => {
    await lab.start({ people: [kai(), ben()], settings: FAST });
    await lab.click('ben');
    expect(await question()).toContain("Usher can't see what's open. Any unsaved work will be lost.");
    await nobodySignedOutFor(8, lab, ['ben', 'kai']);
    await lab.clickToast('Keep signed in');
    await ended(lab, 'declined');
  });
});
