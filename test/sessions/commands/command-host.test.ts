import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../../src/base/run.ts';
import type { CommandHostParts } from '../../../src/sessions/commands/command-host.ts';
import { commandHost, commandSession } from '../../../src/sessions/commands/command-host.ts';
import { logoffMethod } from '../../../src/sessions/commands/logoff-method.ts';
import { oemCodePage } from '../../../src/sessions/commands/oem-text.ts';
import { parseQuser } from '../../../src/sessions/commands/quser.ts';
import { systemPrograms, usualSystemFolder } from '../../../src/sessions/commands/system-programs.ts';
import { windowsErrorIn } from '../../../src/sessions/commands/windows-error.ts';
import { lastLook } from '../../../src/sessions/last-look.ts';
import { ben } from '../../fakes/people.ts';

const QUSER = { file: 'C:\\Windows\\System32\\quser.exe', args: [] };
const LOGOFF = { file: 'C:\\Windows\\System32\\logoff.exe', args: [] };

const TABLE = [
  ' USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME',
  '>kai                   console             1  Active      none   11/24/2026 7:36 AM',
  ' ben                                       2  Disc         2:14  11/24/2026 6:36 AM',
].join('\r\n');

function exited(exitCode: number, stdout = '', stderr = ''): RunResult {
  return { kind: 'exited', exitCode, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr) };
}

/** A runner that records started programs and gives this answer. */
function runner(answer: RunResult) {
  const started: string[][] = [];
  const run = async (file: string, args: readonly string[]) => {
    started.push([file, ...args]);
    return answer;
  };
  return { run, started };
}

function hostWith(answer: RunResult, parts: Partial<CommandHostParts> = {}) {
  const { run } = runner(answer);
  return commandHost({
    host: 'DESKTOP-7',
    quser: QUSER,
    logoff: logoffMethod(LOGOFF, run),
    decode: (bytes) => bytes.toString('utf8'),
    runProgram: run,
    leaveNote: async () => 'failed',
    problem: () => {},
    ...parts,
  });
}

describe('The host behind quser', () => {
  it.each([0, 1])('takes a full table for a table, whatever the exit code: %i', async (exitCode) => {
    const sessions = await hostWith(exited(exitCode, TABLE)).list();
    expect(sessions.map(({ userName, sessionId, isCurrent }) => [userName, sessionId, isCurrent])).toEqual([
      ['kai', 1, true],
      ['ben', 2, false],
    ]);
  });

  it('leaves everything unknown that the table does not tell', async () => {
    const [, ben] = await hostWith(exited(0, TABLE)).list();
    expect(ben).toEqual({
      host: 'DESKTOP-7',
      sessionId: 2,
      stationName: '',
      userName: 'ben',
      domainName: '',
      fullName: null,
      sid: null,
      state: 'disconnected',
      stateWord: 'Disc',
      locked: null,
      idle: { kind: 'away', ms: 134 * 60_000 },
      logonTime: null,
      logonText: '11/24/2026 6:36 AM',
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
      isReadable: true,
    });
  });

  it.each([
    [
      'refused access',
      exited(1, '', 'Error 0x00000005 enumerating sessionnames\r\nError [5]:Access is denied.'),
      'accessDenied',
      5,
    ],
    [
      'a service that is away',
      exited(1, '', 'Error [1722]:The RPC server is unavailable.'),
      'unavailable',
      1722,
    ],
    ['nobody, which cannot be', exited(1, '', 'No User exists for *'), 'unavailable', null],
    ['no output at all', exited(0), 'unavailable', null],
    ['garbage', exited(0, '\u0000\u0001\ufffd'), 'unavailable', null],
    ['no quser on this PC', { kind: 'absent' }, 'unavailable', null],
    ['silence', { kind: 'timedOut' }, 'timedOut', null],
  ] as const)('reports %s as an error, not as an empty PC', async (_, answer, kind, code) => {
    await expect(hostWith(answer).list()).rejects.toMatchObject({ name: 'SessionError', kind, code });
  });

  it('lists who can be read beside a line that cannot, and tells of that line', async () => {
    const told: string[] = [];
    const host = hostWith(exited(0, `${TABLE}\r\n leo   5  Disc   3`), {
      problem: (line) => told.push(line),
    });
    expect((await host.list()).map(({ userName }) => userName)).toEqual(['kai', 'ben']);
    expect(told).toEqual(['quser, line 4 is unreadable:  leo   5  Disc   3']);
  });

  it('tells of every unreadable line even where nobody could be read', async () => {
    const told: string[] = [];
    const host = hostWith(exited(0, ' leo   5  Disc   3'), { problem: (line) => told.push(line) });
    await expect(host.list()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(told).toEqual(['quser, line 1 is unreadable:  leo   5  Disc   3']);
  });

  it('says what quser said in one short line, without control characters', async () => {
    const said = `\r\n \u001b[31mno\tway\u0000 ${'x'.repeat(300)}\r\nmore`;
    await expect(hostWith(exited(1, '', said)).list()).rejects.toMatchObject({
      quote: `[31mno way ${'x'.repeat(188)}…`,
    });
  });

  it.each([
    ['', 'quser listed nobody: no output', null],
    ['\r\n\r\nno way', 'quser listed nobody: no way', 'no way'],
  ])('says in the log what quser said, if anything: %j', async (said, message, quote) => {
    await expect(hostWith(exited(1, '', said)).list()).rejects.toMatchObject({ message, quote });
  });

  it('has one way to sign out, and waits ten seconds for a list', async () => {
    const started: unknown[] = [];
    const logoff = logoffMethod(LOGOFF);
    const host = hostWith(exited(0), {
      logoff,
      runProgram: async (...given) => {
        started.push(given);
        return exited(0, TABLE);
      },
    });
    await host.list();
    expect([host.methods, started]).toEqual([[logoff], [[QUSER.file, [], { timeoutMs: 10_000 }]]]);
  });

  it('keeps the cause of a quser that could not be run', async () => {
    const cause = new Error('EACCES');
    await expect(hostWith({ kind: 'failed', cause }).list()).rejects.toMatchObject({ cause });
  });

  it('decodes what quser wrote before reading it', async () => {
    const host = hostWith(exited(0, TABLE.replace('kai', 'k\u0090i')), {
      decode: (bytes) => bytes.toString('utf8').replaceAll('\u0090', 'É'),
    });
    expect((await host.list()).map(({ userName }) => userName)).toEqual(['kÉi', 'ben']);
  });

  it('asks nobody and knows of no programs', async () => {
    const host = hostWith(exited(0, TABLE));
    const [, ben] = await host.list();
    if (ben === undefined) throw new Error('nobody listed');
    const question = {
      deed: 'signOut',
      title: 'Sign out?',
      text: '',
      seconds: 60,
      reason: null,
      silenceSignsOut: false,
    } as const;
    expect([
      host.isExact,
      host.canAsk,
      await host.usage(ben),
      await host.ask(ben, question, new AbortController().signal),
    ]).toEqual([false, false, { kind: 'unknown' }, { answer: 'cannotBeAsked' }]);
  });

  it.each([
    ['console', 'console'],
    ['rdp-tcp#12', 'remote'],
    ['ica-tcp#0', 'remote'],
    ['Console', 'console'],
    ['services', null],
    ['', null],
    ['31c5ce94259d4...', 'remote'],
    ['ts-secure#3', 'remote'],
    ['rdp-tcp 1', 'remote'],
    ['mirror', 'remote'],
  ] as const)('names the method to a session at "%s" %s', (stationName, protocol) => {
    const [row] = parseQuser(TABLE).sessions;
    if (row === undefined) throw new Error('nobody read');
    expect(commandSession({ ...row, stationName }, 'DESKTOP-7').protocol).toBe(protocol);
  });
});

describe('A row that can no longer be read', () => {
  const BAD = ' eve                                       9  Disc         1:12  soon';
  const OTHERS = TABLE.split('\r\n').slice(0, 2).join('\r\n');
  const tables = (...texts: string[]) => {
    const answers = texts.map((text) => exited(0, text));
    const clock = { now: 0 };
    const host = hostWith(exited(0), {
      runProgram: async () => answers.shift() ?? exited(0),
      now: () => clock.now,
    });
    const list = async () =>
      (await host.list()).map(({ userName, state, isReadable }) => [userName, state, isReadable]);
    return { list, clock };
  };
  const KAI = ['kai', 'active', true];
  const BEN = ['ben', 'disconnected', true];
  const HIDDEN = ['ben', 'unknown', false];

  it('may hide whoever is missing: they are not gone, not away and not offered, and the others go on', async () => {
    const { list } = tables(`${TABLE}\r\n${BAD}`, `${OTHERS}\r\n${BAD}`, `${OTHERS}\r\n${BAD}`);
    expect([await list(), await list(), await list()]).toEqual([
      [KAI, BEN],
      [KAI, HIDDEN],
      [KAI, HIDDEN],
    ]);
  });

  it('hides nobody any more once all rows can be read, or the id is seen again', async () => {
    const cut = TABLE.replace('2:14  11/24/2026 6:36 AM', '2:1');
    const { list } = tables(TABLE, cut, TABLE, cut, OTHERS, `${OTHERS}\r\n${BAD}`);
    expect([await list(), await list(), await list(), await list(), await list(), await list()]).toEqual([
      [KAI, BEN],
      [KAI, HIDDEN],
      [KAI, BEN],
      [KAI, HIDDEN],
      [KAI],
      [KAI],
    ]);
  });

  it('hides nobody for longer than an hour', async () => {
    const { list, clock } = tables(TABLE, `${OTHERS}\r\n${BAD}`, `${OTHERS}\r\n${BAD}`);
    await list();
    clock.now = 3_599_000;
    expect(await list()).toEqual([KAI, HIDDEN]);
    clock.now = 3_600_000;
    expect(await list()).toEqual([KAI]);
  });

  it('is a doubt about whoever a conversation is about, and no sign that they left', async () => {
    const answers = [exited(0, TABLE), exited(0, `${OTHERS}\r\n${BAD}`)];
    const host = hostWith(exited(0), { runProgram: async () => answers.shift() ?? exited(0) });
    const [, pinned] = await host.list();
    if (pinned === undefined) throw new Error('nobody listed');
    expect(lastLook(pinned, await host.list())).toBe('unreadable');
  });
});

describe('Another PC', () => {
  const NOBODY = ['No User exists for *', 'Kein Benutzer vorhanden für *\r\n', 'Aucun utilisateur pour *'];

  it.each(NOBODY)('that nobody is signed in to has an empty list: %s', async (sentence) => {
    expect(await hostWith(exited(1, '', sentence), { isOtherPc: true }).list()).toEqual([]);
    expect(await hostWith(exited(1, '\r\n', sentence), { isOtherPc: true }).list()).toEqual([]);
  });

  it.each([
    exited(0, '', 'No User exists for *'),
    exited(1, 'garbage', 'No User exists for *'),
    exited(1, '', 'Error [5]:Access is denied.'),
    exited(1, '', 'Error [1722] for *'),
    exited(1, '', 'two\r\nlines *'),
    exited(1, '', 'No User exists for ben'),
    exited(1, '', 'No User exists for *.ben'),
    exited(1, '', '*'),
    exited(1),
  ])('that answers anything else has failed: %o', async (answer) => {
    await expect(hostWith(answer, { isOtherPc: true }).list()).rejects.toMatchObject({
      name: 'SessionError',
    });
  });

  it.each(NOBODY)('is not this one, where the operator is signed in at least: %s', async (sentence) => {
    await expect(hostWith(exited(1, '', sentence)).list()).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('logoff', () => {
  it.each([
    [exited(0), { kind: 'done' }],
    [exited(1, '', 'Error [7022]:The specified session cannot be found.'), { kind: 'done' }],
    [exited(1, '', 'Fehler [5]:Zugriff verweigert'), { kind: 'failed', code: 5, accessDenied: true }],
    [exited(1, '', 'what?'), { kind: 'failed', code: null, accessDenied: false }],
    [{ kind: 'timedOut' }, { kind: 'slow' }],
    [{ kind: 'absent' }, { kind: 'absent' }],
    [
      { kind: 'failed', cause: null },
      { kind: 'failed', code: null, accessDenied: false },
    ],
  ] as const)('ending with %o is %o', async (answer, deed) => {
    const { run, started } = runner(answer);
    expect(await logoffMethod(LOGOFF, run).end(ben())).toEqual(deed);
    expect(started).toEqual([[LOGOFF.file, '2']]);
  });

  it.each([0, -1, 65_536, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'is never started for the id %d',
    async (id) => {
      const { run, started } = runner(exited(0));
      expect(await logoffMethod(LOGOFF, run).end(ben({ sessionId: id }))).toEqual({
        kind: 'failed',
        code: null,
        accessDenied: false,
      });
      expect(started).toEqual([]);
    },
  );
});

describe('The commands of Windows', () => {
  it('are started by absolute path, out of the folder that Windows names', () => {
    expect(systemPrograms('D:\\Windows\\system32')).toEqual({
      quser: 'D:\\Windows\\system32\\quser.exe',
      logoff: 'D:\\Windows\\system32\\logoff.exe',
      msg: 'D:\\Windows\\system32\\msg.exe',
      reg: 'D:\\Windows\\system32\\reg.exe',
    });
  });

  it('are in the usual folder where Windows cannot name it, through Sysnative from a 32-bit process', () => {
    expect(usualSystemFolder('C:\\Windows', false)).toBe('C:\\Windows\\System32');
    expect(usualSystemFolder('C:\\WINDOWS', false)).toBe('C:\\Windows\\System32');
    expect(usualSystemFolder('C:\\Windows', true)).toBe('C:\\Windows\\Sysnative');
  });

  it.each([
    undefined,
    '',
    'Windows',
    'D:\\Windows',
    'C:\\Windows\\..\\Users\\ben',
    '\\\\server\\share',
    'C:\\Temp',
  ])('are nowhere where the environment says %s: it names no program', (root) => {
    expect(usualSystemFolder(root, false)).toBeNull();
  });

  it('tell which code page that is', () => {
    expect(oemCodePage('    OEMCP    REG_SZ    850\r\n')).toBe(850);
    expect(oemCodePage('nothing')).toBeNull();
  });

  it('name their errors by number in every language', () => {
    expect(windowsErrorIn('Error 0x000006BA enumerating sessionnames')).toBe(1722);
    expect(windowsErrorIn('No User exists for *')).toBeNull();
  });
});
