import { afterEach, describe, expect, it } from 'vitest';
import { openLab } from './lab.ts';
import { anna, ben, kai } from './people.ts';
import { expectNobodySignedOut } from './signing-out.ts';

const lab = openLab();

const rows = () => lab.menu().map(({ text, enabled }) => (enabled ? text : `[${text}]`));
const MISTAKE = 'Nobody can be signed out: fix the settings. Click for more';

afterEach(() => lab.setUsherPolicy());

describe('One bad entry of protected', () => {
  it('offers nobody and says why, until it is corrected while Usher runs', async () => {
    await lab.start({ people: [kai(), ben(), anna()], settings: '{ "protected": ["OFFICE\\ben"] }' });
    await expect.poll(() => rows()[0]).toBe(MISTAKE);
    expect(rows().filter((row) => /^\[(?:ben|anna),.*\(may be protected\)\]$/.test(row))).toHaveLength(2);
    await lab.waitForToast('The settings have a mistake');
    const refused = await lab.command(['sign-out', 'anna', '--yes']);
    expect([refused.code, refused.err]).toEqual([
      3,
      expect.stringContaining("Usher can't tell whom the settings protect, so it signs nobody out."),
    ]);
    expect((await lab.command(['list'])).code).toBe(0);
    await lab.screenshot('settings-mistake');

    lab.changeSettings('{\n  // The one who calls.\n  "protected": ["Ben",],\n}');
    await expect.poll(() => rows()[0]).toBe('[2 other people signed in. Click a name; Usher asks first]');
    await expect.poll(() => rows().find((row) => row.startsWith('[ben'))).toMatch(/ \(protected\)\]$/);
    await lab.click('anna');
    await lab.waitForToast('Sign out anna?');
    expectNobodySignedOut(lab, ['anna', 'ben', 'kai']);
  });
});

describe('Entries of protected that Windows is asked about', () => {
  it('protect whom they name, and those that are nobody’s are named by the doctor', async () => {
    const settings = { protected: ['ben@contoso.com', 'anna.ox@contoso.com', 'S-1-5-32-545'] };
    await lab.start({ people: [kai(), ben(), anna()], settings });
    await expect.poll(() => rows().find((row) => row.startsWith('[ben'))).toMatch(/ \(protected\)\]$/);
    const { out } = await lab.command(['doctor']);
    expect(out).toContain('"anna.ox@contoso.com": Windows knows no user of that name');
    expect(out).toContain('"S-1-5-32-545": Windows knows no user with that SID.');
    expectNobodySignedOut(lab, ['anna', 'ben', 'kai']);
  });
});

describe('The policy of the PC', () => {
  it('protects whom it names, and offers nobody where it cannot be understood', async () => {
    await lab.setUsherPolicy('/v', 'Protected', '/t', 'REG_MULTI_SZ', '/d', 'mia\\0ben');
    await lab.start({ people: [kai(), ben(), anna()] });
    await expect.poll(() => rows().find((row) => row.startsWith('[ben'))).toMatch(/ \(protected\)\]$/);
    expect(rows().find((row) => row.startsWith('anna'))).toBeDefined();
    await lab.setUsherPolicy('/v', 'Protected', '/t', 'REG_DWORD', '/d', '1');
    await expect.poll(() => rows()[0]).toBe(MISTAKE);
    const { code, out } = await lab.command(['doctor']);
    expect([code, out]).toEqual([
      1,
      expect.stringContaining('Policies\\Usher\\Protected must be a list of accounts'),
    ]);
  });
});
