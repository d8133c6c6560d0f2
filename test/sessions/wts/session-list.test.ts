import { describe, expect, it } from 'vitest';
import { rawSessions } from '../../../src/doctor/raw-sessions.ts';
import { otherUsers } from '../../../src/sessions/other-users.ts';
import type { Accounts } from '../../../src/sessions/wts/accounts.ts';
import type { ProcessInfo } from '../../../src/sessions/wts/process-info.ts';
import type { Processes } from '../../../src/sessions/wts/processes.ts';
import { listSessions, lookAt, NO_ACCOUNTS, readSession } from '../../../src/sessions/wts/session-list.ts';
import { sessionUser } from '../../../src/sessions/wts/session-user.ts';
import { anna, ben, kai, minutesAgo, services } from '../../fakes/people.ts';
import { rowOf } from '../remote/fake-pcs.ts';
import type { FakeWts } from './fake-wts.ts';
import { fakeWts } from './fake-wts.ts';

/** Asks the second if the first knows nothing. */
function anyOf<Args extends unknown[], T>(one: (...args: Args) => T, other: (...args: Args) => T) {
  return (...args: Args) => {
    try {
      return one(...args);
    } catch {
      return other(...args);
    }
  };
}

const PC = 'SERVER-1';

/** Nobody's account is looked up. */
const THERE = { host: PC, sid: null, fullName: null };
const ROWS = [rowOf(services()), rowOf(kai()), rowOf(ben()), rowOf(anna())];

describe('one session', () => {
  it('is read with all that Windows tells but its account and its programs', async () => {
    const wts = fakeWts(ROWS);
    expect(await readSession(wts, PC, 2)).toEqual(ben(THERE));
    expect(await readSession(wts, PC, 3)).toEqual(anna(THERE));
    expect(wts.faults).toEqual([]);
  });

  it('is that of this process where it has its id', async () => {
    expect(await readSession(fakeWts(ROWS, 1), PC, 1)).toEqual(kai(THERE));
    expect(await readSession(fakeWts(ROWS, null), PC, 1)).toEqual(kai({ ...THERE, isCurrent: false }));
  });

  it.each([5, -1, 65_536, Number.NaN])('is nobody’s where nothing has the id %d', async (id) => {
    const wts = fakeWts(ROWS);
    expect([await readSession(wts, PC, id), wts.faults]).toEqual([null, []]);
  });

  it('has no logon time where it may not be read', async () => {
    const wts = fakeWts([rowOf(ben({ isReadable: false }))]);
    expect(await readSession(wts, PC, 2)).toMatchObject({
      userName: 'ben',
      logonTime: null,
      isReadable: false,
    });
  });

  it('has no logon time where Windows answers with another session', async () => {
    const { info } = rowOf(ben({ sessionId: 9, logonTime: minutesAgo(1) }));
    const wts = fakeWts([{ ...rowOf(ben()), info }]);
    expect(await readSession(wts, PC, 2)).toMatchObject({ logonTime: null, isReadable: false });
  });

  it.each([
    [{ ok: false, error: 5, address: null, length: 0 }, 'accessDenied', 5],
    [{ ok: false, error: 1722, address: null, length: 0 }, 'unavailable', 1722],
    [{ ok: true, error: 0, address: null, length: 0 }, 'unavailable', null],
  ])('is an error where the list is one: %o', async (enumeration, kind, code) => {
    const wts = fakeWts(ROWS);
    wts.enumeration = enumeration;
    await expect(readSession(wts, PC, 2)).rejects.toMatchObject({ name: 'SessionError', kind, code });
  });
});

describe('every session of a PC', () => {
  const running: Processes = {
    read: async (ids) =>
      new Map(
        ids.map((sessionId) => [
          sessionId,
          [
            {
              sessionId,
              processId: 1,
              parentId: null,
              startedAt: null,
              imageName: 'a.exe',
              memoryBytes: 7,
              cpuMs: 9,
            },
          ],
        ]),
      ),
  };
  const ran = { memoryBytes: 7, processCount: 1, cpuMs: 9 };

  it('is listed under the name that it was asked by, with what runs in those that have a person', async () => {
    const wts = fakeWts(ROWS);
    expect(await listSessions(wts, NO_ACCOUNTS, running, PC)).toEqual([
      services({ ...THERE, idle: { kind: 'away', ms: null } }),
      kai({ ...THERE, ...ran }),
      ben({ ...THERE, ...ran }),
      anna({ ...THERE, ...ran }),
    ]);
    expect(wts.faults).toEqual([]);
  });

  const with4: Processes = {
    read: async (ids) =>
      new Map<number, readonly ProcessInfo[]>([
        ...(await running.read(ids)),
        ...[4, 0, 70_000].map(
          (sessionId) =>
            [
              sessionId,
              [
                {
                  sessionId,
                  processId: 9,
                  parentId: null,
                  startedAt: null,
                  imageName: 'explorer.exe',
                  memoryBytes: 1,
                  cpuMs: 1,
                },
              ],
            ] as const,
        ),
      ]),
  };

  it('holds whom Windows does not show and programs give away, as somebody whom nobody can be told of', async () => {
    const sessions = await listSessions(fakeWts(ROWS), NO_ACCOUNTS, with4, PC);
    expect(
      sessions.map(({ sessionId, isReadable, state }) => [sessionId, isReadable, state]).slice(-1),
    ).toEqual([[4, false, 'unknown']]);
    expect(sessions).toHaveLength(ROWS.length + 1);
    const [hidden] = otherUsers(sessions).filter(({ session }) => session.sessionId === 4);
    expect(hidden?.notOffered).toBe('unreadable');
  });

  it('holds nobody twice who signed in while it was read', async () => {
    const wts = fakeWts([...ROWS, rowOf(ben({ sessionId: 4, userName: 'zoe' }))]);
    const first = fakeWts(ROWS);
    let reads = 0;
    // The first listing does not have session 4 yet.
    const late = { ...wts, enumerateSessions: () => (reads++ === 0 ? first : wts).enumerateSessions() };
    const both = { ...late, bytes: anyOf(first.bytes, wts.bytes), text: anyOf(first.text, wts.text) };
    const sessions = await listSessions({ ...both, freeSessions() {} }, NO_ACCOUNTS, with4, PC);
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual([0, 1, 2, 3]);
  });

  it('leaves out a session that has ended while it was read, and no other', async () => {
    const before = fakeWts(ROWS);
    const after = fakeWts(ROWS.filter(({ id }) => id !== 2));
    const ending = () => {
      let listings = 0;
      return {
        ...after,
        enumerateSessions: () => (listings++ === 0 ? before : after).enumerateSessions(),
        bytes: anyOf(before.bytes, after.bytes),
        text: anyOf(before.text, after.text),
        freeSessions() {},
      };
    };
    const everybody = await listSessions(ending(), NO_ACCOUNTS, running, PC);
    expect(everybody.map(({ sessionId }) => sessionId)).toEqual([0, 1, 3]);
    expect((await lookAt(ending(), PC, 2)).map(({ sessionId }) => sessionId)).toEqual([1]);
    expect(await readSession(ending(), PC, 2)).toEqual(null);
  });

  it('looks up those that have a person, and no account at all where none is known', async () => {
    const asked: string[] = [];
    const accounts: Accounts = {
      lookUp: async (people) => void asked.push(...people.map(({ userName }) => userName)),
      known: ({ userName }) => (userName === 'ben' ? { sid: ben().sid, fullName: 'Ben' } : null),
    };
    const sessions = await listSessions(fakeWts(ROWS), accounts, running, PC);
    expect(asked).toEqual(['kai', 'ben', 'anna']);
    expect(sessions.map(({ sid, fullName }) => [sid, fullName])).toEqual([
      [null, null],
      [null, null],
      [ben().sid, 'Ben'],
      [null, null],
    ]);
    await NO_ACCOUNTS.lookUp(sessions);
    expect(sessions.map((session) => NO_ACCOUNTS.known(session))).toEqual([null, null, null, null]);
  });
});

describe('a length that cannot be true', () => {
  const HUGE = 0xffff_ffff;

  /** The lengths that were read of Windows' memory. */
  function watched(wts: FakeWts): number[] {
    const { bytes } = wts;
    const lengths: number[] = [];
    wts.bytes = (address, length) => {
      lengths.push(length);
      return bytes(address, length);
    };
    return lengths;
  }

  it('of a fact is not read, and tells nothing of anybody', async () => {
    const wts = fakeWts(ROWS);
    const { querySession } = wts;
    wts.querySession = async (id, fact) => ({ ...(await querySession(id, fact)), length: HUGE });
    const lengths = watched(wts);
    const unknown = { isReadable: false, logonTime: null, protocol: null };
    expect(await readSession(wts, PC, 2)).toMatchObject({ userName: 'ben', ...unknown });
    expect(await rawSessions(wts)).toHaveLength(ROWS.length);
    expect([Math.max(...lengths) < HUGE, wts.faults]).toEqual([true, []]);
  });

  it('of a listing is not read where the user of a session is looked up', async () => {
    const wts = fakeWts(ROWS);
    const { enumerateSessions } = wts;
    wts.enumerateSessions = async () => ({ ...(await enumerateSessions()), length: HUGE });
    const lengths = watched(wts);
    const found = await sessionUser(2, wts, { sid: async () => 'S-1-5-21-1-2-3-1002' });
    expect([found, lengths]).toEqual([null, []]);
  });
});
