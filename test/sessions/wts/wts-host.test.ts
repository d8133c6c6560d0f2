import { describe, expect, it } from 'vitest';
import { otherUsers } from '../../../src/sessions/other-users.ts';
import type { Session } from '../../../src/sessions/session.ts';
import type { SignOutMethod } from '../../../src/sessions/session-host.ts';
import type { Account, Accounts } from '../../../src/sessions/wts/accounts.ts';
import type { Messenger } from '../../../src/sessions/wts/messenger.ts';
import type { Processes } from '../../../src/sessions/wts/processes.ts';
import { wtsHost } from '../../../src/sessions/wts/wts-host.ts';
import { ben, LISTED_AT, minutesAgo } from '../../fakes/people.ts';
import type { FakeSession, FakeWts } from './fake-wts.ts';
import { fakeWts, infoEx, uint16, wide } from './fake-wts.ts';
import { clientAddress, fileTimeOf } from './structs.ts';

const SERVICES: FakeSession = { id: 0, state: 4, station: 'services', info: 5 };
const LISTENER: FakeSession = { id: 65_536, state: 6, station: 'rdp-tcp', info: 5 };
const KAI: FakeSession = {
  id: 1,
  state: 0,
  station: 'console',
  user: 'kai',
  domain: 'DESKTOP-7',
  info: infoEx({
    SessionId: 1,
    SessionState: 0,
    SessionFlags: 1,
    WinStationName: 'Console',
    UserName: 'kai',
    DomainName: 'DESKTOP-7',
    LogonTime: fileTimeOf(minutesAgo(300)),
    ConnectTime: fileTimeOf(minutesAgo(300)),
    CurrentTime: fileTimeOf(LISTED_AT),
  }),
};
const BEN: FakeSession = {
  id: 2,
  state: 4,
  station: '',
  user: 'ben',
  domain: 'DESKTOP-7',
  info: infoEx({
    SessionId: 2,
    SessionState: 4,
    UserName: 'ben',
    DomainName: 'DESKTOP-7',
    LogonTime: fileTimeOf(minutesAgo(200)),
    ConnectTime: fileTimeOf(minutesAgo(200)),
    DisconnectTime: fileTimeOf(minutesAgo(134)),
    LastInputTime: fileTimeOf(minutesAgo(190)),
    CurrentTime: fileTimeOf(LISTED_AT),
  }),
};
const ANNA: FakeSession = {
  id: 3,
  state: 0,
  station: 'rdp-tcp#5',
  user: 'anna',
  domain: 'CORP',
  info: infoEx({
    SessionId: 3,
    SessionState: 0,
    SessionFlags: 0,
    UserName: 'anna',
    DomainName: 'CORP',
    LogonTime: fileTimeOf(minutesAgo(100)),
    ConnectTime: fileTimeOf(minutesAgo(90)),
    LastInputTime: fileTimeOf(minutesAgo(14)),
    CurrentTime: fileTimeOf(LISTED_AT),
  }),
  clientName: wide('ANNAS-LAPTOP'),
  clientAddress: clientAddress(2, [0, 0, 192, 168, 0, 21]),
  protocol: uint16(2),
};

/** Knows these accounts at once. */
function knowing(known: Readonly<Record<string, Account>> = {}): Accounts {
  return {
    lookUp: async () => {},
    known: ({ domainName, userName }) => known[`${domainName}\\${userName}`] ?? null,
  };
}

/** Sees no process. */
const BLIND: Processes = { read: async () => new Map() };

/** Reaches nobody. */
const MUTE: Messenger = { ask: async () => 'cannotBeAsked', leaveNote: async () => 'failed' };

function hostOf(wts: FakeWts, accounts = knowing(), methods: readonly SignOutMethod[] = []) {
  return wtsHost({
    host: 'DESKTOP-7',
    wts,
    accounts,
    messenger: MUTE,
    processes: BLIND,
    methods,
    lock: () => 0,
  });
}

async function only(session: FakeSession): Promise<Session | undefined> {
  const wts = fakeWts([session]);
  const sessions = await hostOf(wts).list();
  expect(wts.faults).toEqual([]);
  return sessions[0];
}

describe('a listing', () => {
  it('tells of everybody all that Windows tells, and gives all memory back', async () => {
    const wts = fakeWts([SERVICES, KAI, BEN, ANNA, LISTENER]);
    const known = { 'DESKTOP-7\\ben': { sid: 'S-1-5-21-1-2-3-1002', fullName: 'Ben Ox' } };
    const sessions = await hostOf(wts, knowing(known)).list();
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual([0, 1, 2, 3, 65_536]);
    expect(sessions[2]).toEqual({
      host: 'DESKTOP-7',
      sessionId: 2,
      stationName: '',
      userName: 'ben',
      domainName: 'DESKTOP-7',
      fullName: 'Ben Ox',
      sid: 'S-1-5-21-1-2-3-1002',
      state: 'disconnected',
      stateWord: null,
      locked: null,
      idle: { kind: 'away', ms: 134 * 60_000 },
      logonTime: minutesAgo(200),
      logonText: null,
      connectTime: minutesAgo(200),
      disconnectTime: minutesAgo(134),
      lastInputTime: minutesAgo(190),
      clientName: null,
      clientAddress: null,
      protocol: 'console',
      memoryBytes: null,
      processCount: null,
      cpuMs: null,
      isCurrent: false,
      isReadable: true,
    });
    expect(sessions[3]).toEqual({
      host: 'DESKTOP-7',
      sessionId: 3,
      stationName: 'rdp-tcp#5',
      userName: 'anna',
      domainName: 'CORP',
      fullName: null,
      sid: null,
      state: 'active',
      stateWord: null,
      locked: true,
      idle: { kind: 'noInput', ms: 14 * 60_000 },
      logonTime: minutesAgo(100),
      logonText: null,
      connectTime: minutesAgo(90),
      disconnectTime: null,
      lastInputTime: minutesAgo(14),
      clientName: 'ANNAS-LAPTOP',
      clientAddress: '192.168.0.21',
      protocol: 'remote',
      memoryBytes: null,
      processCount: null,
      cpuMs: null,
      isCurrent: false,
      isReadable: true,
    });
    expect(wts.faults).toEqual([]);
  });

  it('marks the session of this process, by its id and not by its name', async () => {
    const twin = { ...KAI, id: 4, info: infoEx({ SessionId: 4, UserName: 'kai' }) };
    const sessions = await hostOf(fakeWts([twin, KAI])).list();
    expect(sessions.map(({ sessionId, isCurrent }) => [sessionId, isCurrent])).toEqual([
      [4, false],
      [1, true],
    ]);
  });

  it('marks no session where Windows does not tell which one is ours', async () => {
    const sessions = await hostOf(fakeWts([KAI, BEN], null)).list();
    expect(sessions.filter(({ isCurrent }) => isCurrent)).toEqual([]);
  });

  it('knows nothing of the idle time of somebody at the console', async () => {
    expect((await only(KAI))?.idle).toEqual({ kind: 'unknown', ms: null });
  });

  it('waits for the accounts of those who are signed in', async () => {
    const asked: string[][] = [];
    const accounts: Accounts = {
      lookUp: async (names) => void asked.push(names.map(({ userName }) => userName)),
      known: () => null,
    };
    await hostOf(fakeWts([SERVICES, KAI, BEN, LISTENER]), accounts).list();
    expect(asked).toEqual([['kai', 'ben']]);
  });

  it('has the whole name where the longer structure had to cut it', async () => {
    const user = 'maximiliane.oberhuber';
    const info = infoEx({ SessionId: 2, UserName: user.slice(0, 20), LogonTime: fileTimeOf(LISTED_AT) });
    expect((await only({ ...BEN, user, info }))?.userName).toBe(user);
  });
});

describe('somebody whose details cannot be read', () => {
  const whole = infoEx({ SessionId: 2, UserName: 'ben' });
  it.each<[string, Buffer | number]>([
    ['access is denied', 5],
    ['the session is gone by then', 7022],
    ['the structure is cut off', whole.subarray(0, 100)],
    ['the structure is empty', Buffer.alloc(0)],
    ['the structure is of level 0', infoEx({ Level: 0, SessionId: 2, UserName: 'ben' })],
    ['the structure is about another session', infoEx({ SessionId: 3, UserName: 'ben' })],
    ['the structure has no user', infoEx({ SessionId: 2, LogonTime: fileTimeOf(LISTED_AT) })],
  ])('is listed, with nothing made up, and not offered: %s', async (_, info) => {
    const wts = fakeWts([KAI, { ...BEN, info, clientName: 5, clientAddress: 5, protocol: 5 }]);
    const sessions = await hostOf(wts).list();
    expect(sessions[1]).toEqual({
      host: 'DESKTOP-7',
      sessionId: 2,
      stationName: '',
      userName: 'ben',
      domainName: 'DESKTOP-7',
      fullName: null,
      sid: null,
      state: 'disconnected',
      stateWord: null,
      locked: null,
      idle: { kind: 'unknown', ms: null },
      logonTime: null,
      logonText: null,
      connectTime: null,
      disconnectTime: null,
      lastInputTime: null,
      clientName: null,
      clientAddress: null,
      protocol: null,
      memoryBytes: null,
      processCount: null,
      cpuMs: null,
      isCurrent: false,
      isReadable: false,
    });
    expect(otherUsers(sessions).map(({ notOffered }) => notOffered)).toEqual(['unreadable']);
    expect(wts.faults).toEqual([]);
  });

  it('is listed without a name, too, where somebody is connected', async () => {
    expect((await only({ id: 7, state: 0, info: 5 }))?.isReadable).toBe(false);
  });

  it('is nobody where Windows shows its logon screen', async () => {
    const sessions = await hostOf(fakeWts([KAI, { id: 7, state: 1, station: 'console', info: 5 }])).list();
    expect(otherUsers(sessions)).toEqual([]);
  });
});

describe('a session that changes hands between the two reads', () => {
  it('is the one that the logon time belongs to', async () => {
    const info = infoEx({
      SessionId: 2,
      UserName: 'zoe',
      DomainName: 'CORP',
      LogonTime: fileTimeOf(LISTED_AT),
    });
    const session = await only({ ...BEN, info });
    expect([session?.userName, session?.domainName, session?.logonTime]).toEqual(['zoe', 'CORP', LISTED_AT]);
  });

  it('is not taken for a name that was cut', async () => {
    const session = await only({ ...BEN, user: 'benjamin', info: infoEx({ SessionId: 2, UserName: 'ben' }) });
    expect(session?.userName).toBe('ben');
  });
});

describe('a listing that fails', () => {
  it.each([
    ['Windows refuses', { ok: false, error: 5, address: null, length: 0 }, 'accessDenied', 5],
    ['the service is down', { ok: false, error: 1722, address: null, length: 0 }, 'unavailable', 1722],
    ['there are no sessions at all', { ok: true, error: 0, address: null, length: 0 }, 'unavailable', null],
    ['the library cannot be called', new Error('broken'), 'unavailable', null],
  ])('says so: %s', async (_, enumeration, kind, code) => {
    const wts = fakeWts([KAI]);
    wts.enumeration = enumeration;
    await expect(hostOf(wts).list()).rejects.toMatchObject({ name: 'SessionError', kind, code });
    expect(wts.faults).toEqual([]);
  });

  it.each([0, 4_000_000_000])('gives back what came with a count of %i', async (length) => {
    const wts = fakeWts([]);
    const freed: unknown[] = [];
    wts.enumeration = { ok: true, error: 0, address: 0x9000n, length };
    wts.freeSessions = (...args) => void freed.push(args);
    await expect(hostOf(wts).list()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(freed).toEqual([[0x9000n, length]]);
  });

  it('gives everything back where a query throws', async () => {
    const wts = fakeWts([KAI, { ...BEN, clientName: new Error('no worker') }]);
    await expect(hostOf(wts).list()).rejects.toMatchObject({ name: 'SessionError', kind: 'unavailable' });
    expect(wts.faults).toEqual([]);
  });

  it('gives everything back where the memory cannot be read', async () => {
    const wts = fakeWts([KAI]);
    wts.bytes = () => {
      throw new Error('access violation');
    };
    await expect(hostOf(wts).list()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(wts.faults).toEqual([]);
  });
});

describe('the host', () => {
  it('tries WTSLogoffSession first, which follows the look at once, and then what it was given', () => {
    const logoff: SignOutMethod = {
      describe: ({ sessionId }) => `logoff ${sessionId}`,
      end: async () => ({ kind: 'done' }),
    };
    const { methods } = hostOf(fakeWts([KAI]), knowing(), [logoff]);
    const session = ben({ sessionId: 3 });
    expect(methods.map((method) => method.describe(session))).toEqual(['WTSLogoffSession(3)', 'logoff 3']);
  });

  it('promises no question and knows no programs', async () => {
    const host = hostOf(fakeWts([KAI, BEN]));
    const [, other] = await host.list();
    if (other === undefined) throw new Error('Ben is not listed');
    const question = {
      deed: 'signOut',
      title: 'Usher',
      text: 'May I?',
      seconds: 60,
      reason: null,
      silenceSignsOut: false,
    } as const;
    expect([
      host.name,
      host.isExact,
      host.canAsk,
      await host.usage(other),
      await host.ask(other, question, new AbortController().signal),
    ]).toEqual(['wtsapi32', true, true, { kind: 'unknown' }, { answer: 'cannotBeAsked' }]);
  });
});
