import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { ben, kai } from './people.ts';
import { askedPrompts, IN_FRONT, noLongerBehind, PROMPT, withPrompts } from './prompt.ts';
import { ended, expectNobodySignedOut, history, nobodySignedOutFor, signedIn } from './signing-out.ts';

const lab = openLab();

/** An account that needs permission for everything. Nothing of Ben's could be lost. */
async function ordinary({ behind = false }: { readonly behind?: boolean } = {}): Promise<void> {
  await lab.start({
    people: [kai(), ben()],
    set: { rights: 'helper', 'processes.2': 'explorer.exe' },
    args: ['--assume-unelevated'],
  });
  withPrompts({ behind });
  await lab.click('ben');
  await lab.clickToast('Sign out');
}

describe("Windows' prompt for permission", () => {
  it('belongs to a window of Usher’s that is in front, and Ben is signed out after its yes', async () => {
    await ordinary();
    await lab.waitForBox(PROMPT);
    await lab.screenshot('permission-prompt');
    expect(askedPrompts()).toEqual([IN_FRONT]);
    await lab.clickBox('Yes');
    await ended(lab, 'signedOut', 60);
    expect(signedIn(lab)).toEqual(['kai']);
    await lab.until(async () => (await lab.box()) === null, 20, 'the window is gone');
  });

  it('that is declined signs nobody out, which is said once', async () => {
    await ordinary();
    await lab.waitForBox(PROMPT);
    await lab.clickBox('No');
    await ended(lab, 'permissionDeclined');
    expect((await lab.waitForToast('ben stays signed in')).text).toBe("You didn't give permission.");
    expect(history(lab)).toEqual([
      'clicked',
      'asked',
      'answered yes',
      'permission no',
      'ended permissionDeclined',
    ]);
    expect([await lab.box(), askedPrompts()]).toEqual([null, [IN_FRONT]]);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('waits for a click where its window may not come to the front', async () => {
    await ordinary({ behind: true });
    const box = await lab.waitForBox('Usher');
    expect(box.text).toContain('Windows will ask for permission to sign out ben');
    expect(box.buttons).toEqual(['Continue', 'Keep ben signed in']);
    await lab.screenshot('permission-window');
    await nobodySignedOutFor(2, lab, ['ben', 'kai']);
    expect(askedPrompts()).toEqual([]);
    noLongerBehind();
    await lab.clickBox('Continue');
    await lab.waitForBox(PROMPT);
    expect(askedPrompts()).toEqual([IN_FRONT]);
    await lab.clickBox('Yes');
    await ended(lab, 'signedOut', 60);
  });

  it('is not asked for after a no in that window', async () => {
    await ordinary({ behind: true });
    await lab.waitForBox('Usher');
    await lab.until(
      async () => {
        // The first click counts only if the window has stood for a moment.
        if ((await lab.box()) !== null) await lab.clickBox('Keep ben signed in').catch(() => {});
        return history(lab).includes('ended permissionDeclined');
      },
      20,
      'Ben is kept signed in',
    );
    expect(askedPrompts()).toEqual([]);
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });

  it('goes with its window when the row keeps Ben signed in', async () => {
    await ordinary({ behind: true });
    await lab.waitForBox('Usher');
    await lab.click('ben, waiting for permission');
    await ended(lab, 'canceled');
    await lab.until(async () => (await lab.box()) === null, 20, 'the window is gone');
    expectNobodySignedOut(lab, ['ben', 'kai']);
  });
});
