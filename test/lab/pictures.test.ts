import { it } from 'vitest';
import { signingOutRow } from './counting-row.ts';
import { openLab } from './lab.ts';
import { clickInWindow, windowSays } from './operator-window.ts';
import { anna, ben, kai, mia } from './people.ts';
import { CORNER, MIDDLE, picture } from './picture.ts';

const lab = openLab();

const people = () => [
  kai({ user: 'Kai' }),
  anna({ user: 'Anna' }),
  ben({ user: 'Ben' }),
  mia({ user: 'Mia' }),
];
/** Each process of the simulated PC uses 100 MB. */
const RUNNING = {
  'processes.2': 'explorer.exe*14,winword.exe*4',
  'processes.3': 'explorer.exe*8',
  'processes.4': 'explorer.exe*16,chrome.exe*5',
};

const texts = () => lab.menu().map(({ text }) => text);

it('The pictures in README.md and docs show what a click on Ben does', async () => {
  // Long enough for pictures.
  await lab.start({ people: people(), set: RUNNING, settings: { countdowns: { away: 120 } } });
  await lab.waitForToast('Usher is ready');
  await lab.clickToastBody();
  await lab.until(() => texts()[2] === 'Ben, away for 2 h 10 min, 1.8 GB', 10, 'Ben is listed');
  await picture('menu', lab.showMenu('readme-menu'), CORNER);
  await lab.click('Ben');
  await lab.waitForToast('Sign out Ben?');
  await lab.until(async () => (await lab.icon()) === 'asking', 5, 'the icon asks');
  await lab.screenshot('readme-question');
  await lab.clickToast('Sign out');
  await lab.until(() => signingOutRow('Ben').test(texts()[2] ?? ''), 5, 'it counts down');
  await picture('countdown', lab.showMenu('readme-countdown'), CORNER);
  await lab.click('Signing out Ben');
});

it('and the three faces of the window that asks where no toast is seen', async () => {
  await lab.start({
    people: people(),
    set: RUNNING,
    settings: { askIn: 'window', countdowns: { away: 10 } },
  });
  await lab.click('Ben');
  await windowSays(lab, 'Sign out Ben?');
  await picture('window-question', lab.screenshot('readme-window-question'), MIDDLE);
  await clickInWindow(lab, 'Sign out');
  await windowSays(lab, 'Signing out Ben in');
  await picture('window-countdown', lab.screenshot('readme-window-countdown'), MIDDLE);
  await windowSays(lab, 'Ben is signed out', 60);
  await picture('window-outcome', lab.screenshot('readme-window-outcome'), MIDDLE);
});

it('and what the person is asked', async () => {
  await lab.start({ people: people(), set: RUNNING });
  await lab.click('Mia');
  await lab.clickToast('Sign out');
  await lab.waitForBox('Kai is asking you to sign out');
  await picture('person', lab.screenshot('readme-person'), MIDDLE);
  await lab.clickBox('Cancel');
});
