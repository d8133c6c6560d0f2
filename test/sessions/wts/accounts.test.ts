import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountBindings } from '../../../src/sessions/wts/account-bindings.ts';
import { accounts } from '../../../src/sessions/wts/accounts.ts';

const BEN = { userName: 'ben', domainName: 'DESKTOP-7' };
const ANNA = { userName: 'anna', domainName: 'CORP' };

/** A Windows that knows these SIDs and full names. A number is how long an answer takes, in ms. */
function windows(over: Partial<AccountBindings> = {}) {
  const asked: string[] = [];
  const bindings: AccountBindings = {
    user: async () => null,
    sid: async (account) => (account === 'DESKTOP-7\\ben' ? 'S-1-5-21-1-2-3-1002' : 'S-1-5-21-9-9-9-1105'),
    localFullName: async () => 'Ben Ox',
    computerName: () => 'Desktop-7',
    ...over,
  };
  return {
    asked,
    bindings: {
      ...bindings,
      sid: (account: string) => {
        asked.push(account);
        return bindings.sid(account);
      },
      localFullName: (userName: string) => {
        asked.push(`full name of ${userName}`);
        return bindings.localFullName(userName);
      },
    },
  };
}

function slow<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), ms));
}

/** Tells whether it has settled. */
function watched(promise: Promise<void>): () => boolean {
  let isDone = false;
  void promise.then(() => {
    isDone = true;
  });
  return () => isDone;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('looking accounts up', () => {
  it('has the SID of everybody and the full name of those whose account is on this PC', async () => {
    const { bindings, asked } = windows();
    const known = accounts(bindings);
    await known.lookUp([BEN, ANNA]);
    expect([known.known(BEN), known.known(ANNA)]).toEqual([
      { sid: 'S-1-5-21-1-2-3-1002', fullName: 'Ben Ox' },
      { sid: 'S-1-5-21-9-9-9-1105', fullName: null },
    ]);
    expect(asked).toEqual(['DESKTOP-7\\ben', 'full name of ben', 'CORP\\anna']);
  });

  it('asks once for an account, whatever the case of its name', async () => {
    const { bindings, asked } = windows();
    const known = accounts(bindings);
    await known.lookUp([ANNA, { userName: 'Anna', domainName: 'corp' }]);
    await known.lookUp([ANNA]);
    expect(asked.map((account) => account.toLowerCase())).toEqual(['corp\\anna']);
    expect(known.known({ userName: 'ANNA', domainName: 'Corp' })?.sid).toBe('S-1-5-21-9-9-9-1105');
  });

  it('asks without a domain where there is none', async () => {
    const { bindings, asked } = windows();
    await accounts(bindings).lookUp([{ userName: 'ben', domainName: '' }]);
    expect(asked).toEqual(['ben']);
  });

  it('waits 2 s for a slow answer, has it at the next listing, and does not wait for it again', async () => {
    const known = accounts(windows({ sid: () => slow(5000, 'S-1-5-21-9-9-9-1105') }).bindings);
    const first = watched(known.lookUp([ANNA]));
    await vi.advanceTimersByTimeAsync(1999);
    expect([first(), known.known(ANNA)]).toEqual([false, null]);
    await vi.advanceTimersByTimeAsync(1);
    expect([first(), known.known(ANNA)]).toEqual([true, null]);
    const second = watched(known.lookUp([ANNA]));
    await vi.advanceTimersByTimeAsync(0);
    expect(second()).toBe(true);
    await vi.advanceTimersByTimeAsync(3000);
    expect(known.known(ANNA)).toEqual({ sid: 'S-1-5-21-9-9-9-1105', fullName: null });
  });

  it('never asks for two at a time', async () => {
    let open = 0;
    let most = 0;
    const sid = async () => {
      open += 1;
      most = Math.max(most, open);
      await slow(100, null);
      open -= 1;
      return null;
    };
    const known = accounts(windows({ sid }).bindings);
    void known.lookUp([BEN, ANNA]);
    void known.lookUp([{ userName: 'zoe', domainName: 'CORP' }]);
    await vi.advanceTimersByTimeAsync(1000);
    expect([most, open]).toEqual([1, 0]);
  });

  it('knows nothing where Windows does not, and tries again later without waiting', async () => {
    let isReachable = false;
    const sid = () => (isReachable ? slow(50, 'S-1-5-21-9-9-9-1105') : Promise.reject(new Error('1722')));
    const { bindings, asked } = windows({ sid });
    const known = accounts(bindings, () => Date.now());
    await known.lookUp([ANNA]);
    isReachable = true;
    await known.lookUp([ANNA]);
    expect([known.known(ANNA), asked.length]).toEqual([null, 1]);
    await vi.advanceTimersByTimeAsync(600_000);
    const later = watched(known.lookUp([ANNA]));
    await vi.advanceTimersByTimeAsync(0);
    expect([later(), known.known(ANNA), asked.length]).toEqual([true, null, 2]);
    await vi.advanceTimersByTimeAsync(50);
    expect(known.known(ANNA)?.sid).toBe('S-1-5-21-9-9-9-1105');
  });

  it('keeps the full name where there is no SID, also the one that is empty', async () => {
    const known = accounts(windows({ sid: async () => null }).bindings);
    await known.lookUp([BEN]);
    expect(known.known(BEN)).toEqual({ sid: null, fullName: 'Ben Ox' });
    const unnamed = accounts(windows({ sid: async () => null, localFullName: async () => '' }).bindings);
    await unnamed.lookUp([BEN]);
    expect(unnamed.known(BEN)).toEqual({ sid: null, fullName: '' });
  });

  it('asks again later for a full name that Windows did not tell, and for no more than that', async () => {
    let isReachable = false;
    const localFullName = () => (isReachable ? slow(0, 'Ben Ox') : Promise.reject(new Error('5')));
    const { bindings, asked } = windows({ localFullName });
    const known = accounts(bindings, () => Date.now());
    await known.lookUp([BEN, ANNA]);
    expect(known.known(BEN)).toEqual({ sid: 'S-1-5-21-1-2-3-1002', fullName: null });
    isReachable = true;
    await vi.advanceTimersByTimeAsync(600_000);
    await known.lookUp([BEN, ANNA]);
    await vi.advanceTimersByTimeAsync(0);
    expect(known.known(BEN)).toEqual({ sid: 'S-1-5-21-1-2-3-1002', fullName: 'Ben Ox' });
    expect(asked).toEqual(['DESKTOP-7\\ben', 'full name of ben', 'CORP\\anna', 'full name of ben']);
  });

  it('takes nobody for local where the PC does not tell its name', async () => {
    const { bindings, asked } = windows({ computerName: () => null });
    await accounts(bindings).lookUp([BEN, { userName: 'ben', domainName: '' }]);
    expect(asked).toEqual(['DESKTOP-7\\ben', 'ben']);
  });
});
