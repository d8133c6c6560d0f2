import { describe, expect, it } from 'vitest';
import { clock } from '../../../src/base/clock.ts';
import { englishSettings } from '../../../src/languages/en/settings.ts';
import { liveSettings } from '../../../src/settings/live-settings.ts';
import { NO_POLICY } from '../../../src/settings/policy.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings/settings.ts';
import type { SettingsText } from '../../../src/settings/settings-file.ts';
import { fakeHost } from '../../fakes/host.ts';
import { anna, ben, guest, kai, mia } from '../../fakes/people.ts';
import type { Usher } from '../../fakes/usher.ts';
import { inFakeTime, seconds, startUsher } from '../../fakes/usher.ts';

/*
 * The whole app with a settings file that changes while it runs.
 */

inFakeTime();

const MISTAKE = 'Nobody can be signed out: fix the settings. Click for more';
const CALM = '[2 other people signed in. Click a name; Usher asks first]';

async function startWith(first: string) {
  let content = first;
  const read = (): SettingsText => ({ kind: 'text', text: content });
  const settingsFile = liveSettings({
    words: englishSettings,
    read,
    policy: () => NO_POLICY,
    clock: clock(),
  });
  const usher = await startUsher([ben(), guest()], { settings: settingsFile.settings, settingsFile });
  return {
    usher,
    /** @param within how long the rows may take to follow, in s */
    async becomes(text: string, within = 18) {
      content = text;
      await seconds(within);
    },
  };
}

/** The first rows, beginning with the caption; in brackets if a click does nothing. */
const rows = ({ tray }: Usher) => tray.texts.slice(0, 3);

describe('somebody whom the settings protect', () => {
  it('has a row that does nothing', async () => {
    const settings = { ...DEFAULT_SETTINGS, protected: ['BEN', 'DESKTOP-7\\mia'] };
    const { tray } = await startUsher([anna(), ben(), mia()], { settings });
    expect(tray.texts.slice(1)).toEqual([
      'Anna, idle 14 min',
      '[Ben, away for 2 h 10 min (protected)]',
      '[Mia, using this PC (protected)]',
    ]);
  });
});

describe('while it is not known whom the settings protect', () => {
  it('nobody is offered, the first row and a notice say why, and a click opens what to do', async () => {
    const { usher, becomes } = await startWith('{"protected": ["OFFICE\\ben"]}');
    expect(rows(usher)).toEqual([
      MISTAKE,
      '[Ben, away for 2 h 10 min (may be protected)]',
      '[guest, idle time unknown (may be protected)]',
    ]);
    expect(usher.notes()).toEqual([
      'The settings have a mistake. settings.json, line 1: protected has "OFFICE\\ben", which can\'t be an account. A backslash is written twice. Until that is fixed, Usher signs nobody out.',
    ]);
    usher.tray.click(MISTAKE);
    expect(usher.asked).toEqual(['help']);
    usher.tray.clickRow('person-0');
    await seconds(120);
    expect([usher.attempts(), usher.inConversation()]).toEqual([[], []]);

    await becomes('{"protected": ["OFFICE\\\\ben"]}');
    await seconds(2);
    expect(rows(usher)[0]).toBe(CALM);
    expect(usher.notes()).toHaveLength(1);
    usher.tray.click('Ben');
    await seconds(1);
    expect(usher.question().title).toContain('Ben');
    await usher.app.close();
  });
});

describe('a settings file that somebody makes while Usher runs', () => {
  it('and that is called settings.json.txt keeps everybody from being offered, and is told', async () => {
    let content: SettingsText = { kind: 'missing' };
    const settingsFile = liveSettings({
      words: englishSettings,
      read: () => content,
      policy: () => NO_POLICY,
      clock: clock(),
    });
    const usher = await startUsher([ben(), guest()], { settings: settingsFile.settings, settingsFile });
    expect(rows(usher)[0]).toBe(CALM);
    content = { kind: 'unreadable', because: 'misnamed' };
    await seconds(18);
    expect(rows(usher)).toEqual([
      MISTAKE,
      '[Ben, away for 2 h 10 min (may be protected)]',
      '[guest, idle time unknown (may be protected)]',
    ]);
    expect(usher.notes()).toEqual([
      'The settings have a mistake. There is no settings.json but a settings.json.txt, whose end Windows hides. Rename settings.json.txt to settings.json. Until that is fixed, Usher signs nobody out, and no silence counts as a yes.',
    ]);
    await usher.app.close();
  });
});

describe('a change of the settings counts at once', () => {
  it('for whoever is in a countdown: the person stays signed in', async () => {
    const { usher, becomes } = await startWith('{}');
    usher.tray.click('Ben');
    await seconds(1);
    usher.tray.click('Yes, sign out Ben');
    await seconds(1);
    expect(usher.state('ben')?.kind).toBe('countingDown');
    await becomes('{"protected": ["ben"]}', 3);
    expect(usher.outcome('ben')).toEqual({ kind: 'canceled' });
    await seconds(120);
    expect(usher.attempts()).toEqual([]);
    expect(rows(usher)[1]).toBe('[Ben, away for 2 h 10 min (protected)]');
    await usher.app.close();
  });

  it('for a click: what the file says by then, not what it said at the last look', async () => {
    let content = '{}';
    const read = (): SettingsText => ({ kind: 'text', text: content });
    const settingsFile = liveSettings({
      words: englishSettings,
      read,
      policy: () => NO_POLICY,
      clock: clock(),
    });
    const pc = fakeHost([kai(), ben(), mia()]);
    const usher = await startUsher([], { pc, settings: settingsFile.settings, settingsFile });
    content = '{"protected": ["ben"]}';
    usher.tray.click('Ben');
    await seconds(1);
    expect(usher.inConversation()).toEqual([]);
    await usher.app.close();
  });

  it('for the last look: nobody who became protected since is signed out', async () => {
    let content = '{}';
    const read = (): SettingsText => ({ kind: 'text', text: content });
    // It is read only when somebody asks.
    const stopped = { ...clock(), after: () => () => {} };
    const settingsFile = liveSettings({
      words: englishSettings,
      read,
      policy: () => NO_POLICY,
      clock: stopped,
    });
    const usher = await startUsher([ben(), guest()], { settings: settingsFile.settings, settingsFile });
    usher.tray.click('Ben');
    await seconds(1);
    usher.tray.click('Yes, sign out Ben');
    await seconds(8);
    content = '{"protected": ["ben"]}';
    await seconds(120);
    expect(usher.attempts()).toEqual([]);
    await usher.app.close();
  });
});

describe('a file that breaks while Usher runs', () => {
  it('leaves the settings from before in force, and is told of once', async () => {
    const { usher, becomes } = await startWith('{"protected": ["ben"]}');
    await becomes('{"protected": ["ben"');
    await seconds(60);
    expect(rows(usher)).toEqual([
      'Settings have a mistake: earlier ones count. Click for more',
      '[Ben, away for 2 h 10 min (protected)]',
      'guest, idle time unknown',
    ]);
    expect(usher.notes()).toHaveLength(1);
    await becomes('{"protected": ["ben"]}');
    expect(rows(usher)[0]).toBe(CALM);
    await usher.app.close();
  });
});
