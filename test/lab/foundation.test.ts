import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { windowsParts } from '../../installer/windows-parts.mjs';
import { EXCHANGE, ROOT } from './folders.ts';
import { openLab } from './lab.ts';
import { kai } from './people.ts';
import { SEPARATOR } from './tray-record.ts';

const lab = openLab();

function json(...path: string[]) {
  return JSON.parse(readFileSync(join(...path), 'utf8'));
}

describe('the real tray program', () => {
  it('shows its icon and its menu on the taskbar, follows changes, and tells Node of clicks', async () => {
    await lab.start({ people: [kai()], program: 'probes\\tray.cjs' });
    await expect.poll(lab.menu).toEqual([
      { text: 'Two people', enabled: false },
      { text: SEPARATOR, enabled: false },
      { text: 'Ben, away for 2 h', enabled: true },
      { text: 'Anna & Mia', enabled: true },
      { text: 'Zoë 佐藤', enabled: true },
      { text: SEPARATOR, enabled: false },
      { text: 'Quit', enabled: true },
    ]);
    await expect.poll(() => lab.usher.tray.tooltip).toBe('The lab');
    await lab.showMenu('foundation-menu');

    await lab.click('Anna');
    await lab.click('Ben');
    await lab.click('Zoë');
    await lab.clickRow(0);
    expect(lab.usher.tray.clicks).toEqual(['Anna & Mia', 'Ben, away for 2 h', 'Zoë 佐藤']);

    writeFileSync(join(EXCHANGE, 'rows.json'), JSON.stringify({ 5: 'Somebody', 2: 'Ben is back' }));
    await lab.until(() => lab.menu()[2]?.text === 'Ben is back', 5, 'the row has changed');
    await lab.click('Somebody');
    await lab.click('Quit');
    await lab.until(() => lab.processes().length === 0, 10, 'all has ended');
  });

  it('can be held, killed and cleared away', async () => {
    await lab.start({ people: [kai()], program: 'probes\\tray.cjs' });
    await expect.poll(lab.processes).toEqual(['node.exe', 'tray_windows_release.exe']);
    lab.stop();
    const before = lab.menu();
    writeFileSync(join(EXCHANGE, 'rows.json'), JSON.stringify({ 2: 'Ben is back' }));
    // While held it does nothing, however long.
    await pause(500);
    expect(lab.menu()).toEqual(before);
    lab.cont();
    await lab.until(() => lab.menu()[2]?.text === 'Ben is back', 5, 'the row has changed');

    lab.killTray();
    await lab.until(async () => (await lab.icon()) === null, 10, 'the icon is gone');
    await expect.poll(lab.processes).toEqual(['node.exe']);
    await lab.end();
    expect(lab.processes()).toEqual([]);
  });
});

describe('a box', () => {
  it('is read and answered by its buttons', async () => {
    await lab.start({ people: [kai()], program: 'probes\\box.cjs', icon: false });
    await lab.waitForBox('Usher');
    await lab.screenshot('foundation-box');
    await expect.poll(lab.box).toEqual({
      title: 'Usher',
      text: 'Sign out Zoë 佐藤?\n\nUnsaved work is lost.',
      buttons: ['OK', 'Cancel'],
    });
    await lab.clickBox('OK');
    await lab.until(() => lab.usher.exitCode !== null, 10, 'the program has ended');
    expect(json(EXCHANGE, 'box.json')).toBe(true);
    await expect.poll(lab.box).toBeNull();
  });
});

describe('the Windows parts', () => {
  it('has the koffi of the product', () => {
    const product = json(ROOT, 'package.json').dependencies.koffi;
    const installed = (name: string) => json(windowsParts(), name, 'package.json').version;
    expect([installed('koffi'), installed('@koromix/koffi-win32-x64')]).toEqual([product, product]);
  });
});
