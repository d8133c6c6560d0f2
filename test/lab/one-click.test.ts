import { expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { Neighbor, ORDINARY } from './neighbor.ts';
import { ben, kai } from './people.ts';
import { picture } from './picture.ts';
import { deedsDone, ended, history, signedIn } from './signing-out.ts';

const lab = openLab();
const usherOfBen = new Neighbor(lab, ben());

it('One click signs Ben out, without any right, if nothing is open in his session', async () => {
  await lab.start({
    people: [kai({ user: 'Kai' }), ben({ user: 'Ben' })],
    ...ORDINARY,
  });
  await usherOfBen.start();
  await lab.click('Ben');
  const { text } = await lab.waitForToast('Sign out Ben?');
  expect(text).toBe('Ben has been away for 2 h 10 min. Nothing is open. No answer signs Ben out.');
  // Without the edge of Ben's desktop.
  await picture('one-click', lab.screenshot('one-click'), '400x260+624+440');
  await lab.until(() => usherOfBen.exits().length > 0, 60, 'Ben’s Usher asks Windows to sign him out');
  usherOfBen.kill();
  lab.pc.remove(2);
  await ended(lab, 'signedOut', 40);
  expect(signedIn(lab)).toEqual(['Kai']);
  expect(history(lab)).toEqual([
    'clicked',
    'asked',
    'lastLook silence',
    'signingOut silence',
    'attempt slow',
    'ended signedOut',
  ]);
  expect(usherOfBen.exits()).toEqual([0]);
  expect(usherOfBen.receipts()).toMatchObject([
    { asker: { sessionId: 1 }, person: { sessionId: 2 }, lost: { word: 'nothing' } },
  ]);
  expect([deedsDone(lab), lab.pc.faults()]).toEqual([[], []]);
  await lab.waitForToast('Ben is signed out');
  await lab.screenshot('one-click-done');
});
