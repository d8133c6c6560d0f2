import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../../src/base/clock.ts';
import { englishSettings } from '../../src/languages/en/settings.ts';
import type { LiveSettings } from '../../src/settings/live-settings.ts';
import { liveSettings } from '../../src/settings/live-settings.ts';
import type { Policy } from '../../src/settings/policy.ts';
import { NO_POLICY } from '../../src/settings/policy.ts';
import { DEFAULT_SETTINGS, UNKNOWN_SETTINGS } from '../../src/settings/settings.ts';
import type { SettingsText } from '../../src/settings/settings-file.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

const MISSING: SettingsText = { kind: 'missing' };
const text = (content: string): SettingsText => ({ kind: 'text', text: content });
const BEN = text('{"protected": ["ben"]}');
const CUT = text('{"protected": ["be');

/** A file that changes, and the settings in force. */
function file(first: SettingsText, policy: () => Policy = () => NO_POLICY) {
  let content = first;
  const live = liveSettings({ words: englishSettings, read: () => content, policy, clock: clock() });
  let heard = 0;
  const stop = live.watch(() => {
    heard += 1;
  });
  return {
    live,
    stop,
    heard: () => heard,
    async becomes(next: SettingsText, seconds: number) {
      content = next;
      await vi.advanceTimersByTimeAsync(seconds * 1000);
    },
  };
}

function standing({ settings, doubt, problems }: LiveSettings) {
  const { protected: users, silenceCounts } = settings;
  return { users, silenceCounts, doubt, problems: problems.length };
}

const GOOD = { users: ['ben'], silenceCounts: 'whenNothingToLose', doubt: null, problems: 0 };
const UNKNOWN = { users: 'unknown', silenceCounts: 'never', doubt: 'protectedUnknown', problems: 1 };
const EARLIER = { users: ['ben'], silenceCounts: 'never', doubt: 'lastSettings', problems: 1 };

describe('settings in force', () => {
  it('are those of the file, as they change', async () => {
    const { live, becomes, heard } = file(BEN);
    expect(standing(live)).toEqual(GOOD);
    await becomes(text('{"protected": ["mia"], "quietAfterMinutes": 9, "countdowns": {"away": 7}}'), 15);
    expect({ ...live.settings }).toEqual({
      ...DEFAULT_SETTINGS,
      protected: ['mia'],
      quietAfterMinutes: 9,
      countdowns: { away: 7, silence: 30, there: 60 },
    });
    expect(heard()).toBe(1);
    await becomes(
      text('{"protected": ["mia"], "quietAfterMinutes": 9, "countdowns": {"away": 7}} // same'),
      60,
    );
    expect(heard()).toBe(1);
  });

  it('are the standard ones without a file, also where one comes later', async () => {
    const { live, becomes } = file(MISSING);
    expect({ ...live.settings }).toEqual(DEFAULT_SETTINGS);
    await becomes(BEN, 15);
    expect(standing(live)).toEqual(GOOD);
  });

  it.each<[string, SettingsText]>([
    ['empty', text('')],
    ['cut', CUT],
    ['denied', { kind: 'unreadable', because: 'denied' }],
    ['of a code page', { kind: 'unreadable', because: 'encoding' }],
    ['called settings.json.txt', { kind: 'unreadable', because: 'misnamed' }],
  ])(
    'are as strict as can be from the start where the file is %s, until it is mended',
    async (_, content) => {
      const { live, becomes } = file(content);
      expect({ ...live.settings }).toEqual(UNKNOWN_SETTINGS);
      expect(standing(live)).toEqual(UNKNOWN);
      await becomes(BEN, 15);
      expect(standing(live)).toEqual(GOOD);
    },
  );

  it.each<[string, SettingsText]>([
    ['is called settings.json.txt', { kind: 'unreadable', because: 'misnamed' }],
    ['is cut', CUT],
  ])('are as strict as can be where the first file there ever was %s', async (_, content) => {
    const { live, becomes, heard } = file(MISSING);
    await becomes(content, 15);
    expect({ ...live.settings }).toEqual(DEFAULT_SETTINGS);
    await becomes(content, 18);
    expect(standing(live)).toEqual(UNKNOWN);
    expect(heard()).toBe(1);
    await becomes(MISSING, 15);
    expect({ ...live.settings, doubt: live.doubt }).toEqual({ ...DEFAULT_SETTINGS, doubt: null });
    await becomes(content, 18);
    await becomes(BEN, 15);
    expect(standing(live)).toEqual(GOOD);
  });

  it('are the standard ones again where a bad file of the start is deleted', async () => {
    const { live, becomes } = file(CUT);
    await becomes(MISSING, 15);
    expect({ ...live.settings }).toEqual(DEFAULT_SETTINGS);
    expect(live.doubt).toBeNull();
  });

  it('do not know whom they protect where an entry can be no account, at once', async () => {
    const { live, becomes } = file(BEN);
    await becomes(text('{"protected": ["ben", "OFFICE\\tom"]}'), 15);
    expect(standing(live)).toEqual({
      ...GOOD,
      users: ['ben', 'OFFICE\tom'],
      doubt: 'protectedUnknown',
      problems: 1,
    });
  });
});

describe('a file that cannot be used any more', () => {
  it.each<[string, SettingsText]>([
    ['empty', text('')],
    ['cut', CUT],
    ['gone', MISSING],
    ['denied', { kind: 'unreadable', because: 'denied' }],
  ])(
    'because it is %s leaves those from before in force, but for silence, and that is said',
    async (_, content) => {
      const { live, becomes, heard } = file(BEN);
      await becomes(content, 18);
      expect(standing(live)).toEqual(EARLIER);
      expect(live.settings.othersMaySignMeOut).toBe('never');
      expect(live.problems).toEqual([
        expect.stringMatching(
          / the earlier settings are used\. No silence counts as a yes, and your Usher lets nobody sign you out\.$/,
        ),
      ]);
      expect(heard()).toBe(1);
      await becomes(BEN, 15);
      expect(standing(live)).toEqual(GOOD);
    },
  );

  it('for the moment in which it is written changes nothing', async () => {
    const { live, becomes, heard } = file(BEN);
    await becomes(text(''), 15);
    expect(standing(live)).toEqual(GOOD);
    await becomes(text('{"protected": ["ben", "mia"]}'), 15);
    expect(standing(live)).toEqual({ ...GOOD, users: ['ben', 'mia'] });
    expect(heard()).toBe(1);
  });

  it('keeps nobody offered where it was not known before whom it protects', async () => {
    const { live, becomes } = file(text('{"protected": "ben"}'));
    await becomes(CUT, 21);
    expect(standing(live)).toEqual(UNKNOWN);
  });
});

describe('a look', () => {
  it('tells of a change before it is over, and after the end of watching no more', () => {
    let content = BEN;
    const live = liveSettings({
      words: englishSettings,
      read: () => content,
      policy: () => NO_POLICY,
      clock: clock(),
    });
    const heard: unknown[] = [];
    const stop = live.watch(() => heard.push(live.settings.protected));
    content = text('{"protected": ["mia"]}');
    live.look();
    expect(heard).toEqual([['mia']]);
    stop();
    content = BEN;
    live.look();
    expect(heard).toEqual([['mia']]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('sees what Windows told by now of a mail address, also one of the policy', async () => {
    let sid: string | null | undefined;
    const live = liveSettings({
      words: englishSettings,
      read: () => text('{"protected": ["ben@contoso.com"]}'),
      policy: () => ({ ...NO_POLICY, protected: ['mia@contoso.com'] }),
      told: (users) =>
        users === 'unknown' || sid === undefined
          ? users
          : users.map((entry) => ({ entry: `${entry}`, sid: sid ?? null, host: 'DESKTOP-7' })),
      clock: clock(),
    });
    const heard: unknown[] = [];
    const stop = live.watch(() => heard.push(live.settings.protected));
    expect(live.settings.protected).toEqual(['ben@contoso.com', 'mia@contoso.com']);
    sid = 'S-1-5-21-1-2-3-1002';
    await vi.advanceTimersByTimeAsync(15_000);
    const told = ['ben@contoso.com', 'mia@contoso.com'].map((entry) => ({ entry, sid, host: 'DESKTOP-7' }));
    expect(heard).toEqual([told]);
    stop();
  });

  it('sees what this PC’s policy adds by now', async () => {
    let policy: Policy = NO_POLICY;
    const { live, becomes } = file(BEN, () => policy);
    policy = {
      ...NO_POLICY,
      othersMaySignMeOut: 'askMe',
      protected: 'unknown',
      leastThereMs: 90_000,
      leastAwayMs: 5000,
      problems: ['The policy is unreadable.'],
    };
    await becomes(BEN, 15);
    expect(standing(live)).toEqual({ ...GOOD, users: 'unknown', doubt: 'protectedUnknown', problems: 1 });
    expect(live.settings.countdowns.there).toBe(90);
    expect(live.settings.othersMaySignMeOut).toBe('askMe');
    expect(live.problems).toEqual(['The policy is unreadable.']);
  });
});

describe('between looks', () => {
  /** How long after one another the looks of a minute are, in s. */
  async function pauses(content: SettingsText, isUrgent?: () => boolean) {
    const time = clock();
    const looks: number[] = [];
    const live = liveSettings({
      words: englishSettings,
      read: () => {
        looks.push(time.now());
        return content;
      },
      policy: () => NO_POLICY,
      clock: time,
    });
    const stop = live.watch(() => {}, isUrgent);
    await vi.advanceTimersByTimeAsync(10_000);
    live.look();
    await vi.advanceTimersByTimeAsync(35_000);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    return looks.slice(1).map((at, index) => Math.round((at - (looks[index] ?? 0)) / 1000));
  }

  it('little time passes where it is urgent, and else 15 seconds after any look', async () => {
    expect(await pauses(BEN)).toEqual([10, 17, 15]);
    expect(await pauses(BEN, () => true)).toEqual([3, 3, 3, 1, 2, ...Array(11).fill(3)]);
  });

  it('little time passes until a file that was usable can be used again', async () => {
    let isCut = false;
    const contents = {
      get kind() {
        return 'text' as const;
      },
      get text() {
        return isCut ? '{' : '{}';
      },
    };
    const time = pauses(contents);
    await vi.advanceTimersByTimeAsync(0);
    isCut = true;
    expect(await time).toEqual([10, 2, ...Array(11).fill(3)]);
  });
});
