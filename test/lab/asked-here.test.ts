import { describe, expect, it } from 'vitest';
import { askedByHisOwn, bothThere } from './asking.ts';
import { askingRow, moreTimeRow } from './counting-row.ts';
import { openLab } from './lab.ts';
import { Neighbor } from './neighbor.ts';
import { benThere, kai } from './people.ts';
import { picture } from './picture.ts';
import { deedsDone, ended, expectNobodySignedOut, history, signedIn } from './signing-out.ts';

const lab = openLab();
const usherOfBen = new Neighbor(lab, benThere());
/** The question in the middle of it. */
const BENS_SCREEN = '390x336+115+171';
const people = () => [kai({ user: 'Kai' }), benThere({ user: 'Ben' })];
const rowOfBen = () => lab.menu().find(({ text }) => /^(?:Asking )?Ben\b/u.test(text))?.text;

describe('Ben is at a screen, and his own Usher asks him for Kai, who has no rights', () => {
  it('and a click on Sign out signs him out politely, with a receipt', async () => {
    await bothThere(lab, usherOfBen, {}, people());
    await lab.click('Ben');
    const { text } = await lab.waitForToast('Sign out Ben?');
    expect(text).toContain('Ben will be asked first and has 60 seconds to answer.');
    await lab.screenshot('asked-here-kai');
    await lab.clickToast('Sign out');
    await lab.until(async () => (await usherOfBen.question()) !== null, 20, 'Ben is asked');
    await expect.poll(rowOfBen).toMatch(askingRow('Ben'));
    await lab.showMenu('asked-here-question');
    await usherOfBen.answer(() => usherOfBen.click('Sign out'));
    await lab.until(() => usherOfBen.exits().length > 0, 20, 'Windows is asked to sign him out');
    usherOfBen.kill();
    lab.pc.remove(2);
    await ended(lab, 'signedOut', 40);
    expect([usherOfBen.exits(), usherOfBen.reached().slice(0, 3)]).toEqual([
      [0],
      ['receipt', 'leaving', 'exit'],
    ]);
    expect(history(lab)).toEqual([
      'clicked',
      'asked',
      'answered yes',
      'countdown operator',
      'personAnswered yes',
      'lastLook person',
      'signingOut person',
      'attempt slow',
      'ended signedOut',
    ]);
    expect(usherOfBen.receipts()).toMatchObject([
      { asker: { sessionId: 1, userName: 'Kai' }, person: { sessionId: 2, userName: 'Ben' }, saidYes: true },
    ]);
    await lab.waitForToast('Ben is signed out');
    await lab.screenshot('asked-here-gone');
    expect([signedIn(lab), deedsDone(lab), lab.pc.faults()]).toEqual([['Kai'], [], []]);
  });

  it('and his no keeps him, with the reason that Kai is told', async () => {
    await bothThere(lab, usherOfBen, {}, people());
    await askedByHisOwn(lab, usherOfBen, 'Ben');
    await usherOfBen.click('A program is still running');
    await lab.screenshot('asked-here-reason');
    await usherOfBen.answer(() => usherOfBen.click('Stay signed in'));
    await ended(lab, 'refused');
    const { text } = await lab.waitForToast('Ben said no and stays signed in');
    expect(text).toBe("A program of Ben's is still running.");
    await lab.showMenu('asked-here-stays');
    expect([usherOfBen.exits(), usherOfBen.receipts()]).toEqual([[], []]);
    expectNobodySignedOut(lab, ['Ben', 'Kai']);
  });

  it('and the key Enter keeps him', async () => {
    await bothThere(lab, usherOfBen, {}, people());
    await askedByHisOwn(lab, usherOfBen, 'Ben');
    await usherOfBen.raise();
    await picture('own-question', lab.screenshot('own-question-there'), BENS_SCREEN);
    await usherOfBen.answer(() => lab.desktop.key('Return'));
    await ended(lab, 'refused');
    const { text } = await lab.waitForToast('Ben said no and stays signed in');
    expect(text).toBe('Ben was asked on screen.');
    expect([usherOfBen.exits(), usherOfBen.receipts()]).toEqual([[], []]);
    expectNobodySignedOut(lab, ['Ben', 'Kai']);
  });

  it('and 10 more minutes keep him for now, and Kai sees it', async () => {
    await bothThere(lab, usherOfBen, {}, people());
    await askedByHisOwn(lab, usherOfBen, 'Ben');
    await usherOfBen.answer(() => usherOfBen.click('10 more minutes'));
    await expect.poll(rowOfBen).toMatch(moreTimeRow('Ben'));
    await lab.showMenu('asked-here-later');
    await lab.click('Ben');
    await ended(lab, 'canceled');
    expect(history(lab).slice(-3)).toEqual(['personAnswered later', 'canceled', 'ended canceled']);
    expect([usherOfBen.exits(), usherOfBen.receipts()]).toEqual([[], []]);
    expectNobodySignedOut(lab, ['Ben', 'Kai']);
  });
});
