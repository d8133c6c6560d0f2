import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Disturbance, DisturbanceLine } from '../../src/history/cool-down.ts';
import { coolDownLeft } from '../../src/history/cool-down.ts';
import type { HistoryEvent } from '../../src/history/history.ts';
import { historyEntry } from '../../src/history/history.ts';
import type { Session } from '../../src/sessions/session.ts';
import { anna, kai, LISTED_AT, mia } from '../fakes/people.ts';
import { pinned } from '../fakes/pinned.ts';

const MINUTE = 60_000;
const ASKED: HistoryEvent = { event: 'countdown', consent: 'operator', asked: true };
const LEFT: HistoryEvent = { event: 'note', note: 'left' };

/** A line after writing and reading, this many minutes old. */
function line(session: Session, minutes: number, happened = ASKED): DisturbanceLine {
  const time = new Date(LISTED_AT - minutes * MINUTE);
  return JSON.parse(JSON.stringify(historyEntry(happened, pinned(session), kai(), time)));
}

/** Anna's remaining cool-down, in minutes. */
const left = (lines: readonly DisturbanceLine[], what: Disturbance = 'question') =>
  coolDownLeft(lines, anna(), what, LISTED_AT, 5 * MINUTE) / MINUTE;

const years = (count: number) => count * 365 * 24 * 60;

describe('who was asked on their screen', () => {
  it.each([
    [[2], 3],
    [[30, 4], 1],
    [[4, 30], 1],
    [[1, 4], 4],
    [[0], 5],
    [[5], 0],
    [[4.999], 0.001],
  ])('is left in peace for as long as the settings say: asked %j min ago, %d more', (asked, expected) => {
    expect(left(asked.map((minutes) => line(anna(), minutes)))).toBeCloseTo(expected);
  });

  it('is the person in that sign-in, and nobody else', () => {
    const others = [
      mia(),
      anna({ host: 'SRV1' }),
      anna({ sessionId: 9 }),
      anna({ userName: 'zoe' }),
      anna({ logonTime: 5 }),
      anna({ logonTime: null, logonText: '24.11.2026 07:00' }),
    ];
    expect(left(others.map((session) => line(session, 1)))).toBe(0);
  });

  it('is nobody for whom a countdown ran while they were away, or who was left a message', () => {
    expect(left([line(anna(), 1, { ...ASKED, asked: false }), line(anna(), 1, LEFT)])).toBe(0);
  });

  it('is nobody where the history is empty', () => {
    expect(left([])).toBe(0);
  });

  it.each([60, years(1), years(73)])('is not hidden by a line from the future, %d min ahead', (ahead) => {
    expect([left([line(anna(), -ahead)]), left([line(anna(), -ahead), line(anna(), 2)])]).toEqual([0, 3]);
  });

  it('is asked neither sooner nor never where the clock was set back a little', () => {
    expect([left([line(anna(), -2)]), left([line(anna(), -5)]), left([line(anna(), -5.1)])]).toEqual([
      5, 5, 0,
    ]);
  });

  it('is found among any number of lines', () => {
    const many = new Array<DisturbanceLine>(200_000).fill(line(anna(), 3));
    expect(left([...many, line(mia(), 1)])).toBe(2);
  });

  it('is never left in peace for longer than the settings say, whatever the history tells', () => {
    const minutes = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 5 });
    fc.assert(
      fc.property(minutes, (each) => {
        const found = left(each.map((count) => line(anna(), count)));
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('is nobody by a line that tells anything else', () => {
    const target: DisturbanceLine['target'] = { sessionId: 3, userName: 'anna' };
    const odd: DisturbanceLine[] = [
      { time: new Date(LISTED_AT).toISOString(), event: 'countdown', asked: true, target },
      { ...line(anna(), 1), asked: 'true' },
      { ...line(anna(), 1), time: 'yesterday' },
      { ...line(anna(), 1), target: { ...line(anna(), 1).target, logonTime: 5 } },
    ];
    expect(left(odd)).toBe(0);
  });
});

describe('who was left a message', () => {
  it('gets no second one for as long, in whichever session, and however their name is written', () => {
    const again = [anna({ sessionId: 9 }), anna({ logonTime: 5 }), anna({ userName: 'ANNA' })];
    expect(again.map((session) => left([line(session, 2, LEFT)], 'note'))).toEqual([3, 3, 3]);
  });

  it('is nobody else, and nobody whom Windows did not let have it', () => {
    const others = [mia(), anna({ host: 'SRV1' }), anna({ domainName: 'OFFICE' })];
    const none: HistoryEvent[] = [
      { event: 'note', note: 'refused' },
      { event: 'note', note: 'failed' },
      ASKED,
    ];
    expect([
      left(
        others.map((session) => line(session, 1, LEFT)),
        'note',
      ),
      left(
        none.map((event) => line(anna(), 1, event)),
        'note',
      ),
    ]).toEqual([0, 0]);
  });

  it('is nobody by a line whose domain is none, and may be anything', () => {
    const { target, ...rest } = line(anna(), 1, LEFT);
    const odd = [null, 7, {}, JSON.parse('{"toString":1,"valueOf":1}')];
    expect(
      left(
        odd.map((domainName) => ({ ...rest, target: { ...target, domainName } })),
        'note',
      ),
    ).toBe(0);
  });
});
