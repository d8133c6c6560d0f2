import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logoffSessionMethod } from '../../../src/sessions/wts/logoff-session-method.ts';
import { ben } from '../../fakes/people.ts';

const OWN = 1;

function wayThat(answers: { ok: boolean; error: number } | Error) {
  const ended: number[] = [];
  const logoffSession = async (sessionId: number) => {
    ended.push(sessionId);
    if (answers instanceof Error) throw answers;
    return answers;
  };
  return { ended, method: (ownId: number | null = OWN) => logoffSessionMethod({ logoffSession }, ownId) };
}

const refused = { kind: 'failed', code: null, accessDenied: false };

describe('WTSLogoffSession', () => {
  it.each([
    ['done where Windows takes it', { ok: true, error: 0 }, { kind: 'done' }],
    ['done where the session is gone already', { ok: false, error: 7022 }, { kind: 'done' }],
    [
      'denied where this account may not (5)',
      { ok: false, error: 5 },
      { kind: 'failed', code: 5, accessDenied: true },
    ],
    [
      'denied where this account may not (7045)',
      { ok: false, error: 7045 },
      { kind: 'failed', code: 7045, accessDenied: true },
    ],
    [
      'failed with any other number',
      { ok: false, error: 1722 },
      { kind: 'failed', code: 1722, accessDenied: false },
    ],
    ['failed without a number where it cannot be called', new Error('no worker'), refused],
  ])('is %s', async (_, answers, deed) => {
    const { method, ended } = wayThat(answers);
    expect([await method().end(ben({ sessionId: 3 })), ended]).toEqual([deed, [3]]);
  });

  it.each([0, -1, -2, 65_536, 4_294_967_295, 1.5, Number.NaN, Number.POSITIVE_INFINITY, OWN])(
    'is not called for the id %d',
    async (id) => {
      const { method, ended } = wayThat({ ok: true, error: 0 });
      expect([await method().end(ben({ sessionId: id })), ended]).toEqual([refused, []]);
    },
  );

  it('is not called at all where our own session is unknown', async () => {
    const { method, ended } = wayThat({ ok: true, error: 0 });
    expect([await method(null).end(ben({ sessionId: 3 })), ended]).toEqual([refused, []]);
  });

  it('never reaches our own session or an id that Windows reads as another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.integer(), fc.double()), async (id) => {
        const { method, ended } = wayThat({ ok: true, error: 0 });
        await method().end(ben({ sessionId: id }));
        expect(ended.every((each) => each >= 2 && each <= 65_535 && Number.isInteger(each))).toBe(true);
      }),
    );
  });
});
