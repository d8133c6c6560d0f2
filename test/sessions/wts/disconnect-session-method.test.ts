import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disconnectSessionMethod } from '../../../src/sessions/wts/disconnect-session-method.ts';
import { anna } from '../../fakes/people.ts';

const OWN = 1;

function methodThat(answer: { ok: boolean; error: number } | Error, ownId: number | null = OWN) {
  const disconnected: number[] = [];
  const disconnectSession = async (sessionId: number) => {
    disconnected.push(sessionId);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { disconnected, method: disconnectSessionMethod({ disconnectSession }, ownId) };
}

const refused = { kind: 'failed', code: null, accessDenied: false };

describe('WTSDisconnectSession', () => {
  it.each([
    ['done where Windows takes it', { ok: true, error: 0 }, { kind: 'done' }],
    ['done where the session is gone already', { ok: false, error: 7022 }, { kind: 'done' }],
    [
      'denied where this account may not',
      { ok: false, error: 5 },
      { ...refused, code: 5, accessDenied: true },
    ],
    ['failed with any other number', { ok: false, error: 1722 }, { ...refused, code: 1722 }],
    ['failed without a number where it cannot be called', new Error('no worker'), refused],
  ])('is %s', async (_, answer, result) => {
    const { method, disconnected } = methodThat(answer);
    expect([await method.disconnect(anna(), false), disconnected]).toEqual([result, [3]]);
  });

  it('is not called at all where our own session is unknown', async () => {
    const { method, disconnected } = methodThat({ ok: true, error: 0 }, null);
    expect([await method.disconnect(anna(), false), disconnected]).toEqual([refused, []]);
  });

  it('never reaches our own session or an id that Windows reads as another', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(-2, -1, 0, OWN, 65_536), fc.integer(), fc.double()),
        async (id) => {
          const { method, disconnected } = methodThat({ ok: true, error: 0 });
          await method.disconnect(anna({ sessionId: id }), false);
          const isAllowed = Number.isInteger(id) && id > OWN && id <= 65_535;
          expect(disconnected).toEqual(isAllowed ? [id] : []);
        },
      ),
    );
  });
});
