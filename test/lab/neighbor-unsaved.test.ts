import { expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { Neighbor, ORDINARY } from './neighbor.ts';
import { ben, kai, mia } from './people.ts';
import { deedsDone, ended, signedIn } from './signing-out.ts';
import { openWindows } from './windows.ts';

const lab = openLab();
const usherOfBen = new Neighbor(lab, ben());

const boxes = async () => (await openWindows(lab.desktop, 'ben')).filter((each) => each.class === '#32770');

it('Unsaved text keeps Ben signed in, and once he has saved and closed it he is signed out', async () => {
  await lab.start({ people: [kai(), ben(), mia()], ...ORDINARY });
  await usherOfBen.start({ setting: 'politely', open: 'letter' });
  await lab.click('ben');
  await lab.waitForToast('Sign out ben?');
  await lab.clickToast('Sign out');
  await ended(lab, 'keptByProgram', 60);
  expect([usherOfBen.exits(), usherOfBen.texts().at(-1), usherOfBen.letter()]).toEqual([[0], 'unsaved', '']);
  await lab.screenshot('unsaved-kept');

  usherOfBen.hand('stay');
  await lab.until(async () => (await boxes()).length === 0, 20, 'Windows does not wait for Ben any more');
  usherOfBen.hand('save');
  await lab.until(() => usherOfBen.letter() === 'unsaved', 20, 'the letter is saved');
  usherOfBen.hand('close');
  await lab.until(() => usherOfBen.texts().at(-1) === null, 20, 'the Notepad is closed');
  expect(signedIn(lab)).toEqual(['ben', 'kai', 'mia']);

  // Kai may ask again in five minutes only. Somebody else asks now.
  const signOut = lab.command(['sign-out', 'ben', '--yes', '--assume-unelevated'], { session: 4 });
  await lab.until(() => usherOfBen.exits().length === 2, 40, "Ben's Usher signs him out");
  usherOfBen.kill();
  lab.pc.remove(2);
  expect(await signOut).toMatchObject({ code: 0 });
  expect(usherOfBen.receipts()).toMatchObject([
    { asker: { userName: 'kai' }, lost: { word: 'work' } },
    { mark: 'kept' },
    { asker: { userName: 'mia' }, lost: { word: 'nothing' } },
  ]);
  expect([signedIn(lab), usherOfBen.exits(), deedsDone(lab), lab.pc.faults()]).toEqual([
    ['kai', 'mia'],
    [0, 0],
    [],
    [],
  ]);
});
