import { describe, expect, it } from 'vitest';
import { englishSettings } from '../../src/languages/en/settings.ts';
import { machinePolicy } from '../../src/settings/machine-policy.ts';
import { NO_POLICY } from '../../src/settings/policy.ts';
import { fakeNative } from '../fakes/native.ts';
import { fakeRegistry, multiText, singleText } from '../fakes/registry.ts';

const KEY = 'SOFTWARE\\Policies\\Usher';
const HOUR = 3_600_000;

type Values = Parameters<typeof fakeRegistry>[0];

function policy(values: Values) {
  const named = Object.entries(values).map(([name, value]) => [`${KEY}\\${name}`, value] as const);
  return machinePolicy(
    fakeNative({ RegGetValueW: fakeRegistry(Object.fromEntries(named)) }),
    englishSettings,
  );
}

function qword(): { type: number; data: Buffer } {
  return { type: 11, data: Buffer.alloc(8) };
}

describe('the policy of this PC', () => {
  it('is none where nothing is set', () => {
    expect(policy({})).toEqual(NO_POLICY);
    expect(NO_POLICY).toEqual({
      protected: [],
      leastThereMs: 60_000,
      leastAwayMs: 5000,
      othersMaySignMeOut: 'politely',
      problems: [],
    });
  });

  it('protects the accounts of its list, or one account, and makes countdowns longer', () => {
    const values = {
      Protected: multiText('ben', 'OFFICE\\mia', 'Miller, Ben', 'S-1-5-21-1-2-3-1001'),
      PresentCountdownSeconds: 120,
      AwayCountdownSeconds: 30,
      OthersMaySignMeOut: singleText('askMe'),
    };
    expect(policy(values)).toEqual({
      protected: ['ben', 'OFFICE\\mia', 'Miller, Ben', 'S-1-5-21-1-2-3-1001'],
      leastThereMs: 120_000,
      leastAwayMs: 30_000,
      othersMaySignMeOut: 'askMe',
      problems: [],
    });
    expect(policy({ Protected: singleText('ben') }).protected).toEqual(['ben']);
  });

  it.each([
    ['an empty list', multiText()],
    ['an empty text', singleText('')],
  ])('protects nobody by %s', (_, Protected) => {
    expect(policy({ Protected })).toEqual(NO_POLICY);
  });

  it('is read where 64-bit programs write it, and by its type', () => {
    const native = fakeNative({ RegGetValueW: fakeRegistry({}) });
    machinePolicy(native, englishSettings);
    expect(native.calls.map(({ args }) => args.slice(0, 4))).toEqual(
      ['Protected', 'PresentCountdownSeconds', 'AwayCountdownSeconds', 'OthersMaySignMeOut'].map((name) => [
        -2147483646,
        KEY,
        name,
        0x1001ffff,
      ]),
    );
  });
});

describe('a list of protected accounts that cannot be used', () => {
  it.each([
    ['denied', { error: 5 }, "can't be read"],
    ['longer than can be read', { error: 234 }, "can't be read"],
    ['unreadable in whatever method', { error: 1 }, "can't be read"],
    ['a number', 1, 'must be a list of accounts (REG_MULTI_SZ)'],
    ['bytes', Buffer.from('ben\0', 'utf16le'), 'must be a list of accounts (REG_MULTI_SZ)'],
    [
      'a text with variables',
      { type: 2, data: Buffer.from('%X%\0', 'utf16le') },
      'must be a list of accounts (REG_MULTI_SZ)',
    ],
    ['a QWORD', qword(), 'must be a list of accounts (REG_MULTI_SZ)'],
    ['a list with a pattern', multiText('mia', 'ben*'), 'has an entry that can\'t be an account: "ben*"'],
    ['a text with several', singleText('ben;mia'), 'has an entry that can\'t be an account: "ben;mia"'],
    ['a text of spaces', singleText('  '), 'has an entry that can\'t be an account: "  "'],
    [
      'a list with a backspace',
      multiText('OFFICE\ben'),
      'has an entry that can\'t be an account: "OFFICE\\ben"',
    ],
  ])('(%s) means that nobody is offered', (_, Protected, why) => {
    expect(policy({ Protected })).toEqual({
      ...NO_POLICY,
      protected: 'unknown',
      problems: [`Usher signs nobody out, because HKLM\\SOFTWARE\\Policies\\Usher\\Protected ${why}.`],
    });
  });
});

describe('a countdown of the policy that cannot be used', () => {
  it.each([
    ['denied', { error: 5 }, "can't be read"],
    ['a text', singleText('90'), 'must be a number (REG_DWORD)'],
    ['a QWORD', qword(), 'must be a number (REG_DWORD)'],
    ['a list', multiText('90'), 'must be a number (REG_DWORD)'],
    ['too short', 59, 'must be 60 to 3600 seconds'],
    ['too long', 3601, 'must be 60 to 3600 seconds'],
    ['as long as can be', 0xffffffff, 'must be 60 to 3600 seconds'],
  ])('(%s) means the longest for whoever is there', (_, PresentCountdownSeconds, why) => {
    expect(policy({ PresentCountdownSeconds })).toEqual({
      ...NO_POLICY,
      leastThereMs: HOUR,
      problems: [
        `Countdowns last 3600 seconds, because HKLM\\SOFTWARE\\Policies\\Usher\\PresentCountdownSeconds ${why}.`,
      ],
    });
  });

  it.each([
    ['denied', { error: 5 }, "can't be read"],
    ['nothing', 0, 'must be 5 to 3600 seconds'],
    ['too short', 4, 'must be 5 to 3600 seconds'],
  ])('(%s) means the longest for whoever is away', (_, AwayCountdownSeconds, why) => {
    expect(policy({ AwayCountdownSeconds })).toEqual({
      ...NO_POLICY,
      leastAwayMs: HOUR,
      problems: [
        `Countdowns last 3600 seconds, because HKLM\\SOFTWARE\\Policies\\Usher\\AwayCountdownSeconds ${why}.`,
      ],
    });
  });

  it('costs only itself, and the shortest and the longest are allowed', () => {
    expect(policy({ PresentCountdownSeconds: 60, AwayCountdownSeconds: 3600 })).toEqual({
      ...NO_POLICY,
      leastAwayMs: HOUR,
    });
    expect(policy({ PresentCountdownSeconds: 90, AwayCountdownSeconds: 1 })).toMatchObject({
      leastThereMs: 90_000,
      leastAwayMs: HOUR,
      protected: [],
    });
  });
});

describe('a rule about who may sign people out that cannot be used', () => {
  const WORDS = 'must be never, askMe, whenNothingIsLost or politely';

  it.each([
    ['denied', { error: 5 }, "can't be read"],
    ['a number', 1, 'must be a text (REG_SZ)'],
    ['an empty text', singleText(''), WORDS],
    ['a word in other letters', singleText('Politely'), WORDS],
    ['several words', multiText('politely', 'never'), WORDS],
  ])('(%s) means that nobody may', (_, OthersMaySignMeOut, why) => {
    expect(policy({ OthersMaySignMeOut })).toEqual({
      ...NO_POLICY,
      othersMaySignMeOut: 'never',
      problems: [
        `Your Usher lets nobody sign you out, because HKLM\\SOFTWARE\\Policies\\Usher\\OthersMaySignMeOut ${why}.`,
      ],
    });
  });
});
