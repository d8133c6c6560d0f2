import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/*
 * A file is one thought. What is longer than this is usually two.
 */

const SOURCE = join(import.meta.dirname, '..', '..', 'src');

/** In lines. */
const LIMIT = 150;

/** Data and words may be as long as they are. */
const ANY_LENGTH = /^languages\/|(?:^|\/)words\.ts$|\.json$/;

const lengths: ReadonlyMap<string, number> = new Map(
  readdirSync(SOURCE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [
      file.slice(SOURCE.length + 1).replaceAll('\\', '/'),
      readFileSync(file, 'utf8').split('\n').length - 1,
    ]),
);

describe('a source file', () => {
  it(`has ${LIMIT} lines at most, but for data and words`, () => {
    const isTooLong = ([file, lines]: [string, number]) => !ANY_LENGTH.test(file) && lines > LIMIT;
    expect(lengths.size).toBeGreaterThan(250);
    expect([...lengths].filter(isTooLong)).toEqual([]);
  });
});
