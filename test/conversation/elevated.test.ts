import { describe, expect, it } from 'vitest';
import { nextElevated } from '../../src/conversation/elevated.ts';
import type { Event } from '../../src/conversation/event.ts';
import { next } from '../../src/conversation/next.ts';
import type { Outcome } from '../../src/conversation/outcome.ts';
import type { HelperReport } from '../../src/conversation/stage.ts';
import { STAGES } from '../../src/conversation/stage.ts';
import type { Elevated } from '../../src/conversation/state.ts';
import { ben } from '../fakes/people.ts';
import { elevated, PACE, permitting, pinned, WORD_OPEN } from '../fakes/pinned.ts';

const NOW = 1000;

const after = (state: Elevated, event: Event) => nextElevated(state, event, NOW, PACE);
const reported = (state: Elevated, report: HelperReport) => after(state, { kind: 'helper', report });
const ended = (outcome: Outcome) => ({ kind: 'ended', pinned: pinned(), outcome, endedAt: NOW });

describe('a conversation that a helper has', () => {
  it('shows how far the helper is, and when its countdown ends', () => {
    expect(reported(elevated(), { kind: 'moved', stage: 'waitingForPerson', leftMs: 60_000 })).toEqual(
      elevated({ stage: 'waitingForPerson', endsAt: NOW + 60_000 }),
    );
  });

  it('shows that the helper asks the operator by a box of its own, and can be stopped meanwhile', () => {
    const asked = reported(elevated(), { kind: 'moved', stage: 'asking', leftMs: null }) as Elevated;
    expect(asked).toEqual(elevated({ stage: 'asking', endsAt: null }));
    expect(after(asked, { kind: 'canceled' })).toEqual({ ...asked, stopped: { kind: 'canceled' } });
  });

  it('is the same as long as the helper says the same', () => {
    const state = elevated();
    const leftMs = 9000 - NOW;
    expect(reported(state, { kind: 'moved', stage: 'countingDown', leftMs })).toBe(state);
    expect(reported(state, { kind: 'moved', stage: 'countingDown', leftMs: leftMs + 1 })).toEqual(
      elevated({ endsAt: 9001 }),
    );
    expect(reported(state, { kind: 'moved', stage: 'countingDownUnasked', leftMs })).toEqual(
      elevated({ stage: 'countingDownUnasked' }),
    );
  });

  it('ends as the helper says', () => {
    expect(reported(elevated(), { kind: 'ended', outcome: { kind: 'cameBack' } })).toEqual(
      ended({ kind: 'cameBack' }),
    );
  });

  it.each(STAGES)('goes on no longer than its helper, also at %s', (stage) => {
    const state = elevated({ stage, endsAt: null });
    const lost = { kind: 'failed', error: { kind: 'helperLost' } } as const;
    expect(reported(state, { kind: 'ended', outcome: { kind: 'declined' } })).toEqual(
      ended({ kind: 'declined' }),
    );
    expect(reported(state, { kind: 'absent' })).toEqual(ended(lost));
    expect(reported(state, { kind: 'lost' })).toMatchObject({ kind: 'verifying', pinned: pinned() });
  });

  it('that is to be stopped goes on until the helper has said whether it was in time', () => {
    const stopped = elevated({ stopped: { kind: 'canceled' } });
    expect(after(elevated(), { kind: 'canceled' })).toEqual(stopped);
    expect(reported(stopped, { kind: 'ended', outcome: { kind: 'canceled' } })).toEqual(
      ended({ kind: 'canceled' }),
    );
    const late = { kind: 'signedOut', memoryBytes: null } as const;
    expect(reported(stopped, { kind: 'ended', outcome: late })).toEqual(ended(late));
  });

  it('tells why it was stopped, not that the helper was told to', () => {
    const slept = after(elevated(), { kind: 'doubt', doubt: 'slept' }) as Elevated;
    expect(slept.stopped).toEqual({ kind: 'slept' });
    expect(reported(slept, { kind: 'ended', outcome: { kind: 'canceled' } })).toEqual(
      ended({ kind: 'slept' }),
    );
  });

  it.each(['operatorLeft', 'cameBack', 'changed'] as const)(
    'is stopped by its own listing that says %s',
    (verdict) => {
      expect(after(elevated(), { kind: 'seen', verdict })).toEqual(elevated({ stopped: { kind: verdict } }));
    },
  );

  it.each(['signingOut', 'verifying'] as const)('cannot be stopped any more at %s', (stage) => {
    const state = elevated({ stage, endsAt: null });
    for (const event of [{ kind: 'canceled' }, { kind: 'doubt', doubt: 'slept' }] as const) {
      expect(after(state, event)).toBe(state);
    }
  });

  it.each(['signingOut', 'verifying'] as const)(
    'looks for itself where the helper is lost at %s',
    (stage) => {
      expect(reported(elevated({ stage, endsAt: null }), { kind: 'lost' })).toEqual({
        kind: 'verifying',
        pinned: pinned(),
        consent: 'operator',
        usage: WORD_OPEN,
        until: NOW + PACE.verify,
      });
    },
  );

  it.each<[string, Partial<Elevated>, number]>([
    ['its countdown', { endsAt: 9000 }, PACE.there],
    ['a countdown longer than any of ours', { endsAt: NOW + 600_000 }, 600_000],
    ['no countdown yet', { stage: 'checkingUsage', endsAt: null }, PACE.there],
  ])('watches what a helper does that is lost in %s, and ends as what is seen', (_, over, longest) => {
    const watching = reported(elevated(over), { kind: 'lost' });
    const lost = { kind: 'failed', error: { kind: 'helperLost' } } as const;
    const until = NOW + longest + PACE.verify;
    expect(watching).toEqual({
      kind: 'verifying',
      pinned: pinned(),
      consent: 'operator',
      usage: WORD_OPEN,
      until,
      lost,
    });
    expect(next(watching, { kind: 'tick' }, until - 1, PACE)).toBe(watching);
    expect(next(watching, { kind: 'tick' }, until, PACE)).toEqual({ ...ended(lost), endedAt: until });
    const gone = { kind: 'signedOut', memoryBytes: 900 * 1024 ** 2 } as const;
    expect(next(watching, { kind: 'seen', verdict: 'gone' }, NOW, PACE)).toEqual(ended(gone));
  });

  it('rests on a second yes also after its helper is lost', () => {
    const lost = (over: Partial<Elevated>) =>
      reported(elevated({ anyway: 'refused', ...over }), { kind: 'lost' });
    expect(lost({ stage: 'signingOut', endsAt: null })).toMatchObject({
      kind: 'verifying',
      consent: 'anyway',
    });
    expect(lost({})).toMatchObject({ kind: 'verifying', consent: 'anyway' });
  });

  it('watches for as long as somebody away has, if that is longer than somebody there has', () => {
    const slow = { ...PACE, away: 100_000 };
    const lost: Event = { kind: 'helper', report: { kind: 'lost' } };
    expect(nextElevated(elevated(), lost, NOW, slow)).toMatchObject({ until: NOW + 100_000 + PACE.verify });
  });

  it('says in the end why it was to be stopped, where the helper was lost and nobody was signed out', () => {
    const watching = reported(elevated({ stopped: { kind: 'canceled' } }), { kind: 'lost' });
    expect(watching).toMatchObject({ kind: 'verifying', lost: { kind: 'canceled' } });
  });

  it('ends at once where no helper was ever started', () => {
    expect(reported(elevated(), { kind: 'absent' })).toEqual(
      ended({ kind: 'failed', error: { kind: 'helperLost' } }),
    );
  });

  it('says why it was to be stopped, where no helper was ever started', () => {
    const stopped = elevated({ stopped: { kind: 'canceled' } });
    expect(reported(stopped, { kind: 'absent' })).toEqual(ended({ kind: 'canceled' }));
  });

  it('is not stopped by a listing in which all is as it was, nor by time', () => {
    const state = elevated();
    for (const event of [{ kind: 'seen', verdict: 'same' }, { kind: 'tick' }] as const) {
      expect(after(state, event)).toBe(state);
    }
  });

  it('is stopped by a listing that failed: nobody can see any more whom the helper signs out', () => {
    expect(after(elevated(), { kind: 'doubt', doubt: 'listFailed' })).toEqual(
      elevated({ stopped: { kind: 'failed', error: { kind: 'listUnreadable' } } }),
    );
  });
});

describe('a conversation for which Windows was asked for a helper', () => {
  const asked = permitting({ pinned: pinned(ben(), { rights: 'withPermission' }) });
  const helperLost = { kind: 'failed', error: { kind: 'helperLost' } } as const;
  const helper = (report: HelperReport) => next(asked, { kind: 'helper', report }, NOW, PACE);

  it('is handed over with the permission', () => {
    expect(next(asked, { kind: 'permission', granted: true }, NOW, PACE)).toEqual(
      elevated({ pinned: asked.pinned, stage: 'checkingUsage', endsAt: null }),
    );
  });

  it('watches what a helper may do that was lost before it spoke', () => {
    expect(helper({ kind: 'lost' })).toEqual({
      kind: 'verifying',
      pinned: asked.pinned,
      consent: 'operator',
      usage: WORD_OPEN,
      until: NOW + PACE.there + PACE.verify,
      lost: helperLost,
    });
  });

  it('ends where none was started', () => {
    expect(helper({ kind: 'absent' })).toEqual({ ...ended(helperLost), pinned: asked.pinned });
  });

  it('is not moved by anything else that a helper says', () => {
    expect(helper({ kind: 'moved', stage: 'countingDown', leftMs: 1 })).toBe(asked);
    expect(helper({ kind: 'ended', outcome: { kind: 'canceled' } })).toBe(asked);
  });
});
