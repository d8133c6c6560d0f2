import { afterEach, describe, it } from 'vitest';
import { signingOutRow } from './counting-row.ts';
import { openLab } from './lab.ts';
import { clickInWindow, windowSays } from './operator-window.ts';
import { anna, ben, kai, mia } from './people.ts';
import { ARE_TAKEN, aroundWindow, CORNER, MIDDLE, picture, WIDE_CORNER } from './picture.ts';
import { setScale } from './scale.ts';

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
  await lab.start({ people: people(), set: RUNNING, settings: { countdowns: { away: 59 } } });
  await lab.waitForToast('Usher is ready');
  await lab.clickToastBody();
  await lab.until(() => texts()[2] === 'Ben, away for 2 h 10 min, 1.8 GB', 10, 'Ben is listed');
  await picture('menu', lab.showMenu('readme-menu'), CORNER);
  await lab.click('Ben');
  await lab.waitForToast('Sign out Ben?');
  await lab.until(async () => (await lab.icon()) === 'asking', 5, 'the icon asks');
  await picture('toast', lab.screenshot('readme-question'), CORNER);
  await lab.clickToast('Sign out');
  await lab.until(() => signingOutRow('Ben').test(texts()[2] ?? ''), 5, 'it counts down');
  await picture('countdown', lab.showMenu('readme-countdown'), CORNER);
  await lab.click('Signing out Ben');
});

describe('and the window that asks where no toast is seen', () => {
  afterEach(() => setScale(lab.desktop.display, 100));

  it.each(ARE_TAKEN ? ([100, 150] as const) : ([100] as const))('at %d %%', async (scale) => {
    // Long enough for pictures.
    await lab.start({
      people: people(),
      set: RUNNING,
      settings: { askIn: 'window', countdowns: { away: 30 } },
    });
    await lab.waitForToast('Usher is ready');
    await lab.clickToastBody();
    // The menu was started before, because the driver knows only the rows of one at 100 %.
    await setScale(lab.desktop.display, scale);
    const taken = async (what: string) => {
      const part = await aroundWindow(lab.desktop);
      await picture(`window-${what}-${scale}`, lab.screenshot(`readme-window-${what}-${scale}`), part);
    };
    await lab.click('Ben');
    await windowSays(lab, 'Sign out Ben?');
    await taken('question');
    await lab.clickBox('Details');
    await lab.until(async () => (await lab.box())?.text.includes('Programs:') === true, 20, 'details show');
    // At 150 % it is higher than this screen has room for below its place.
    if (scale === 100) await taken('details');
    await clickInWindow(lab, 'Sign out');
    await windowSays(lab, 'Signing out Ben in');
    await taken('countdown');
    await windowSays(lab, 'Ben is signed out', 60);
    await taken('outcome');
  });
});

// The driver knows only the rows of a menu at 100 %, so this one is only looked at.
if (ARE_TAKEN)
  it('and the menu at 150 %', async () => {
    await setScale(lab.desktop.display, 150);
    try {
      await lab.start({ people: people(), set: RUNNING });
      await lab.until(() => texts()[2] === 'Ben, away for 2 h 10 min, 1.8 GB', 10, 'Ben is listed');
      await picture('menu-150', lab.showMenu('readme-menu-150'), WIDE_CORNER);
    } finally {
      await setScale(lab.desktop.display, 100);
    }
  });

it('and what the person is asked', async () => {
  await lab.start({ people: people(), set: RUNNING });
  await lab.click('Mia');
  await lab.clickToast('Sign out');
  await lab.waitForBox('Kai is asking you to sign out');
  await picture('person', lab.screenshot('readme-person'), MIDDLE);
  await lab.clickBox('Cancel');
});
