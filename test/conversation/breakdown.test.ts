import { describe, expect, it } from 'vitest';
import { breakdown } from '../../src/conversation/breakdown.ts';
import { next } from '../../src/conversation/next.ts';
import { lastLooking, PACE, RUNNING, signingOut } from '../fakes/pinned.ts';

describe('a job that breaks', () => {
  it.each(RUNNING.filter(({ kind }) => !['signingOut', 'verifying'].includes(kind)))(
    'ends $kind, and nobody is signed out',
    (state) => {
      const after = next(state, breakdown(state), 0, PACE);
      expect(after.kind).toEqual('ended');
      expect(after.kind === 'ended' && after.outcome.kind).not.toEqual('signedOut');
    },
  );

  it('in a deed is a failure of that way, and the next way comes after a last look', () => {
    expect(next(signingOut(), breakdown(signingOut()), 0, PACE)).toEqual(
      lastLooking({ method: 1, tried: { kind: 'failed', code: null, accessDenied: false } }),
    );
    expect(next(signingOut({ method: 1 }), breakdown(signingOut()), 0, PACE)).toMatchObject({
      kind: 'ended',
      outcome: { kind: 'failed', error: { kind: 'windows', code: null } },
    });
  });
});
