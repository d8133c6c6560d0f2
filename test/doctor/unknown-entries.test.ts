import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unknownEntries } from '../../src/doctor/unknown-entries.ts';
import type { ProtectedUsers } from '../../src/sessions/protected-users.ts';
import type { Session } from '../../src/sessions/session.ts';
import { anna, ben, kai } from '../fakes/people.ts';

const ACCOUNTS = new Set(['mia', 'OFFICE\\anna', 'zoe@office.example', 'S-1-5-21-9-9-9-1']);

/** The reported entries if Windows has these accounts. @returns them, with what Windows was asked for */
async function named(
  users: ProtectedUsers,
  isAccount?: (account: string) => Promise<boolean | null>,
  others: readonly Session[] = [],
) {
  const asked: string[] = [];
  const isKnown = async (account: string) => {
    asked.push(account);
    return isAccount === undefined ? ACCOUNTS.has(account) : isAccount(account);
  };
  const people = [kai(), ben({ fullName: 'Ben Miller' }), ...others];
  const { nobody, untold } = await unknownEntries(users, people, { isUser: isKnown, isUserSid: isKnown });
  return { found: nobody, untold, asked };
}

describe('an entry of protected', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is named where Windows knows no account by it, and nobody signed in is meant', async () => {
    const users = ['mia', 'nobody', 'OFFICE\\\\anna', ' .\\mia ', '.\\nobody', 'zoe@office.example', 'x@y.z'];
    expect(await named(users)).toEqual({
      found: ['nobody', '.\\nobody', 'x@y.z'],
      untold: [],
      asked: ['mia', 'nobody', 'OFFICE\\anna', 'mia', 'nobody', 'zoe@office.example', 'x@y.z'],
    });
  });

  it('that protects somebody who is signed in, or is no name at all, needs no look', async () => {
    expect(await named(['Ben Miller', 'ben', 'S-1-5-21-1-2-3-1002', 'ben*', ''])).toEqual({
      found: [],
      untold: [],
      asked: [],
    });
    expect(await named('unknown')).toEqual({ found: [], untold: [], asked: [] });
  });

  it('that is a SID is named where Windows knows no user with it', async () => {
    expect(await named(['S-1-5-21-9-9-9-1', 's-1-5-21-9-9-9-2'])).toEqual({
      found: ['s-1-5-21-9-9-9-2'],
      untold: [],
      asked: ['S-1-5-21-9-9-9-1', 'S-1-5-21-9-9-9-2'],
    });
  });

  it('that is a mail address is named as untold where Windows cannot tell whose it is', async () => {
    expect(await named(['ben@office.example', 'mia'], async () => null)).toEqual({
      found: [],
      untold: ['ben@office.example'],
      asked: ['ben@office.example', 'mia'],
    });
  });

  it('that may be a full name that Windows does not tell is named as untold, and not as nobody’s', async () => {
    const users = ['Anna Ox', 'Ben Miller', 'nobody', 'mia'];
    expect(await named(users, undefined, [anna({ domainName: 'OFFICE', fullName: null })])).toEqual({
      found: ['nobody'],
      untold: ['Anna Ox', 'Ben Miller'],
      asked: ['nobody', 'mia'],
    });
    expect((await named(users)).untold).toEqual([]);
  });

  it('that is a mail address of nobody is not named where somebody signed in is called so', async () => {
    expect((await named(['ben@office.example'])).found).toEqual([]);
  });

  it('is not named where Windows cannot tell, fails, or takes too long', async () => {
    expect((await named(['nobody'], async () => null)).found).toEqual([]);
    expect((await named(['nobody'], () => Promise.reject(new Error('no')))).found).toEqual([]);
    const late = named(['nobody'], () => new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(5000);
    expect((await late).found).toEqual([]);
  });
});
