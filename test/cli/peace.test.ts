import { describe, expect, it } from 'vitest';
import { peaceLeft } from '../../src/cli/peace.ts';
import type { ToldDeed } from '../../src/deed-reader.ts';
import { deedLine } from '../../src/history.ts';
import type { Session } from '../../src/sessions/session.ts';
import { anna, kai, LISTED_AT, mia } from '../people.ts';
import { pinned } from '../pinned.ts';

const MINUTE = 60_000;

/** The line about a countdown as it is written and read again. */
function line(session: Session, minutes: number, asked = true): ToldDeed {
  const time = new Date(LISTED_AT - minutes * MINUTE);
  const happened = { event: 'countdown', consent: 'operator', asked } as const;
  return JSON.parse(JSON.stringify(deedLine(happened, pinned(session), kai(), time)));
}

const left = (...deeds: readonly ToldDeed[]) => peaceLeft(deeds, anna(), LISTED_AT, 5 * MINUTE) / MINUTE;

describe('who was asked on their screen', () => {
  it('is left in peace for as long as the settings say, from the last time on', () => {
    expect([left(line(anna(), 2)), left(line(anna(), 30), line(anna(), 4)), left(line(anna(), 5))]).toEqual([
      3, 1, 0,
    ]);
  });

  it('is the person in that sign-in, and nobody else', () => {
    const others = [
      mia(),
      anna({ host: 'SRV1' }),
      anna({ sessionId: 9 }),
      anna({ userName: 'zoe' }),
      anna({ logonTime: 5 }),
    ];
    expect(left(...others.map((session) => line(session, 1)))).toBe(0);
  });

  it('is nobody for whom a countdown ran while they were away', () => {
    expect(left(line(anna(), 1, false))).toBe(0);
  });

  it('is nobody where the history is empty, or from the future', () => {
    expect([left(), left(line(anna(), -60))]).toEqual([0, 0]);
  });
});
