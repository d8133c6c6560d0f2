import { describe, expect, it } from 'vitest';
import { TOAST_PROGRAM, TRAY_PROGRAM } from '../../src/base/program-check.ts';
import { signingOutRow } from './counting-row.ts';
import { openLab } from './lab.ts';
import { clickInWindow, windowSays } from './operator-window.ts';
import { ben, kai } from './people.ts';
import { exchange } from './program-folder.ts';
import { expectNobodySignedOut } from './signing-out.ts';
import { readLog } from './usher.ts';

const lab = openLab();

const refused = (program: string) =>
  `Usher didn't start ${program}: it is missing or not the one that came with this Usher. Install Usher again.`;
/** Reads the box with the reason and closes it. Usher waits until then. */
async function readNotice(sentence: string): Promise<void> {
  expect(await lab.waitForBox('Usher')).toEqual({ title: 'Usher', text: sentence, buttons: ['OK'] });
  await lab.clickBox('OK');
}
const inLog = (sentence: string) => readLog().split(sentence).length - 1;

describe('A tray program that was exchanged', () => {
  it('is not started, and Usher says so in a box and ends', async () => {
    await lab.start({ people: [kai(), ben()], exchanged: TRAY_PROGRAM, icon: false });
    await readNotice(refused(TRAY_PROGRAM));
    await lab.until(() => lab.usher.exitCode !== null, 20, 'it has ended');
    expect(lab.usher.exitCode).toBe(1);
    expect(lab.usher.output('stderr').trim()).toBe(refused(TRAY_PROGRAM));
    expect(inLog(refused(TRAY_PROGRAM))).toBe(1);
    expect(lab.usher.tray.starts).toBe(0);
  });

  it('while the old one ran is not started after it, and nobody is signed out', async () => {
    await lab.start({ people: [kai(), ben()], settings: { countdowns: { away: 120 } } });
    await lab.click('ben');
    await lab.clickToast('Sign out');
    await lab.until(
      () => lab.menu().some(({ text }) => signingOutRow('ben').test(text)),
      5,
      'it counts down',
    );
    lab.killTray();
    exchange(TRAY_PROGRAM);
    await readNotice(refused(TRAY_PROGRAM));
    await lab.until(() => lab.usher.exitCode !== null, 10, 'it has ended');
    expect(lab.usher.exitCode).toBe(1);
    expect(lab.usher.output('stderr').trim()).toBe(refused(TRAY_PROGRAM));
    expect(lab.usher.tray.starts).toBe(1);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});

describe('A toast program that was exchanged', () => {
  it('is not started, and a window asks in its place', async () => {
    await lab.start({ people: [kai(), ben()], exchanged: TOAST_PROGRAM });
    await lab.click('ben');
    await windowSays(lab, 'Sign out ben?');
    expect(readLog()).toContain(`toast not started: Error: ${refused(TOAST_PROGRAM)}`);
    expect(lab.processes()).not.toContain('snoretoast-x64.exe');
    await clickInWindow(lab, 'Keep ben signed in');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});
