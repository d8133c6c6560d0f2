import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../../src/history/history.ts';
import { historyEntry } from '../../src/history/history.ts';
import type { NoteLine } from '../../src/history/note-report.ts';
import { canHaveBeenShown } from '../../src/history/note-report.ts';
import type { Session } from '../../src/sessions/session.ts';
import { anna, ben, kai, LISTED_AT } from '../fakes/people.ts';
import { pinned } from '../fakes/pinned.ts';
import { runs } from '../fakes/runs.ts';

const LEFT: HistoryEvent = { event: 'note', note: 'left' };
const SHOWN: HistoryEvent = { event: 'noteShown' };

/** A line of Kai's history after writing and reading. */
function line(happened: HistoryEvent, session: Session): NoteLine {
  return JSON.parse(JSON.stringify(historyEntry(happened, pinned(session), kai(), new Date(LISTED_AT))));
}

describe('a report that a note was shown', () => {
  it('can be true once for each note that was left', () => {
    expect(canHaveBeenShown([], ben())).toBe(false);
    expect(canHaveBeenShown([line(LEFT, ben())], ben())).toBe(true);
    expect(canHaveBeenShown([line(LEFT, ben()), line(SHOWN, ben())], ben())).toBe(false);
    expect(canHaveBeenShown([line(SHOWN, ben()), line(LEFT, ben()), line(LEFT, ben())], ben())).toBe(true);
  });

  it.each<[string, HistoryEvent]>([
    ['was refused', { event: 'note', note: 'refused' }],
    ['failed', { event: 'note', note: 'failed' }],
    ['was a question', { event: 'countdown', consent: 'operator', asked: true }],
  ])('cannot be true of one that %s', (_, happened) => {
    expect(canHaveBeenShown([line(happened, ben())], ben())).toBe(false);
  });

  it('is about the person, in any of their sessions on that PC, and about nobody else', () => {
    const left = [line(LEFT, ben())];
    const can = (person: Session) => canHaveBeenShown(left, person);
    expect([ben({ sessionId: 9, logonTime: 5 }), ben({ userName: 'benny' })].map(can)).toEqual([true, true]);
    const others = [anna(), ben({ sid: anna().sid }), ben({ host: 'SRV1' })];
    expect(others.map(can)).toEqual([false, false, false]);
  });

  it('goes by the name where the history has no SID, as after a listing that did not tell', () => {
    const left = [line(LEFT, ben({ sid: null }))];
    expect(canHaveBeenShown(left, ben({ userName: 'BEN' }))).toBe(true);
    expect(canHaveBeenShown(left, ben({ domainName: 'OFFICE' }))).toBe(false);
    expect(canHaveBeenShown(left, anna())).toBe(false);
  });

  it('is about nobody where the domain in the history is none, and may be anything', () => {
    const { target, ...rest } = line(LEFT, ben({ sid: null }));
    const odd = [null, 7, {}, JSON.parse('{"toString":1,"valueOf":1}')];
    const can = (domainName: unknown) =>
      canHaveBeenShown([{ ...rest, target: { ...target, domainName } }], ben());
    expect(odd.map(can)).toEqual([false, false, false, false]);
  });

  it('never counts more often than notes were left, in any order and by anybody', () => {
    const step = fc.record({
      isReport: fc.boolean(),
      who: fc.constantFrom(ben(), ben({ sessionId: 9 }), anna()),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const lines: NoteLine[] = [];
        const left = new Map<string | null, number>();
        const counted = new Map<string | null, number>();
        const more = (all: Map<string | null, number>, { sid }: Session) =>
          all.set(sid, (all.get(sid) ?? 0) + 1);
        for (const { isReport, who } of steps) {
          if (!isReport) {
            lines.push(line(LEFT, who));
            more(left, who);
          } else if (canHaveBeenShown(lines, who)) {
            lines.push(line(SHOWN, who));
            more(counted, who);
          }
          for (const [sid, count] of counted) expect(count).toBeLessThanOrEqual(left.get(sid) ?? 0);
        }
      }),
      { numRuns: runs(1000) },
    );
  });
});
