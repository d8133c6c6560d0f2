import { describe, expect, it } from 'vitest';
import type { ExitCode } from '../../../src/cli/output/exit-code.ts';
import { listingExit, outcomeExit, togetherExit } from '../../../src/cli/output/exit-code.ts';
import type { Outcome } from '../../../src/conversation/outcome.ts';
import type { SessionErrorKind } from '../../../src/sessions/session-error.ts';

const failed = (
  kind:
    | 'accessDenied'
    | 'noRights'
    | 'helperLost'
    | 'listUnreadable'
    | 'iconLost'
    | 'neighborForbids'
    | 'neighborLost',
): Outcome => ({
  kind: 'failed',
  error: { kind },
});

describe('one conversation', () => {
  it.each<[Outcome, ExitCode]>([
    [{ kind: 'signedOut', memoryBytes: null }, 0],
    [{ kind: 'alreadyGone' }, 0],
    [{ kind: 'stillThere' }, 1],
    [{ kind: 'failed', error: { kind: 'windows', code: 1722 } }, 1],
    [failed('helperLost'), 1],
    [failed('listUnreadable'), 1],
    [failed('iconLost'), 1],
    [failed('neighborLost'), 1],
    [failed('neighborForbids'), 3],
    [{ kind: 'declined' }, 3],
    [{ kind: 'unanswered' }, 3],
    [{ kind: 'permissionDeclined' }, 3],
    [{ kind: 'refused' }, 3],
    [{ kind: 'personUnanswered' }, 3],
    [{ kind: 'canceled' }, 3],
    [{ kind: 'operatorLeft' }, 3],
    [{ kind: 'cameBack' }, 3],
    [{ kind: 'changed' }, 3],
    [{ kind: 'slept' }, 3],
    [{ kind: 'clockStepped' }, 3],
    [failed('accessDenied'), 5],
    [failed('noRights'), 5],
  ])('that ended as %j ends the command with %d', (outcome, code) => {
    expect(outcomeExit(outcome)).toBe(code);
  });
});

describe('a PC that could not be listed', () => {
  it.each<[SessionErrorKind, boolean, ExitCode]>([
    ['accessDenied', true, 5],
    ['accessDenied', false, 5],
    ['timedOut', false, 6],
    ['unavailable', false, 6],
    ['notFound', false, 6],
    ['timedOut', true, 1],
    ['unavailable', true, 1],
  ])('%s, this one: %s, ends the command with %d', (kind, isThisPc, code) => {
    expect(listingExit(kind, isThisPc)).toBe(code);
  });
});

describe('several together', () => {
  it.each<[readonly ExitCode[], ExitCode]>([
    [[], 0],
    [[0, 0], 0],
    [[0, 3], 7],
    [[0, 6], 7],
    [[3, 3], 3],
    [[3, 1], 1],
    [[5, 3], 5],
    [[6, 5], 6],
    [[7, 3], 7],
  ])('of %j end with %d', (codes, together) => {
    expect(togetherExit(codes)).toBe(together);
  });
});
