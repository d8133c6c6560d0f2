import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { anna, ben, kai } from './people.ts';
import { expectNobodySignedOut } from './signing-out.ts';

const lab = openLab();

const texts = () => lab.menu().map(({ text }) => text);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('Usher', () => {
  it('says once where its icon is', async () => {
    await lab.start({ people: [kai(), ben()] });
    const toast = await lab.until(() => lab.toast(), 10, 'a toast');
    expect(toast.title).toBe('Usher is ready');
    expect(lab.usher.output('stdout')).toContain('Usher is ready. Click its icon next to the clock');
    await lab.screenshot('first-run');
  });

  it('leaves no process behind when it quits with a question standing', async () => {
    await lab.start({ people: [kai(), ben()], withoutToastProgram: true });
    await lab.until(() => texts().some((text) => text.startsWith('ben')), 10, 'Ben is listed');
    await pause(1200);
    await lab.click('ben');
    await lab.until(() => lab.box(), 15, 'the box stands');
    await lab.click('Quit');
    await lab.until(() => lab.processes().length === 0, 10, 'all processes have ended');
    await lab.until(async () => (await lab.icon()) === null, 10, 'the icon is gone');
    expect(lab.usher.exitCode).toBe(0);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('shows in Notepad what it asked and did', async () => {
    await lab.start({ people: [kai(), ben()] });
    await lab.click('ben');
    await lab.clickToast('Keep signed in');
    await lab.until(() => lab.deeds().length === 4, 10, 'the history has its lines');
    await lab.click('History');
    await lab.until(() => lab.processes().includes('notepad.exe'), 10, 'Notepad has started');
    await pause(1000);
    await lab.screenshot('history');
  });

  it('shows in Notepad what is well on this PC, and what is not', async () => {
    await lab.start({ people: [kai(), ben()] });
    await lab.click('Check this PC');
    await lab.until(() => lab.processes().includes('notepad.exe'), 10, 'Notepad has started');
    await pause(1000);
    await lab.screenshot('doctor');
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

  it('names a setting it cannot use and goes on with the standard one', async () => {
    await lab.start({
      people: [kai(), ben()],
      settings: { countdowns: { away: 1 }, silenceCounts: 'always' },
    });
    const said = lab.usher.output('stdout');
    expect(said).toContain('countdowns.away must be 5 to 3600 seconds. Using 10.');
    expect(said).toContain(
      'silenceCounts must be whenNothingToLose, whenAway or never. Using whenNothingToLose.',
    );
  });

  it('runs on the simulated PC of its own with --demo', async () => {
    await lab.start({ people: [kai(), anna()], args: ['--demo'] });
    await lab.until(
      () => texts().includes('Ben, idle 2 h 10 min (away), 1.8 GB'),
      10,
      'the demo people are listed',
    );
    expect(lab.pc.calls('WTSEnumerateSessionsExW')).toEqual([]);
  });
});
