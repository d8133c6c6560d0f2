import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM } from './folders.ts';
import { openLab } from './lab.ts';
import type { NeighborSetup } from './neighbor.ts';
import { Neighbor } from './neighbor.ts';
import { windowSays } from './operator-window.ts';
import { ben, kai } from './people.ts';
import { deedsDone, ended, expectNobodySignedOut, history, historyOfClick, signedIn } from './signing-out.ts';

const lab = openLab();
const usherOfBen = new Neighbor(lab, ben());

/** Kai's account needs permission for every sign-out. Ben is away, and his Usher goes on. */
async function bothUshers(setup: NeighborSetup, processes: string): Promise<void> {
  await lab.start({
    people: [kai(), ben()],
    session: 1,
    set: { rights: 'helper', 'processes.2': processes },
    args: ['--assume-unelevated'],
  });
  await usherOfBen.start(setup);
  // The box of the helper would stand behind it.
  await lab.desktop.raise();
  answerInHelpers();
}

/** Windows starts a helper without any option of ours, so the program itself loads what answers in its session. */
function answerInHelpers(): void {
  const file = join(PROGRAM, 'usher.cjs');
  const [first, ...lines] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [first, "require('./probes/lab-session.cjs');", ...lines].join('\n'));
}

/** Where a permission is needed, a window asks beside the toast. It must not come up under the click. */
async function clickBesideTheWindow(question: string, button: string): Promise<void> {
  await windowSays(lab, question);
  await lab.clickToast(button);
}

describe('An account that needs permission', () => {
  it('has Ben signed out politely by his own Usher, whatever he has set, where nothing is open', async () => {
    await bothUshers({ setting: 'never', open: 'hidden' }, 'explorer.exe');
    await lab.click('ben');
    await clickBesideTheWindow('Sign out ben?', 'Sign out as administrator…');
    await lab.until(
      () => usherOfBen.texts().at(-1) === null,
      60,
      'Windows has ended what ran on his desktop',
    );
    expect([usherOfBen.exits(), deedsDone(lab)]).toEqual([[0], []]);
    usherOfBen.kill();
    lab.pc.remove(2);
    await ended(lab, 'signedOut', 60);
    expect(historyOfClick(lab)).toEqual([
      'clicked',
      'asked',
      'answered yes',
      'permission yes',
      'countdown operator',
      'lastLook operator',
      'signingOut operator',
      'attempt slow',
      'ended signedOut',
    ]);
    expect(usherOfBen.receipts()).toMatchObject([{ asker: { userName: 'kai' }, lost: { word: 'nothing' } }]);
    expect([signedIn(lab), deedsDone(lab), lab.pc.faults()]).toEqual([['kai'], [], []]);
  });

  it('keeps Ben signed in with his unsaved text, until a second yes overrules his Notepad', async () => {
    await bothUshers({ setting: 'whenNothingIsLost', open: 'letter' }, 'notepad.exe');
    await lab.click('ben');
    await clickBesideTheWindow('Sign out ben?', 'Sign out as administrator…');
    const box = await lab.waitForBox('Sign out ben?');
    expect(box.text).toContain('Notepad');
    await lab.screenshot('neighbors-elevated-box');
    await lab.clickBox('OK');
    await ended(lab, 'keptByProgram', 60);
    expect([usherOfBen.exits(), usherOfBen.texts().at(-1)]).toEqual([[0], 'unsaved']);
    expect(history(lab).slice(-3)).toEqual(['signingOut operator', 'attempt kept', 'ended keptByProgram']);
    expect(usherOfBen.receipts().slice(1)).toMatchObject([{ mark: 'kept' }]);
    await lab.screenshot('neighbors-elevated-kept');
    expectNobodySignedOut(lab, ['ben', 'kai']);

    await lab.click('ben, kept by an app');
    const second = await lab.waitForToast('Sign out ben anyway?');
    expect(second.text).toContain("A program of ben's objected.");
    await clickBesideTheWindow('Sign out ben anyway?', 'Sign out anyway');
    await lab.waitForBox('Sign out ben?');
    await lab.clickBox('OK');
    await ended(lab, 'signedOut', 60);
    expect([usherOfBen.exits(), deedsDone(lab)]).toEqual([[0], ['WTSLogoffSession 2 -> 1']]);
    expect([signedIn(lab), lab.pc.faults()]).toEqual([['kai'], []]);
  });
});
