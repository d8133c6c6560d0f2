import { describe, expect, it } from 'vitest';
import { english } from '../../../src/languages/en/words.ts';
import type { IdleTime } from '../../../src/sessions/session.ts';

const { caption, row, tooltip } = english;
const HOUR = 60 * 60_000;

describe('a row in English', () => {
  it.each<[IdleTime, boolean | null, string]>([
    [{ kind: 'away', ms: 2 * HOUR }, null, 'Ben, away for 2 h'],
    [{ kind: 'away', ms: 0 }, null, 'Ben, away for less than 1 min'],
    [{ kind: 'away', ms: null }, null, 'Ben, away'],
    [{ kind: 'away', ms: 2 * HOUR }, true, 'Ben, away for 2 h'],
    [{ kind: 'noInput', ms: 14 * 60_000 }, false, 'Ben, idle 14 min'],
    [{ kind: 'noInput', ms: 40 * 60_000 }, true, 'Ben, idle 40 min (locked)'],
    [{ kind: 'inUse', ms: 3000 }, false, 'Ben, using this PC'],
    [{ kind: 'inUse', ms: null }, null, 'Ben, using this PC'],
    [{ kind: 'unknown', ms: null }, null, 'Ben, idle time unknown'],
    [{ kind: 'unknown', ms: null }, true, 'Ben, idle time unknown (locked)'],
  ])('of %o, locked %s, is "%s"', (idle, locked, text) => {
    expect(row.person({ name: 'Ben', idle, locked, memoryBytes: null })).toEqual(text);
  });

  it('tells the memory where it is known', () => {
    const ben = { name: 'Ben', idle: { kind: 'away', ms: null }, locked: null } as const;
    expect(row.person({ ...ben, memoryBytes: 1.8 * 1024 ** 3 })).toEqual('Ben, away, 1.8 GB');
    expect(row.protected({ ...ben, memoryBytes: 300 * 1024 ** 2 })).toEqual('Ben, away, 300 MB (protected)');
  });

  it('counts people', () => {
    expect([0, 1, 2].map((count) => caption.people(count, false))).toEqual([
      'Nobody else is signed in',
      '1 other person signed in',
      '2 other people signed in',
    ]);
    expect([0, 1, 2].map((count) => caption.people(count, true))).toEqual([
      'Nobody else is signed in',
      '1 other person signed in. Click the name; Usher asks first',
      '2 other people signed in. Click a name; Usher asks first',
    ]);
    expect([0, 1, 2].map(tooltip.people)).toEqual([
      'Usher: nobody else is signed in',
      'Usher: 1 other person signed in',
      'Usher: 2 other people signed in',
    ]);
    expect([1, 5].map(row.more)).toEqual([
      '1 more person. Click to see everyone',
      '5 more people. Click to see everyone',
    ]);
  });
});
