import { describe, expect, it } from 'vitest';
import { signingOutRow } from './counting-row.ts';
import { openLab } from './lab.ts';
import { windowSays } from './operator-window.ts';
import { anna, ben, kai } from './people.ts';
import { expectNobodySignedOut, history } from './signing-out.ts';
import { openWindows } from './windows.ts';

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);

/** The text in Notepad's window; empty if there is none. */
async function notepad(): Promise<string> {
  const window = (await openWindows(lab.desktop)).find(({ program }) => program === 'notepad.exe');
  return window?.controls.map(({ text }) => text).join('\n') ?? '';
}

describe('Usher', () => {
  it('says once where its icon is', async () => {
    await lab.start({ people: [kai(), ben()] });
    await lab.waitForToast('Usher is ready');
    await expect
      .poll(() => lab.usher.output('stdout'))
      .toContain('Usher is ready. Its icon is next to the clock');
    await lab.screenshot('first-run');
  });

  it('leaves no process behind when it quits with a question standing', async () => {
    await lab.start({ people: [kai(), ben()], withoutToastProgram: true });
    await lab.click('ben');
    await windowSays(lab, 'Sign out ben?');
    await lab.click('Quit');
    await lab.until(() => lab.processes().length === 0, 10, 'all processes have ended');
    await lab.until(async () => (await lab.icon()) === null, 10, 'the icon is gone');
    await expect.poll(() => lab.usher.exitCode).toBe(0);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('shows in Notepad what it asked and did', async () => {
    await lab.start({ people: [kai(), ben()] });
    await lab.click('ben');
    await lab.clickToast('Keep signed in');
    await lab.until(() => lab.entries().length === 4, 10, 'the history has its lines');
    await lab.click('History');
    await expect.poll(notepad).toContain('ben stays signed in: you said no.');
    await lab.screenshot('history');
  });

  it('shows in Notepad what it is, and what is well on this PC', async () => {
    await lab.start({ people: [kai(), ben()] });
    await lab.click('Help and about');
    await expect.poll(notepad).toContain('[ok]      Usher ');
    await expect.poll(notepad).toMatch(/^Settings: C:\\.*\\settings\.json\r?$/mu);
    await lab.screenshot('help');
  });

  it('opens its settings in Notepad, and makes them where there are none', async () => {
    await lab.start({ people: [kai(), ben()] });
    await lab.click('Settings');
    await expect.poll(notepad).toContain('// "silenceCounts": "whenNothingToLose",');
    await lab.screenshot('settings');
    // They change nothing: Ben is still offered.
    await lab.click('ben');
    await lab.waitForToast('Sign out ben?');
  });

  it('quits in order where its own person asks for it on the command line', async () => {
    await lab.start({ people: [kai(), ben()], settings: { countdowns: { away: 120 } }, session: 1 });
    await lab.click('ben');
    await lab.clickToast('Sign out');
    await expect.poll(texts).toContainEqual(expect.stringMatching(signingOutRow('ben')));
    const elsewhere = await lab.command(['--quit'], { session: 2 });
    expect(elsewhere).toMatchObject({
      code: 0,
      out: "Usher isn't running for this account in this session.\n",
    });
    expect(lab.usher.exitCode).toBeNull();
    expect(await lab.command(['--quit'], { session: 1 })).toEqual({
      code: 0,
      out: 'Usher has quit.\n',
      err: '',
    });
    await expect.poll(lab.processes).toEqual([]);
    expect(lab.usher.exitCode).toBe(0);
    expect(history(lab).at(-1)).toBe('ended canceled');
    expectNobodySignedOut(lab, ['ben', 'kai']);
    expect(await lab.command(['--quit'], { session: 1 })).toMatchObject({
      code: 0,
      out: "Usher isn't running for this account in this session.\n",
    });
  });

  it('quits in order where an elevated administrator in another session asks everybody', async () => {
    await lab.start({ people: [kai(), ben()], settings: { countdowns: { away: 120 } }, session: 1 });
    await lab.click('ben');
    await lab.clickToast('Sign out');
    await expect.poll(texts).toContainEqual(expect.stringMatching(signingOutRow('ben')));
    expect(await lab.command(['--quit', '--everybody'], { session: 2 })).toEqual({
      code: 0,
      out: "Everybody's Usher on this PC has quit.\n",
      err: '',
    });
    await expect.poll(lab.processes).toEqual([]);
    expect(lab.usher.exitCode).toBe(0);
    expect(history(lab).at(-1)).toBe('ended canceled');
    expectNobodySignedOut(lab, ['ben', 'kai']);
    expect(await lab.command(['--quit', '--everybody'], { session: 2 })).toEqual({
      code: 0,
      out: "Nobody's Usher is running on this PC.\n",
      err: '',
    });
  });

  it('started a second time says so and ends', async () => {
    await lab.start({ people: [kai(), ben()] });
    const second = await lab.command([]);
    expect(second).toEqual({
      code: 0,
      out: 'Usher is already running. Its icon is next to the clock.\n',
      err: '',
    });
  });

  it('names a setting it cannot use and goes on with the standard one, or the safest', async () => {
    await lab.start({
      people: [kai(), ben()],
      settings: { countdowns: { away: 1 }, silenceCounts: 'always' },
    });
    const said = () => lab.usher.output('stdout');
    await expect
      .poll(said)
      .toContain('settings.json, line 1: countdowns.away must be 5 to 3600 seconds. Using 10.');
    await expect
      .poll(said)
      .toContain(
        'settings.json, line 1: silenceCounts must be whenNothingToLose, whenAway or never. Using never.',
      );
  });

  it('runs on the simulated PC of its own with --demo', async () => {
    await lab.start({ people: [kai(), anna()], args: ['--demo'] });
    await expect.poll(texts).toContain('Ben, away for 2 h 10 min, 1.8 GB');
    expect(lab.pc.calls('WTSEnumerateSessionsExW')).toEqual([]);
  });
});
