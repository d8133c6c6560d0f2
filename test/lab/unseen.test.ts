import { describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { anna, ben, kai } from './people.ts';
import { ended, history, nobodySignedOutFor } from './signing-out.ts';

const lab = openLab();

const HARMLESS = { 'processes.2': 'explorer.exe,dwm.exe,svchost.exe*3' };

/** A banner that ends after this many ms, as Windows reports it for one that was never drawn. */
const timedOut = (ms: number) => ({
  ...HARMLESS,
  'toast.mode': 'script',
  'toast.script': `timeout,${ms}`,
});

describe('With Do not disturb', () => {
  it.each([
    ['at once', 200, { countdowns: { silence: 5 } }],
    ['after as long as a banner stands', 7000, { countdowns: { silence: 20 } }],
  ])(
    'a question whose time is up %s is asked by a box, and silence signs nobody out',
    async (_, ms, settings) => {
      await lab.start({ people: [kai(), ben()], settings, set: timedOut(ms) });
      await lab.click('ben');
      await expect.poll(async () => (await lab.box())?.title).toBe('Sign out ben?');
      await nobodySignedOutFor(settings.countdowns.silence + 3, lab, ['ben', 'kai']);
      expect(lab.entries().find(({ event }) => event === 'asked')).toMatchObject({ silence: 'counts' });
      expect(history(lab)).toContain('questionNotShown');
      await lab.clickBox('Cancel');
      await ended(lab, 'declined');
    },
  );
});

describe('Somebody whom the command line asked', () => {
  it('is left in peace by the tray', async () => {
    await lab.start({ people: [kai(), anna()], set: { 'ask.answer': 'cancel' } });
    const { code } = await lab.command(['sign-out', 'anna', '--yes'], { seconds: 180 });
    expect(code).toBe(3);
    await lab.click('anna');
    await lab.waitForToast('anna was asked a short while ago');
    expect(lab.pc.calls('WTSSendMessageW').filter(({ result }) => result === 'asks')).toHaveLength(1);
    await nobodySignedOutFor(2, lab, ['anna', 'kai']);
  });
});
