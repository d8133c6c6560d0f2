import { describe, expect, it } from 'vitest';
import type { RunOptions, RunResult } from '../../../src/base/run.ts';
import { remoteHost } from '../../../src/sessions/remote/remote-host.ts';
import { signInOf } from '../../../src/sessions/sign-in.ts';
import { MESSAGE_END } from '../../../src/sessions/wts/session-message.ts';
import { anna, ben, mia } from '../../fakes/people.ts';
import { WORD_OPEN } from '../../fakes/pinned.ts';

const PC = 'SERVER-1';
const PROGRAM = { file: 'C:\\usher\\node.exe', args: ['C:\\usher\\usher.cjs'] };
const DEADLINE = 7000;

function exited(exitCode: number, stdout = ''): RunResult {
  return { kind: 'exited', exitCode, stdout: Buffer.from(stdout), stderr: Buffer.alloc(0) };
}

const printed = (answer: object) => exited(0, `${JSON.stringify(answer)}\n`);
const failing = (kind: string, code: number | null) => printed({ error: { kind, code, message: 'no' } });

/** Another PC whose children end like this. Started programs, and in whose turn, are recorded. */
function hostThat(end: () => Promise<RunResult>) {
  const started: { file: string; args: readonly string[]; options: RunOptions; inTurn: boolean }[] = [];
  let turns = 0;
  const host = remoteHost({
    pc: PC,
    ownProgram: PROGRAM,
    deadline: DEADLINE,
    runProgram(file, args, options) {
      started.push({ file, args, options, inTurn: turns > 0 });
      return end();
    },
    async inTurn(work) {
      turns += 1;
      try {
        return await work();
      } finally {
        turns -= 1;
      }
    },
  });
  const [method] = host.methods;
  if (method === undefined) throw new Error('no method of signing out');
  return { host, method, started };
}

/** Ends that leave no answer. */
const NO_ANSWER: readonly (readonly [string, RunResult])[] = [
  ['prints nothing', exited(0)],
  ['crashes', exited(1)],
  ['prints something else', exited(0, 'Segmentation fault')],
  ['prints another call’s answer', printed({ nothing: true })],
  ['is missing', { kind: 'absent' }],
  ['is canceled', { kind: 'canceled' }],
  ['cannot be started', { kind: 'failed', cause: new Error('EACCES') }],
];

describe('a call on another PC', () => {
  it('is a child of this very program, in its turn, with a deadline and each argument by itself', async () => {
    const { host, method, started } = hostThat(async () => exited(0));
    await host.list().catch(() => {});
    await host.usage(ben());
    await method.end(ben());
    const target = {
      host: 'DESKTOP-7',
      sessionId: 2,
      userName: 'ben',
      domainName: 'DESKTOP-7',
      sid: 'S-1-5-21-1-2-3-1002',
      logonTime: ben().logonTime,
      state: 'disconnected',
      locked: null,
      stationName: '',
      protocol: 'console',
      connectTime: ben().connectTime,
      disconnectTime: ben().disconnectTime,
      lastInputTime: null,
    };
    const child = (...args: readonly string[]) => ({
      file: PROGRAM.file,
      args: ['C:\\usher\\usher.cjs', '--remote', PC, ...args],
      options: { timeoutMs: DEADLINE, signal: expect.any(AbortSignal) },
      inTurn: true,
    });
    expect(started).toEqual([
      child('list', ''),
      child('usage', '2'),
      child('logoff', JSON.stringify(target)),
    ]);
  });

  it('says with the deed whether input since the click is a doubt: the child has the last look', async () => {
    const started: (string | undefined)[] = [];
    const host = remoteHost({
      pc: PC,
      ownProgram: PROGRAM,
      deadline: DEADLINE,
      inTurn: (work) => work(),
      runProgram: async (_, args) => {
        started.push(args.at(-1));
        return { kind: 'absent' };
      },
    });
    const [method] = host.methods;
    for (const isADoubt of [true, false]) await method?.end(ben(), isADoubt);
    expect(started).toEqual(['input-is-doubt', JSON.stringify(signInOf(ben()))]);
    expect(method?.looksItself?.(ben())).toBe(true);
  });

  it('is not made before its turn', async () => {
    let begin = () => {};
    const started: string[] = [];
    const host = remoteHost({
      pc: PC,
      ownProgram: PROGRAM,
      deadline: DEADLINE,
      async runProgram(_file, args) {
        started.push(args.at(-2) ?? '');
        return printed({ sessions: [] });
      },
      inTurn: (work) =>
        new Promise((resolve) => {
          begin = () => resolve(work());
        }),
    });
    const listing = host.list();
    expect(started).toEqual([]);
    begin();
    expect([await listing, started]).toEqual([[], ['list']]);
  });
});

describe('the sessions of another PC', () => {
  it('are what it tells', async () => {
    const sessions = [ben({ host: PC }), anna({ host: PC })];
    expect(await hostThat(async () => printed({ sessions })).host.list()).toEqual(sessions);
  });

  it('are not told in time', async () => {
    const { host } = hostThat(async () => ({ kind: 'timedOut' }));
    await expect(host.list()).rejects.toMatchObject({
      name: 'SessionError',
      kind: 'timedOut',
      message: 'SERVER-1 did not answer in time',
    });
  });

  it.each([
    ['accessDenied', 5],
    ['notFound', 7022],
    ['unavailable', 1722],
  ])('are not told with the reason that Windows has: %s', async (kind, code) => {
    const { host } = hostThat(async () => failing(kind, code));
    await expect(host.list()).rejects.toMatchObject({ name: 'SessionError', kind, code });
  });

  it.each(NO_ANSWER)('are unavailable where the child %s', async (_, result) => {
    const { host } = hostThat(async () => result);
    await expect(host.list()).rejects.toMatchObject({ name: 'SessionError', kind: 'unavailable' });
  });
});

describe('what runs in a session of another PC', () => {
  it('is what it tells', async () => {
    const { host } = hostThat(async () => printed({ usage: WORD_OPEN }));
    expect(await host.usage(ben())).toEqual(WORD_OPEN);
  });

  it.each([
    ...NO_ANSWER,
    ['is late', { kind: 'timedOut' } as const],
    ['is refused', failing('accessDenied', 5)],
  ] as const)('is unknown where the child %s', async (_, result) => {
    expect(await hostThat(async () => result).host.usage(ben())).toEqual({ kind: 'unknown' });
  });

  it('is unknown where no child can be started', async () => {
    const { host } = hostThat(() => Promise.reject(new TypeError('not an absolute path')));
    expect(await host.usage(ben())).toEqual({ kind: 'unknown' });
  });
});

describe('a sign-out on another PC', () => {
  it('says what it does and where', () => {
    const { host } = hostThat(async () => exited(0));
    expect(host.methods.map((method) => method.describe(ben()))).toEqual(['WTSLogoffSession(2) on SERVER-1']);
  });

  it.each<[string, RunResult, object]>([
    ['done', printed({ result: { kind: 'done' } }), { kind: 'done' }],
    [
      'not made in somebody else’s session',
      printed({ result: { kind: 'stopped', because: 'changed' } }),
      { kind: 'stopped', because: 'changed' },
    ],
    [
      'denied by that PC',
      printed({ result: { kind: 'failed', code: 5, accessDenied: true } }),
      { kind: 'failed', code: 5, accessDenied: true },
    ],
    [
      'denied before it could look',
      failing('accessDenied', 5),
      { kind: 'failed', code: 5, accessDenied: true },
    ],
    [
      'failed with the number that Windows has',
      failing('unavailable', 1722),
      { kind: 'failed', code: 1722, accessDenied: false },
    ],
    ['slow where the child was late: it may have happened', { kind: 'timedOut' }, { kind: 'slow' }],
    ['slow where that PC was late', failing('timedOut', 1460), { kind: 'slow' }],
  ])('is %s', async (_, result, deed) => {
    const { method, started } = hostThat(async () => result);
    expect([await method.end(ben()), started.length]).toEqual([deed, 1]);
  });

  it.each(NO_ANSWER)('is failed where the child %s', async (_, result) => {
    const { method } = hostThat(async () => result);
    expect(await method.end(ben())).toEqual({ kind: 'failed', code: null, accessDenied: false });
  });

  it('is failed, and throws nothing, where no child can be started', async () => {
    const { method } = hostThat(() => Promise.reject(new TypeError('not an absolute path')));
    expect(await method.end(ben())).toEqual({ kind: 'failed', code: null, accessDenied: false });
  });
});

describe('a disconnect on another PC', () => {
  it('says what it does and where, and has its own last look', () => {
    const { disconnecting } = hostThat(async () => exited(0)).host;
    expect([disconnecting?.describe(anna()), disconnecting?.looksItself?.(anna())]).toEqual([
      'WTSDisconnectSession(3) on SERVER-1',
      true,
    ]);
  });

  it.each([
    [true, ['input-is-doubt']],
    [false, []],
  ])('is one call, which is told whether input is a doubt: %s', async (isADoubt, more) => {
    const { host, started } = hostThat(async () => printed({ result: { kind: 'done' } }));
    expect(await host.disconnecting?.disconnect(anna(), isADoubt)).toEqual({ kind: 'done' });
    expect(started.map(({ args }) => args)).toEqual([
      ['C:\\usher\\usher.cjs', '--remote', PC, 'disconnect', JSON.stringify(signInOf(anna())), ...more],
    ]);
  });

  it('may have happened where the child was late', async () => {
    const { host } = hostThat(async () => ({ kind: 'timedOut' }));
    expect(await host.disconnecting?.disconnect(anna(), false)).toEqual({ kind: 'slow' });
  });
});

describe('the host of another PC', () => {
  it('is exact, can ask, and is named after that PC', () => {
    const { name, isExact, canAsk } = hostThat(async () => exited(0)).host;
    expect([name, isExact, canAsk]).toEqual(['wtsapi32 of SERVER-1', true, true]);
  });

  it('asks and leaves notes in its sessions', async () => {
    const { host, started } = hostThat(async () => exited(MESSAGE_END.yes));
    const question = {
      title: 'Kai is asking',
      text: 'Please',
      seconds: 60,
      reason: null,
      deed: 'signOut' as const,
      silenceSignsOut: false,
    };
    expect(await host.ask(mia(), question, new AbortController().signal)).toEqual({ answer: 'yes' });
    await host.leaveNote(ben(), { title: 'Message', text: 'Hello' });
    expect(started.map(({ args }) => args)).toEqual([
      ['C:\\usher\\usher.cjs', '--ask', '4', '60', 'Kai is asking', 'Please', PC],
      ['C:\\usher\\usher.cjs', '--note', '2', 'Message', 'Hello', PC],
    ]);
  });

  it('are waited for no longer once the host is closed', async () => {
    const { host, started } = hostThat(() => new Promise(() => {}));
    void host.list();
    await Promise.resolve();
    expect(started[0]?.options.signal?.aborted).toBe(false);
    await host.close();
    expect(started[0]?.options.signal?.aborted).toBe(true);
  });

  it('is told of no change and leaves nothing behind', async () => {
    const { host, started } = hostThat(async () => exited(0));
    host.watch(() => {
      throw new Error('nobody tells');
    });
    await host.close();
    expect(started).toEqual([]);
  });
});
