import { describe, expect, it } from 'vitest';
import { signingOutRow } from './counting-row.ts';
import { openLab } from './lab.ts';
import { anna, ben, kai, mia } from './people.ts';
import { deedsDone, ended, expectNobodySignedOut, signedIn } from './signing-out.ts';

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);

describe('Where the native library is missing', () => {
  it('people come from quser, and a yes signs out by logoff', async () => {
    const settings = { countdowns: { away: 5 } };
    await lab.start({ people: [kai(), ben(), anna(), mia()], settings, withoutNative: true });
    await expect
      .poll(() => texts().slice(0, 4))
      .toEqual([
        '3 other people signed in. Click a name; Usher asks first',
        'anna, idle 14 min',
        'ben, away for 2 h 10 min',
        'mia, using this PC',
      ]);
    expect(lab.pc.calls('WTSEnumerateSessionsExW')).toEqual([]);
    await lab.click('ben');
    await lab.clickToast('Sign out');
    await ended(lab, 'signedOut');
    expect(signedIn(lab)).toEqual(['anna', 'kai', 'mia']);
    expect(deedsDone(lab)).toEqual(['logoff.exe 2 -> 0']);
  });

  it('silence is never a yes, and the session id of somebody else never enough', async () => {
    const settings = { countdowns: { away: 120 } };
    await lab.start({ people: [kai(), ben(), anna()], settings, withoutNative: true });
    await lab.click('ben');
    await lab.clickToast('Sign out');
    await lab.until(() => texts().some((each) => signingOutRow('ben').test(each)), 5, 'it counts down');
    lab.pc.change(2, { user: 'zoe', logon: Date.now() });
    await ended(lab, 'changed');
    expectNobodySignedOut(lab, ['anna', 'kai', 'zoe']);
    expect(lab.entries().find(({ event }) => event === 'asked')).toMatchObject({ silence: 'notExact' });
  });

  it('one that somebody planted in the root of the drive is not loaded', async () => {
    await lab.prepare({ people: [kai(), ben()], plantedNative: true });
    const { out } = await lab.command(['doctor']);
    expect(out).toContain(
      "koffi is not loaded from C:\\node_modules\\koffi\\index.cjs, which is not Usher's",
    );
    expect(lab.pc.calls('WTSEnumerateSessionsExW')).toEqual([]);
  });
});
