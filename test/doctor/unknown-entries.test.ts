import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unknownEntries } from '../../src/doctor/unknown-entries.ts';
import type { ProtectedUsers } from '../../src/sessions/protected-users.ts';
import { ben, kai } from '../people.ts';

const ACCOUNTS = new Set(['mia', 'OFFICE\\anna', 'zoe@office.example']);

/** The entries that are named, where Windows has these accounts. @returns with what it was asked for */
async function named(users: ProtectedUsers, isAccount?: (account: string) => Promise<boolean | null>) {
  const asked: string[] = [];
  const found = await unknownEntries(users, [kai(), ben({ fullName: 'Ben Miller' })], async (account) => {
    asked.push(account);
    return isAccount === undefined ? ACCOUNTS.has(account) : isAccount(account);
  });
  return { found, asked };
}

describe('an entry of protected', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is named where Windows knows no account by it, and nobody signed in is meant', async () => {
    const users = ['mia', 'nobody', 'OFFICE\\\\anna', ' .\\mia ', '.\\nobody', 'zoe@office.example', 'x@y.z'];
    expect(await named(users)).toEqual({
      found: ['nobody', '.\\nobody', 'x@y.z'],
      asked: ['mia', 'nobody', 'OFFICE\\anna', 'mia', 'nobody', 'zoe@office.example', 'x@y.z'],
    });
  });

  it('that protects somebody who is signed in, or is a SID or no name at all, needs no look', async () => {
    expect(await named(['Ben Miller', 'ben', 'S-1-5-21-9-9-9-1', 'ben*', ''])).toEqual({
      found: [],
      asked: [],
    });
    expect(await named('unknown')).toEqual({ found: [], asked: [] });
  });

  it('is not named where Windows cannot tell, fails, or takes too long', async () => {
    expect((await named(['nobody'], async () => null)).found).toEqual([]);
    expect((await named(['nobody'], () => Promise.reject(new Error('no')))).found).toEqual([]);
    const late = named(['nobody'], () => new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(5000);
    expect((await late).found).toEqual([]);
  });
});
