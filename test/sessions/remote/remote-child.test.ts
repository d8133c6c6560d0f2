import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readRemoteAnswer } from '../../../src/sessions/remote/remote-answer.ts';
import { remoteAnswer } from '../../../src/sessions/remote/remote-child.ts';
import type { Session } from '../../../src/sessions/session.ts';
import { SessionError } from '../../../src/sessions/session-error.ts';
import { signInOf } from '../../../src/sessions/sign-in.ts';
import type { FakeFunction } from '../../fakes/native.ts';
import { failed } from '../../fakes/native.ts';
import { anna, ben, kai, minutesAgo, services } from '../../fakes/people.ts';
import { runs } from '../../fakes/runs.ts';
import type { FakePcs } from './fake-pcs.ts';
import { fakePcs, rowOf, SERVER } from './fake-pcs.ts';

const PC = 'SERVER-1';
const MB = 1024 ** 2;

/** The operator here, Ben and Anna there. */
function pcs(over: Partial<FakePcs> = {}): FakePcs {
  return { here: [rowOf(kai())], there: [rowOf(ben()), rowOf(anna())], ownId: 1, ...over };
}

/** One call, and the resulting calls of Windows. */
async function calling(given: FakePcs, ...args: readonly string[]) {
  const native = fakePcs(given);
  const line = await remoteAnswer(native, [PC, ...args]);
  expect(line).not.toContain('\n');
  const named = (wanted: string) =>
    native.calls.filter(({ name }) => name === wanted).map(({ args: given }) => given);
  return {
    native,
    answer: JSON.parse(line),
    logoffs: named('WTSLogoffSession'),
    closed: named('WTSCloseServer'),
  };
}

const targetOf = (session: Session) => signInOf({ ...session, host: PC });

function loggingOff(session: Session, over: Partial<FakePcs> = {}) {
  return calling(pcs(over), 'logoff', JSON.stringify(targetOf(session)));
}

const NOT_DONE = { result: { kind: 'failed', code: null, accessDenied: false } };
const CHANGED = { result: { kind: 'stopped', because: 'changed' } };
const DONE = { result: { kind: 'done' } };

describe('the list of another PC', () => {
  it('has everybody there by that PC’s name, without accounts looked up, and nobody is the operator', async () => {
    const { answer, native, closed } = await calling(
      pcs({
        there: [rowOf(services()), rowOf(kai()), rowOf(ben()), rowOf(anna())],
        running: [
          { sessionId: 2, name: 'winword.exe', bytes: 300 * MB },
          { sessionId: 2, name: 'explorer.exe', bytes: 100 * MB },
        ],
      }),
      'list',
    );
    const there = { host: PC, sid: null, fullName: null, isCurrent: false };
    expect(answer).toEqual({
      sessions: [
        services({ ...there, idle: { kind: 'away', ms: null } }),
        kai(there),
        ben({ ...there, memoryBytes: 400 * MB, processCount: 2 }),
        anna(there),
      ],
    });
    expect(readRemoteAnswer('list', JSON.stringify(answer))).toEqual(answer);
    expect(native.calls[0]).toMatchObject({ name: 'WTSOpenServerExW', args: [PC] });
    expect(closed).toEqual([[SERVER]]);
  });

  it('asks that PC and never this one', async () => {
    const { native } = await calling(pcs(), 'list');
    const asked = native.calls.filter(({ name }) => /Enumerate|Query/.test(name));
    expect(new Set(asked.map(({ args }) => args[0]))).toEqual(new Set([SERVER]));
    expect(native.calls.map(({ name }) => name)).not.toContain('NtQuerySystemInformation');
  });

  it('gives back what Windows allocated', async () => {
    const { native } = await calling(pcs({ running: [{ sessionId: 2, name: 'a.exe', bytes: 1 }] }), 'list');
    const count = (...names: string[]) => native.calls.filter(({ name }) => names.includes(name)).length;
    expect(count('WTSFreeMemoryExW')).toEqual(count('WTSEnumerateSessionsExW', 'WTSEnumerateProcessesExW'));
    expect(count('WTSFreeMemory')).toEqual(count('WTSQuerySessionInformationW'));
  });
});

describe('what runs in a session of another PC', () => {
  const running = [
    { sessionId: 2, name: 'winword.exe', bytes: 300 * MB },
    { sessionId: 3, name: 'excel.exe', bytes: 100 * MB },
  ];

  it('is told of that session alone', async () => {
    const { answer, closed } = await calling(pcs({ running }), 'usage', '2');
    expect(answer).toEqual({
      usage: { kind: 'known', programs: [{ name: 'Word', holds: 'documents' }], memoryBytes: 300 * MB },
    });
    expect(closed).toEqual([[SERVER]]);
  });

  it.each([
    ['this account may not see it', { running: null }, '2'],
    ['nothing was seen in it', { running }, '4'],
    ['no session is named', { running }, 'x'],
  ])('is unknown where %s', async (_, over, id) => {
    const { answer } = await calling(pcs(over), 'usage', id);
    expect(answer).toEqual({ usage: { kind: 'unknown' } });
  });
});

describe('a sign-out on another PC', () => {
  it('ends the session that is still the one meant, and does not wait for it', async () => {
    const { answer, logoffs, closed } = await loggingOff(ben());
    expect([answer, logoffs, closed]).toEqual([DONE, [[SERVER, 2, 0]], [[SERVER]]]);
  });

  it('knows the account whatever the case of its name', async () => {
    const { answer, logoffs } = await loggingOff(ben({ userName: 'BEN', domainName: 'desktop-7' }));
    expect([answer, logoffs]).toEqual([DONE, [[SERVER, 2, 0]]]);
  });

  it.each<[string, FakeFunction, unknown]>([
    ['done where the session is gone by then', () => failed(7022), DONE],
    [
      'denied where this account may not (5)',
      () => failed(5),
      { result: { kind: 'failed', code: 5, accessDenied: true } },
    ],
    [
      'denied where this account may not (7045)',
      () => failed(7045),
      { result: { kind: 'failed', code: 7045, accessDenied: true } },
    ],
    [
      'failed with any other number',
      () => failed(1722),
      { result: { kind: 'failed', code: 1722, accessDenied: false } },
    ],
  ])('is %s', async (_, WTSLogoffSession, deed) => {
    const { answer, closed } = await loggingOff(ben(), { over: { WTSLogoffSession } });
    expect([answer, closed]).toEqual([deed, [[SERVER]]]);
  });

  it('is done where nothing has that id any more', async () => {
    const { answer, logoffs, closed } = await loggingOff(ben(), { there: [rowOf(anna())] });
    expect([answer, logoffs, closed]).toEqual([DONE, [], [[SERVER]]]);
  });

  it.each<[string, Session]>([
    ['another user', ben({ userName: 'zoe' })],
    ['a user of the same name from another domain', ben({ domainName: 'CORP' })],
    ['the same user, signed in again', ben({ logonTime: minutesAgo(1) })],
    ['somebody of whom nothing may be read', ben({ isReadable: false })],
    ['somebody without a logon time', ben({ logonTime: null })],
  ])('is not made where the id belongs to %s', async (_, found) => {
    const { answer, logoffs, closed } = await loggingOff(ben(), { there: [rowOf(found), rowOf(anna())] });
    expect([answer, logoffs, closed]).toEqual([CHANGED, [], [[SERVER]]]);
  });

  it('is done where only a logon screen has the id', async () => {
    const screen = ben({ userName: '', domainName: '', state: 'connected', logonTime: null });
    const { answer, logoffs } = await loggingOff(ben(), { there: [rowOf(screen), rowOf(anna())] });
    expect([answer, logoffs]).toEqual([DONE, []]);
  });

  it('is not made where nobody told at the click since when they are signed in', async () => {
    const { answer, logoffs } = await loggingOff(ben({ logonTime: null }));
    expect([answer, logoffs]).toEqual([NOT_DONE, []]);
  });

  it.each<[string, Session]>([
    ['connected again', ben({ state: 'active', stationName: 'console' })],
    ['was connected in between', ben({ connectTime: minutesAgo(1), disconnectTime: minutesAgo(0.5) })],
  ])('is not made where somebody who was away %s', async (_, found) => {
    const { answer, logoffs } = await loggingOff(ben(), { there: [rowOf(found)] });
    expect([answer, logoffs]).toEqual([{ result: { kind: 'stopped', because: 'cameBack' } }, []]);
  });

  it('is made where somebody has typed: whether that is a doubt is for those who asked to say', async () => {
    const { answer, logoffs } = await loggingOff(anna(), {
      there: [rowOf(anna({ lastInputTime: minutesAgo(0) }))],
    });
    expect([answer, logoffs]).toEqual([DONE, [[SERVER, 3, 0]]]);
  });

  it('is made where nobody has typed, also if input were a doubt', async () => {
    const target = JSON.stringify(targetOf(anna()));
    const { answer, logoffs } = await calling(pcs(), 'logoff', target, 'input-is-doubt');
    expect([answer, logoffs]).toEqual([DONE, [[SERVER, 3, 0]]]);
  });

  it('is not made where somebody has typed and those who asked say that it is a doubt', async () => {
    const given = pcs({ there: [rowOf(anna({ lastInputTime: minutesAgo(0) }))] });
    const target = JSON.stringify(targetOf(anna()));
    const { answer, logoffs } = await calling(given, 'logoff', target, 'input-is-doubt');
    expect([answer, logoffs]).toEqual([{ result: { kind: 'stopped', because: 'cameBack' } }, []]);
    expect(readRemoteAnswer('logoff', JSON.stringify(answer))).toEqual(answer);
  });

  it.each([
    ['forward', 3_600_000],
    ['back', -3_600_000],
    ['back by three seconds', -3000],
  ])('is not made where this PC’s clock is set %s before it', async (_, by) => {
    let queries = 0;
    const before = (name: string) => {
      if (name !== 'WTSQuerySessionInformationW') return;
      queries += 1;
      if (queries === 2) vi.setSystemTime(Date.now() + by);
    };
    vi.useFakeTimers();
    const { answer, logoffs } = await loggingOff(ben(), { before });
    vi.useRealTimers();
    expect([answer, logoffs]).toEqual([{ result: { kind: 'stopped', because: 'clockStepped' } }, []]);
    expect(readRemoteAnswer('logoff', JSON.stringify(answer))).toEqual(answer);
  });

  it.each([
    ['is made after one look that took a second', 99, 1000, DONE, [[SERVER, 2, 0]], 1],
    ['is made after another look where the first took longer', 1, 1001, DONE, [[SERVER, 2, 0]], 2],
    ['is not made where each of five looks takes longer', 99, 1001, NOT_DONE, [], 5],
  ] as const)('%s', async (_, slow, ms, deed, done, looks) => {
    let lists = 0;
    const before = (name: string, server: unknown) => {
      if (name !== 'WTSEnumerateSessionsExW' || server !== SERVER) return;
      lists += 1;
      if (lists <= slow) vi.advanceTimersByTime(ms);
    };
    vi.useFakeTimers();
    const { answer, logoffs } = await loggingOff(ben(), { before });
    vi.useRealTimers();
    expect([answer, logoffs, lists]).toEqual([deed, done, looks]);
  });

  it('is not made where the operator has locked this PC', async () => {
    const { answer, logoffs } = await loggingOff(ben(), { here: [rowOf(kai({ locked: true }))] });
    expect([answer, logoffs]).toEqual([{ result: { kind: 'stopped', because: 'operatorLeft' } }, []]);
  });

  it('is not made in this process’s own session under another name of this PC', async () => {
    const both = [rowOf(kai()), rowOf(ben())];
    const { answer, logoffs, closed } = await loggingOff(kai(), { here: both, there: both });
    expect([answer, logoffs, closed]).toEqual([CHANGED, [], [[SERVER]]]);
  });

  it('is made in a session that has only the id of our own', async () => {
    const { answer, logoffs } = await loggingOff(ben({ sessionId: 1 }), {
      there: [rowOf(ben({ sessionId: 1 }))],
    });
    expect([answer, logoffs]).toEqual([DONE, [[SERVER, 1, 0]]]);
  });

  it('is made from session 0 too, where a command over SSH runs', async () => {
    const { answer, logoffs } = await loggingOff(ben(), { here: [rowOf(services())], ownId: 0 });
    expect([answer, logoffs]).toEqual([DONE, [[SERVER, 2, 0]]]);
  });

  it.each<[string, Partial<FakePcs>]>([
    ['Windows does not tell it', { ownId: null }],
    ['this PC does not list it', { here: [rowOf(anna())] }],
    [
      'it may not be read, and has the id that is meant',
      { here: [rowOf(ben({ isReadable: false }))], ownId: 2 },
    ],
    ['it has no logon time, and the id that is meant', { here: [rowOf(ben({ logonTime: null }))], ownId: 2 }],
  ])('is not made where our own session is unknown: %s', async (_, over) => {
    const { answer, logoffs, closed } = await loggingOff(ben(), over);
    expect([answer, logoffs, closed]).toEqual([NOT_DONE, [], [[SERVER]]]);
  });

  it.each([0, -1, -2, 65_536, 4_294_967_295, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'is not made for the id %d, which is no person’s',
    async (sessionId) => {
      const { answer, logoffs, closed } = await loggingOff(ben({ sessionId }), {
        there: [rowOf(ben({ sessionId }))],
      });
      expect([answer, logoffs, closed]).toEqual([NOT_DONE, [], [[SERVER]]]);
    },
  );

  it('never reaches an id that is no person’s, whoever has it there', async () => {
    const anyId = fc.oneof(fc.integer(), fc.double(), fc.integer({ min: -3, max: 70_000 }));
    await fc.assert(
      fc.asyncProperty(anyId, async (sessionId) => {
        const { logoffs, closed } = await loggingOff(ben({ sessionId }), {
          there: [rowOf(ben({ sessionId }))],
        });
        const isPersons = Number.isInteger(sessionId) && sessionId >= 1 && sessionId <= 65_535;
        expect(logoffs).toEqual(isPersons ? [[SERVER, sessionId, 0]] : []);
        expect(closed).toEqual([[SERVER]]);
      }),
      { numRuns: 200 },
    );
  });

  it('never ends another sign-in than the one meant, nor our own, whatever is found', async () => {
    const facts = {
      sessionId: fc.constantFrom(1, 2),
      userName: fc.constantFrom('kai', 'ben', 'BEN', ''),
      domainName: fc.constantFrom('DESKTOP-7', 'desktop-7', 'CORP'),
      logonTime: fc.constantFrom(kai().logonTime, minutesAgo(1), null),
      isReadable: fc.boolean(),
      state: fc.constantFrom<Session['state']>('active', 'disconnected', 'connected'),
    };
    const changes = fc.record(facts, { requiredKeys: [] });
    const ownId = fc.constantFrom(1, 1, 2, null);
    await fc.assert(
      fc.asyncProperty(fc.record(facts), changes, changes, ownId, async (some, over, ownOver, id) => {
        const meant = ben(some);
        const found = ben({ ...some, ...over });
        const own = kai({ ...some, ...ownOver });
        const { answer, logoffs, closed } = await loggingOff(meant, {
          here: [rowOf(own)],
          there: [rowOf(found)],
          ownId: id,
        });
        expect(closed).toEqual([[SERVER]]);
        if (logoffs.length === 0) return;
        const name = ({ userName, domainName }: Session) => `${domainName}\\${userName}`.toLowerCase();
        const signIn = (who: Session) => [who.sessionId, name(who), who.logonTime];
        const isKnown = (who: Session) => who.isReadable && who.logonTime !== null;
        expect([answer, logoffs]).toEqual([DONE, [[SERVER, found.sessionId, 0]]]);
        expect(signIn(meant)).toEqual(signIn(found));
        expect(isKnown(found)).toEqual(true);
        expect(own.sessionId).toEqual(id);
        expect(own.sessionId !== found.sessionId || isKnown(own)).toEqual(true);
        expect(signIn(own)).not.toEqual(signIn(found));
      }),
      { numRuns: runs(1000) },
    );
  });

  it.each(['sessionId', 'userName', 'domainName', 'logonTime', 'state', 'connectTime'] as const)(
    'is not made where the sign-in that is meant is told without its %s',
    async (key) => {
      const { [key]: _, ...rest } = { ...targetOf(ben()) };
      const { logoffs, closed } = await calling(pcs(), 'logoff', JSON.stringify(rest));
      expect([logoffs, closed]).toEqual([[], [[SERVER]]]);
    },
  );
});

describe('whatever goes wrong', () => {
  const broken: FakeFunction = () => {
    throw new Error('two\nlines');
  };

  it.each<[string, FakeFunction, unknown]>([
    [
      'is not opened',
      () => failed(1722, null),
      { kind: 'unavailable', code: 1722, message: 'WTSOpenServerExW failed with error 1722' },
    ],
    [
      'lets nobody in',
      () => failed(5, 0n),
      { kind: 'accessDenied', code: 5, message: 'WTSOpenServerExW failed with error 5' },
    ],
    ['cannot be called', broken, { kind: 'unavailable', code: null, message: 'Error: two\nlines' }],
  ])('is an answer, and nothing is closed, where the PC %s', async (_, WTSOpenServerExW, error) => {
    const { answer, closed } = await calling(pcs({ over: { WTSOpenServerExW } }), 'list');
    expect([answer, closed]).toEqual([{ error }, []]);
  });

  it.each<[string, string, Readonly<Record<string, FakeFunction | undefined>>, unknown]>([
    [
      'its list is refused',
      'list',
      { WTSEnumerateSessionsExW: () => failed(5) },
      { kind: 'accessDenied', code: 5, message: 'WTSEnumerateSessionsExW failed with error 5' },
    ],
    [
      'it is not there after all',
      'logoff',
      { WTSEnumerateSessionsExW: () => failed(1722) },
      { kind: 'unavailable', code: 1722, message: 'WTSEnumerateSessionsExW failed with error 1722' },
    ],
    [
      'its list breaks',
      'list',
      { WTSEnumerateSessionsExW: broken },
      { kind: 'unavailable', code: null, message: 'wtsapi32.dll cannot be called: Error: two\nlines' },
    ],
    [
      'a look before the deed breaks',
      'logoff',
      { WTSQuerySessionInformationW: broken },
      { kind: 'unavailable', code: null, message: 'Error: two\nlines' },
    ],
    [
      'the deed breaks',
      'logoff',
      { WTSLogoffSession: broken },
      { kind: 'unavailable', code: null, message: 'Error: two\nlines' },
    ],
    [
      'this Windows lacks a function',
      'usage',
      { WTSLogoffSession: undefined },
      { kind: 'unavailable', code: null, message: 'Error: wtsapi32.dll has no WTSLogoffSession' },
    ],
    [
      'nobody knows the call',
      'reboot',
      {},
      { kind: 'unavailable', code: null, message: 'no such call: reboot' },
    ],
  ])('is an answer, and the PC is closed once, where %s', async (_, call, over, error) => {
    const { answer, closed } = await calling(pcs({ over }), call, JSON.stringify(targetOf(ben())));
    expect([answer, closed]).toEqual([{ error }, [[SERVER]]]);
    expect(() => readRemoteAnswer('list', JSON.stringify(answer))).toThrow(SessionError);
  });

  it('is a short answer', async () => {
    const long: FakeFunction = () => {
      throw new Error('x'.repeat(5000));
    };
    const { answer } = await calling(
      pcs({ over: { WTSLogoffSession: long } }),
      'logoff',
      JSON.stringify(targetOf(ben())),
    );
    expect(answer.error.message).toHaveLength(200);
  });

  it('is a failure on one line that ends no session, whatever the arguments', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.constantFrom('logoff', 'list', 'null', '{}'),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('logoff', 'usage', 'list', ''), text, async (call, argument) => {
        const { answer, logoffs, closed } = await calling(pcs(), call, argument);
        expect(Object.keys(answer)).toHaveLength(1);
        expect([logoffs, closed]).toEqual([[], [[SERVER]]]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a disconnect on another PC', () => {
  const disconnecting = async (session: Session, over: Partial<FakePcs> = {}) => {
    const { native, ...rest } = await calling(pcs(over), 'disconnect', JSON.stringify(targetOf(session)));
    const calls = native.calls.filter(({ name }) => name === 'WTSDisconnectSession');
    return { ...rest, disconnects: calls.map(({ args }) => args) };
  };

  it('takes the connection of the session away that is still the one meant, and signs nobody out', async () => {
    const { answer, disconnects, logoffs } = await disconnecting(anna());
    expect([answer, disconnects, logoffs]).toEqual([DONE, [[SERVER, 3, 0]], []]);
    expect(readRemoteAnswer('disconnect', JSON.stringify(answer))).toEqual(answer);
  });

  it('has nothing to do where they are disconnected, and is not made for another sign-in', async () => {
    const left = await disconnecting(ben({ state: 'active' }));
    expect([left.answer, left.disconnects, left.logoffs]).toEqual([DONE, [], []]);
    const other = await disconnecting(anna({ logonTime: 1 }));
    expect([other.answer, other.disconnects, other.logoffs]).toEqual([CHANGED, [], []]);
  });
});
