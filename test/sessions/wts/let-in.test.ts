import { describe, expect, it } from 'vitest';
import { letIn } from '../../../src/sessions/wts/let-in.ts';
import { fakeWts, uint16 } from './fake-wts.ts';

interface Given {
  readonly ownId?: number | null;
  /** 0 at the console, 2 over Remote Desktop; an error number where Windows does not tell. */
  readonly protocol?: Buffer | number;
  readonly isRefused?: boolean;
  readonly lockError?: number;
}

/** What it answers, and what it did. */
async function doing({ ownId = 1, protocol = uint16(0), isRefused = false, lockError = 0 }: Given) {
  const wts = fakeWts([{ id: 1, state: 0, station: 'console', info: 5, protocol }], ownId);
  const done: string[] = [];
  const answer = await letIn({
    wts: {
      ...wts,
      async disconnectSession(id) {
        done.push(`disconnects ${id}`);
        return isRefused ? { ok: false, error: 5 } : { ok: true, error: 0 };
      },
    },
    lock() {
      done.push('locks');
      return lockError;
    },
  });
  expect(wts.faults).toEqual([]);
  return [answer, ...done];
}

describe('the sign-in screen', () => {
  it('comes at the console by a disconnect of our own session, as Switch user has it', async () => {
    expect(await doing({})).toEqual([{ kind: 'done' }, 'disconnects 1']);
  });

  it.each<[string, Given, readonly string[]]>([
    ['Windows refuses that', { isRefused: true }, ['disconnects 1', 'locks']],
    ['the connection is a remote one, which would end', { protocol: uint16(2) }, ['locks']],
    ['Windows does not tell how this session is reached', { protocol: 5 }, ['locks']],
  ])('comes by a lock where %s', async (_, given, done) => {
    expect(await doing(given)).toEqual([{ kind: 'done' }, ...done]);
  });

  it('does not come where a policy forbids the lock', async () => {
    expect(await doing({ protocol: uint16(2), lockError: 5 })).toEqual([
      { kind: 'failed', code: 5 },
      'locks',
    ]);
  });

  it.each([null, 0, -1])('is not asked for from session %o', async (ownId) => {
    expect(await doing({ ownId })).toEqual([{ kind: 'failed', code: null }]);
  });
});
