import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askedByHisOwn, onBensScreen } from './asking.ts';
import { askingRow, moreTimeRow } from './counting-row.ts';
import { openLab } from './lab.ts';
import { Neighbor, ORDINARY } from './neighbor.ts';
import { exchangeFile } from './node-process.ts';
import { ben, benThere, kai, minutesAgo } from './people.ts';
import { ended, expectNobodySignedOut, history } from './signing-out.ts';

const lab = openLab();
const usherOfBen = new Neighbor(lab, benThere());
const rowOfBen = () => lab.menu().find(({ text }) => /^(?:Asking )?ben\b/u.test(text))?.text;

describe('10 more minutes', () => {
  it('are over once, then Ben is asked again without that button, and without an answer he stays', async () => {
    const variables = { USHER_LAB_CLOCK: 'runs' };
    await lab.start({ people: [kai(), benThere()], ...ORDINARY, variables });
    await usherOfBen.start({ open: 'hidden', clock: 'jumps' });
    expect((await askedByHisOwn(lab, usherOfBen)).buttons).toContain('10 more minutes');
    await usherOfBen.answer(() => usherOfBen.click('10 more minutes'));
    await expect.poll(rowOfBen).toMatch(moreTimeRow('ben'));
    await lab.showMenu('asked-here-later');
    writeFileSync(exchangeFile('ahead.txt'), '600000');
    // Both Ushers look who is signed in.
    lab.pc.add(ben({ id: 20, user: 'zoe', logon: minutesAgo(100), disconnect: minutesAgo(10) }));
    const again = await onBensScreen(lab, usherOfBen);
    expect(again.buttons.slice(-2)).toEqual(['Sign out', 'Stay signed in']);
    await expect.poll(rowOfBen).toMatch(askingRow('ben'));
    await lab.screenshot('asked-here-again');
    await ended(lab, 'personUnanswered', 80);
    expect(await usherOfBen.question()).toBe(null);
    // The last answer may come when Kai's Usher has waited for long enough.
    expect(
      history(lab)
        .filter((each) => each !== 'personAnswered noAnswer')
        .slice(-2),
    ).toEqual(['personAnswered later', 'ended personUnanswered']);
    const { text } = await lab.waitForToast('ben stays signed in');
    expect(text).toBe("ben didn't answer and may be at this PC.");
    expect([usherOfBen.exits(), usherOfBen.receipts()]).toEqual([[], []]);
    expectNobodySignedOut(lab, ['ben', 'kai', 'zoe']);
  });
});
