import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { clickInWindow, windowSays } from './operator-window.ts';
import { ben, kai, mia } from './people.ts';
import { ended, expectNobodySignedOut, history } from './signing-out.ts';

const lab = openLab();

/** As Windows says it of a full-screen program. A toast is not drawn over one, but its program does not know that. */
const FULL_SCREEN = { notifications: 3 };

async function nothingStands(): Promise<void> {
  await lab.until(async () => (await lab.box()) === null && (await lab.toast()) === null, 20, 'nothing asks');
}

/** Who was disconnected, in order, and with what success. */
function disconnects(): string[] {
  return lab.pc.calls('WTSDisconnectSession').map(({ args, result }) => `${args.join(' ')} -> ${result}`);
}

describe('While a program fills the screen', () => {
  it('the question stands in the window, too, and an answer in one takes the other away', async () => {
    await lab.start({
      people: [kai(), ben()],
      set: FULL_SCREEN,
      settings: { countdowns: { away: 120 } },
    });
    // On the toast.
    await lab.click('ben');
    await windowSays(lab, 'Sign out ben?');
    await lab.clickToast('Keep signed in');
    await ended(lab, 'declined');
    await nothingStands();
    // In the window, which goes on.
    await lab.click('ben');
    await lab.waitForToast('Sign out ben?');
    await clickInWindow(lab, 'Sign out');
    await windowSays(lab, 'Signing out ben in');
    await expect.poll(lab.toast).toBeNull();
    await clickInWindow(lab, 'Cancel');
    await ended(lab, 'canceled');
    await nothingStands();
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});

describe('The milder steps in the window', () => {
  it('take away a connection, and show the sign-in screen', async () => {
    await lab.start({
      people: [kai(), ben(), mia()],
      set: { 'ask.answer': 'ok' },
      settings: { askIn: 'window' },
    });
    await lab.click('mia');
    await windowSays(lab, 'Sign out mia?');
    await clickInWindow(lab, 'Only disconnect mia');
    await ended(lab, 'disconnected', 40);
    expect(disconnects()).toEqual(['4 -> 1']);
    await windowSays(lab, 'mia is disconnected');
    await clickInWindow(lab, 'Close');
    await lab.click('ben');
    await windowSays(lab, 'Sign out ben?');
    await clickInWindow(lab, 'Lock this PC and let ben in');
    await lab.until(() => history(lab).includes('letIn shown'), 20, 'the sign-in screen is shown');
    expect(disconnects()).toEqual(['4 -> 1', '1 -> 1']);
    await nothingStands();
    expectNobodySignedOut(lab, ['ben', 'kai', 'mia']);
  });
});
