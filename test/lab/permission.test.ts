import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { ben, kai } from './people.ts';
import { askedPrompts, IN_FRONT, noLongerBehind, PROMPT, withPrompts } from './prompt.ts';
import {
  ended,
  expectNobodySignedOut,
  history,
  nobodySignedOutFor,
  signedIn,
  yesInToast,
} from './signing-out.ts';

const lab = openLab();

/** An account that needs permission for everything. Nothing of Ben's could be lost. He is clicked. */
async function ordinary({ behind = false }: { readonly behind?: boolean } = {}): Promise<void> {
  await lab.start({
    people: [kai(), ben()],
    set: { rights: 'helper', 'processes.2': 'explorer.exe' },
    args: ['--assume-unelevated'],
  });
  withPrompts({ behind });
  await lab.click('ben');
  await lab.waitForToast('Sign out ben?');
}

/** Clicks a button of Usher's window until that has come of it: the first click may be too early to count. */
async function clickWindow(label: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const isDone = async () => {
    const box = await lab.box();
    if (box?.title === 'Usher' && box.buttons.includes(label)) await lab.clickBox(label).catch(() => {});
    return condition();
  };
  await lab.until(isDone, 30, `a click on ${label} counts`);
}

/** Usher's window, where it waits for a click before Windows is asked. */
async function waitingWindow() {
  const stands = async () => ((await lab.box())?.buttons.includes('Continue') === true ? lab.box() : null);
  const box = await lab.until(stands, 30, 'the window says that Windows will ask');
  expect(box.text).toContain('Windows will ask for permission to sign out ben');
  expect(box.buttons).toEqual(['Continue', 'Keep ben signed in']);
}

const isPrompted = () => askedPrompts().length > 0;

describe("Windows' prompt for permission", () => {
  it('belongs to the window in which Ben was asked about, and he is signed out after its yes', async () => {
    await ordinary();
    expect((await lab.waitForBox('Usher')).text).toContain('Windows will ask for permission next.');
    await lab.screenshot('permission-question');
    await clickWindow('Sign out', isPrompted);
    await lab.waitForBox(PROMPT);
    await lab.screenshot('permission-prompt');
    expect(askedPrompts()).toEqual([IN_FRONT]);
    await lab.clickBox('Yes');
    await ended(lab, 'signedOut', 60);
    expect(signedIn(lab)).toEqual(['kai']);
    await lab.screenshot('permission-given');
  });

  it('that is declined signs nobody out, which is said once', async () => {
    await ordinary();
    await yesInToast(lab);
    await lab.waitForBox(PROMPT);
    expect(askedPrompts()).toEqual([IN_FRONT]);
    await lab.clickBox('No');
    await ended(lab, 'permissionDeclined');
    await expect.poll(async () => (await lab.box())?.text).toContain("You didn't give permission.");
    await lab.screenshot('permission-declined');
    expect([await lab.toast(), askedPrompts()]).toEqual([null, [IN_FRONT]]);
    expect(history(lab)).toEqual([
      'clicked',
      'asked',
      'answered yes',
      'permission no',
      'ended permissionDeclined',
    ]);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('waits for a click where its window may not come to the front', async () => {
    await ordinary({ behind: true });
    await yesInToast(lab);
    await waitingWindow();
    await lab.screenshot('permission-window');
    await nobodySignedOutFor(2, lab, ['ben', 'kai']);
    expect(askedPrompts()).toEqual([]);
    noLongerBehind();
    await clickWindow('Continue', isPrompted);
    await lab.waitForBox(PROMPT);
    expect(askedPrompts()).toEqual([IN_FRONT]);
    await lab.clickBox('Yes');
    await ended(lab, 'signedOut', 60);
  });

  it('is not asked for after a no in that window', async () => {
    await ordinary({ behind: true });
    await yesInToast(lab);
    await waitingWindow();
    await clickWindow('Keep ben signed in', () => history(lab).includes('ended permissionDeclined'));
    expect(askedPrompts()).toEqual([]);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('goes with its window when the row keeps Ben signed in', async () => {
    await ordinary({ behind: true });
    await yesInToast(lab);
    await waitingWindow();
    await lab.click('ben, waiting for permission');
    await ended(lab, 'canceled');
    await lab.until(async () => (await lab.box()) === null, 20, 'the window is gone');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});
