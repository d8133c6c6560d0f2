import { describe, expect, it } from 'vitest';
import { englishSettings } from '../../src/languages/en/settings.ts';
import { parseSettings } from '../../src/settings/settings.ts';

describe('a settings file of any length', () => {
  it.each([
    ['nested deeper than any reader goes', '['.repeat(200_000)],
    ['the same, and closed again', `{"protected":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    [
      'of more names than a call takes arguments',
      `{${Array.from({ length: 130_000 }, (_, at) => `"${at}":1`).join()}}`,
    ],
    ['of one name again and again', `{${'"protected":[],'.repeat(60_000)}}`],
  ])('a text %s is read in time', (_, text) => {
    expect(parseSettings(text, englishSettings).problems.length).toBeGreaterThan(0);
  });
});
