import { expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { Neighbor, ORDINARY } from './neighbor.ts';
import { ben, kai, mia, minutesAgo } from './people.ts';
import { deedsDone, ended, expectNobodySignedOut, signedIn } from './signing-out.ts';

const lab = openLab();
const leo = ben({ id: 6, user: 'leo', logon: minutesAgo(200) });
const [usherOfBen, usherOfLeo] = [new Neighbor(lab, ben()), new Neighbor(lab, leo)];

it('Of two who ask for Ben one is answered, and the other one hears who is asking already', async () => {
  await lab.start({ people: [kai(), ben(), mia()], ...ORDINARY, settings: { countdowns: { away: 5 } } });
  await usherOfBen.start({ open: 'hidden', at: 'exited lasts' });
  await lab.click('ben');
  await lab.clickToast('Sign out');
  await lab.until(() => usherOfBen.reached().includes('exited'), 40, "Ben's Usher has asked Windows");
  const second = await lab.command(['sign-out', 'ben', '--yes', '--assume-unelevated'], { session: 4 });
  expect([second.code, second.err]).toEqual([
    3,
    'ben is being asked already. kai is asking ben to sign out.\n',
  ]);
  expectNobodySignedOut(lab, ['ben', 'kai', 'mia']);
  usherOfBen.kill();
  lab.pc.remove(2);
  await ended(lab, 'signedOut', 60);
  expect(usherOfBen.exits()).toEqual([0]);
  expect(usherOfBen.receipts()).toMatchObject([{ asker: { userName: 'kai' } }]);
  expect([signedIn(lab), deedsDone(lab), lab.pc.faults()]).toEqual([['kai', 'mia'], [], []]);
});

it('Of everyone at once the one goes whose Usher can sign him out, and unsaved text keeps the other one', async () => {
  await lab.start({ people: [kai(), ben(), leo], ...ORDINARY, settings: { countdowns: { away: 5 } } });
  await Promise.all([
    usherOfBen.start({ setting: 'politely', open: 'letter' }),
    usherOfLeo.start({ open: 'hidden' }),
  ]);
  await lab.click('Sign out everyone');
  await lab.waitForToast('Sign out 2 people?');
  await lab.screenshot('several-question');
  await lab.clickToast('Sign out all');
  await lab.until(() => usherOfLeo.exits().length > 0, 60, "Leo's Usher signs him out");
  usherOfLeo.kill();
  lab.pc.remove(6);
  await ended(lab, 'signedOut', 60);
  await ended(lab, 'keptByProgram', 60);
  await lab.screenshot('several-kept');
  expect([usherOfBen.exits(), usherOfLeo.exits()]).toEqual([[0], [0]]);
  expect(usherOfBen.texts().at(-1)).toBe('unsaved');
  expect([signedIn(lab), deedsDone(lab), lab.pc.faults()]).toEqual([['ben', 'kai'], [], []]);
});
