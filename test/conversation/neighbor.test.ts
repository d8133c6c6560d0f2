import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/conversation/event.ts';
import { begin, next } from '../../src/conversation/next.ts';
import type { Pinned } from '../../src/conversation/pinned.ts';
import type { Conversation } from '../../src/conversation/state.ts';
import type { AttemptResult } from '../../src/sessions/session-host.ts';
import type { Usage } from '../../src/sessions/usage.ts';
import { ben } from '../fakes/people.ts';
import {
  checkingUsage,
  NOTHING_OPEN,
  PACE,
  permitting,
  pinned,
  signingOut,
  verifying,
} from '../fakes/pinned.ts';

const NO_RIGHTS: Partial<Pinned> = { rights: 'none', mayHaveNeighbor: true };
const THEIRS: Partial<Pinned> = { ...NO_RIGHTS, throughNeighbor: true };
const NOTHING: Usage = { kind: 'told', lost: { word: 'nothing', programs: [] }, memoryBytes: null };

const checked = (over: Partial<Extract<Event, { readonly kind: 'usageChecked' }>> = {}): Event => ({
  kind: 'usageChecked',
  usage: NOTHING,
  silence: { counts: true },
  question: '1',
  ...over,
});
const attempted = (result: AttemptResult): Event => ({ kind: 'attempted', result });
const after = (state: Conversation, event: Event): Conversation => next(state, event, 0, PACE);
const outcomeOf = (state: Conversation) => (state.kind === 'ended' ? state.outcome : null);

describe('an account without any rights', () => {
  it('is denied at once where no neighbor can be asked', () => {
    expect(outcomeOf(begin(pinned(ben(), { rights: 'none' }), null, 0))).toEqual({
      kind: 'failed',
      error: { kind: 'noRights' },
    });
  });

  it('is denied after the check where the neighbor does not allow it or is none, and asks nobody', () => {
    const state = begin(pinned(ben(), NO_RIGHTS), null, 0);
    expect(state.kind).toBe('waiting');
    const check = after(state, { kind: 'turn' });
    const denied = (kind: 'noRights' | 'neighborForbids') => ({ kind: 'failed', error: { kind } });
    expect(outcomeOf(after(check, checked({ neighbor: 'answers' })))).toEqual(denied('neighborForbids'));
    expect(outcomeOf(after(check, checked({ neighbor: 'late' })))).toEqual(denied('noRights'));
    expect(outcomeOf(after(check, checked()))).toEqual(denied('noRights'));
  });

  it('asks for no permission where the neighbor allows it', () => {
    const check = checkingUsage({ pinned: pinned(ben(), NO_RIGHTS) });
    const asking = after(check, checked({ neighbor: 'allows' }));
    expect(asking).toMatchObject({ kind: 'asking', silenceEndsAt: 30_000, pinned: THEIRS });
    const permitting = after(asking, { kind: 'answered', question: '1', answer: 'yes' });
    expect(after(permitting, { kind: 'permission', granted: true }).kind).toBe('countingDown');
  });

  it('has no second method after a neighbor that does not answer', () => {
    const state = signingOut({ pinned: pinned(ben(), THEIRS) });
    for (const result of [{ kind: 'absent' }, { kind: 'failed', code: null, accessDenied: false }] as const) {
      expect(outcomeOf(after(state, attempted(result)))).toEqual({
        kind: 'failed',
        error: { kind: 'neighborLost' },
      });
    }
  });
});

describe('an account with rights', () => {
  it('goes on with its own methods where the neighbor is gone', () => {
    const state = signingOut({ pinned: pinned(ben(), { mayHaveNeighbor: true }) });
    expect(after(state, attempted({ kind: 'absent' }))).toMatchObject({ kind: 'lastLook', method: 1 });
  });

  it.each<[string, Partial<Pinned>]>([
    ['may do it itself', { throughNeighbor: true }],
    ['was given permission, and the neighbor would not do it', { rights: 'withPermission' }],
  ])('goes on with its own methods where it %s', (_, over) => {
    const state = signingOut({ pinned: pinned(ben(), { mayHaveNeighbor: true, ...over }) });
    expect(after(state, attempted({ kind: 'absent' }))).toMatchObject({ kind: 'lastLook', method: 1 });
  });

  it('asks the neighbor first where it is ordered not to wait for anybody', () => {
    const about = pinned(ben(), { mayHaveNeighbor: true });
    expect(begin(about, 'ordered', 0)).toEqual({ kind: 'waiting', pinned: about, anyway: 'ordered' });
  });

  it('does not try a neighbor that there is not', () => {
    const check = checkingUsage({ pinned: pinned(ben(), { mayHaveNeighbor: true }) });
    expect(after(check, checked()).pinned.skipsNeighbor).toBe(true);
    expect(after(check, checked({ neighbor: 'answers' })).pinned.skipsNeighbor).toBeUndefined();
  });

  it('asks a neighbor first that was too late to tell what is open', () => {
    const asking = after(
      checkingUsage({ pinned: pinned(ben(), { mayHaveNeighbor: true }) }),
      checked({ neighbor: 'late', silence: { counts: false, because: 'somethingOpen' } }),
    );
    const yes = after(asking, { kind: 'answered', question: '1', answer: 'yes' });
    const counting = after(yes, { kind: 'permission', granted: true });
    expect(next(counting, { kind: 'tick' }, 10_000, PACE)).toMatchObject({ kind: 'lastLook', method: 0 });
  });

  it('that needs permission is asked for none where the neighbor allows it', () => {
    const theirs = pinned(ben(), { rights: 'withPermission', throughNeighbor: true });
    expect(after(permitting({ pinned: theirs }), { kind: 'permission', granted: true }).kind).toBe(
      'countingDown',
    );
  });
});

describe('a sign-out that the neighbor began', () => {
  const about = pinned(ben(), { mayHaveNeighbor: true });

  it.each(['done', 'slow'] as const)('is told as lost if %s does not come true', (kind) => {
    const lost = { kind: 'failed', error: { kind: 'neighborLost' } } as const;
    expect(after(signingOut({ pinned: about }), attempted({ kind }))).toEqual(
      verifying({ pinned: about, lost }),
    );
  });

  it('is no other method’s', () => {
    expect(after(signingOut({ pinned: about, method: 1 }), attempted({ kind: 'done' }))).toEqual(
      verifying({ pinned: about }),
    );
  });
});

describe('a program that objects', () => {
  it('keeps the person signed in, and no second method is tried', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('direct', 'withPermission', 'none'),
        fc.boolean(),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 }),
        (rights, theirs, methods, programs) => {
          const about = pinned(ben(), { rights, methods, ...(theirs && { throughNeighbor: true as const }) });
          const state = signingOut({ pinned: about });
          expect(outcomeOf(after(state, attempted({ kind: 'kept', programs })))).toEqual({
            kind: 'keptByProgram',
            programs,
          });
        },
      ),
    );
  });

  it('is overruled by a second question only, which leaves the neighbor out', () => {
    const first = begin(pinned(ben(), { mayHaveNeighbor: true }), 'keptByProgram', 0);
    expect(first).toMatchObject({ kind: 'waiting', pinned: { skipsNeighbor: true } });
    const asking = after(
      after(first, { kind: 'turn' }),
      checked({ neighbor: 'allows', usage: NOTHING_OPEN }),
    );
    expect(asking).toMatchObject({ kind: 'asking', anyway: 'keptByProgram' });
    expect(asking.pinned.throughNeighbor).toBeUndefined();
    const yes = after(asking, { kind: 'answered', question: '1', answer: 'yes' });
    const counting = after(yes, { kind: 'permission', granted: true });
    expect(next(counting, { kind: 'tick' }, 10_000, PACE)).toMatchObject({ kind: 'lastLook', method: 1 });
  });

  it('cannot be overruled by an account without rights', () => {
    expect(outcomeOf(begin(pinned(ben(), NO_RIGHTS), 'keptByProgram', 0))).toEqual({
      kind: 'failed',
      error: { kind: 'noRights' },
    });
  });
});
