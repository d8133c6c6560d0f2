import { describe, expect, it } from 'vitest';
import { englishSettings } from '../../src/languages/en/settings.ts';
import { parseSettings, UNKNOWN_SETTINGS } from '../../src/settings/settings.ts';

describe('a settings file of any length', () => {
  it('that is nested deeper than settings are says where, and protects everybody', () => {
    const { settings, problems } = parseSettings(
      `{\n"x":${'['.repeat(200)}${']'.repeat(200)}}`,
      englishSettings,
    );
    expect(settings).toEqual(UNKNOWN_SETTINGS);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/line 2, column 10\d: "\[" can't stand here/);
  });

  it.each([
    ['nested deeper than any reader goes', '['.repeat(200_000)],
    ['the same, and closed again', `{"protected":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    // momoa reads it. What comes after has more on its stack for each level.
    ['nested just as deep as it can be read', `{"x":${'['.repeat(2500)}${']'.repeat(2500)}}`],
    ['nested in objects', `{${'"x":{'.repeat(2000)}${'}'.repeat(2000)}}`],
    [
      'of more names than a call takes arguments',
      `{${Array.from({ length: 130_000 }, (_, at) => `"${at}":1`).join()}}`,
    ],
    ['of one name again and again', `{${'"protected":[],'.repeat(60_000)}}`],
  ])('a text %s is read in time', (_, text) => {
    expect(parseSettings(text, englishSettings).problems.length).toBeGreaterThan(0);
  });
});
