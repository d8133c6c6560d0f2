import { describe, expect, it } from 'vitest';
import type { Accounts } from '../../../src/sessions/wts/accounts.ts';
import type { Processes } from '../../../src/sessions/wts/processes.ts';
import { listSessions, NO_ACCOUNTS, readSession } from '../../../src/sessions/wts/session-list.ts';
import { anna, ben, kai, minutesAgo, services } from '../../people.ts';
import { rowOf } from '../remote/fake-pcs.ts';
import { fakeWts } from './fake-wts.ts';

const PC = 'SERVER-1';

/** As nobody's account is looked up. */
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
          [{ sessionId, processId: 1, imageName: 'a.exe', memoryBytes: 7, cpuMs: 9 }],
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
