import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { userFolders } from '../../src/base/folders.ts';
import { run } from '../../src/base/run.ts';

/*
 * The built commands on the simulated PC. `npm test` builds them first. The lab shows that they do the same on
 * Windows.
 */

const program = join(import.meta.dirname, '..', '..', 'dist', 'usher.cjs');

async function usher(line: string, ...nodeOptions: string[]) {
  const args = [...nodeOptions, program, ...line.split(' ')];
  const result = await run(process.execPath, args, { timeoutMs: 100_000 });
  if (result.kind !== 'exited')
    throw new Error(`${line}: ${result.kind}`, { cause: result.kind === 'failed' ? result.cause : result });
  return { code: result.exitCode, out: result.stdout.toString(), err: result.stderr.toString() };
}

/** The text without what differs from day to day. */
const lines = (text: string) => text.replace(/(?:\d{4}-\d\d-\d\d )?\d\d:\d\d(?::\d\d)?/g, 'TIME').split('\n');

describe.concurrent('usher list --demo', () => {
  it('shows everybody else', async () => {
    const { code, out, err } = await usher('list --demo');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lines(out)).toEqual([
      '  USER   STATE         IDLE             MEMORY  SESSION    ID  LOGON TIME',
      '  anna   active        14 min           2.1 GB  rdp-tcp#1   3  TIME',
      '  ben    disconnected  away 2 h 10 min  1.8 GB              2  TIME',
      '  guest  disconnected  away 1 h 15 min  310 MB              7  TIME',
      '  leo    active        in use           400 MB  rdp-tcp#3   5  TIME',
      '  mia    locked        40 min           400 MB  rdp-tcp#2   4  TIME',
      '',
    ]);
  });

  it('is JSON for programs', async () => {
    const { out } = await usher('list --demo --all --json');
    const sessions: Record<string, unknown>[] = JSON.parse(out);
    expect(sessions.map(({ userName, isCurrent }) => [userName, isCurrent])).toEqual([
      ['kai', true],
      ['ben', false],
      ['anna', false],
      ['mia', false],
      ['leo', false],
      ['guest', false],
    ]);
  });

  it.each([
    ['one PC that is there', '--server SRV1', 0],
    ['one that refuses', '--server SRV2', 5],
    ['one that is not there', '--server SRV9', 6],
    ['some that are and some that are not', '--server SRV1 --server SRV2 --server SRV9', 7],
  ])('of %s ends as documented', async (_, servers, code) => {
    expect((await usher(`list --demo ${servers}`)).code).toBe(code);
  });

  it('says what is wrong as JSON, where JSON was asked for', async () => {
    const { code, out, err } = await usher('list --demo --json --server SRV9');
    expect([code, out]).toEqual([6, '']);
    expect(JSON.parse(err)).toEqual({
      error: {
        code: 'unreachable',
        exitCode: 6,
        message: "SRV9 can't be reached (error 1722).",
        hint: expect.stringContaining('AllowRemoteRPC'),
      },
    });
  });
});

describe.concurrent('usher sign-out --demo', () => {
  it('signs Ben out', async () => {
    expect(await usher('sign-out ben --demo --yes --countdown 0')).toEqual({
      code: 0,
      out: 'Ben is signed out. 1.8 GB of memory is free again.\n',
      err: [
        "Sign out Ben? Ben has been away for 2 h 10 min. No documents or unknown apps are open. Ben isn't here to ask.",
        'Signing out Ben now. Ctrl+C keeps Ben signed in.',
        'Windows is signing Ben out.',
        '',
      ].join('\n'),
    });
  });

  it('asks Zoe on another PC’s screen, who says yes', async () => {
    const { code, out } = await usher('sign-out zoe --demo --server SRV1 --yes --json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([
      { host: 'SRV1', sessionId: 3, userName: 'zoe', domainName: 'SRV1', outcome: 'signedOut', error: null },
    ]);
  });

  it('takes Anna’s no for an answer', async () => {
    const { code, out, err } = await usher('sign-out anna --demo --yes');
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('Anna said no and stays signed in. Anna was asked on screen.\n');
  });

  it.each([
    ['--plain --demo', 2, 'This needs a terminal: a keyboard, and a screen to show it on.'],
    ['sign-out ben --demo', 2, "Usher can't ask you, because this is not a terminal. Add --yes to confirm."],
    ['sign-out kai --demo --yes', 2, 'kai is your own session. Usher is for the sessions of other people.'],
    ['sign-out bob --demo --yes', 4, 'Nobody called bob is signed in to DEMO-PC. usher list shows who is.'],
    ['sign-out be --demo --yes', 4, 'Nobody called be is signed in to DEMO-PC. Did you mean ben?'],
    [
      'sign-out --id 9 --demo --yes',
      4,
      'Nobody is signed in to session 9 of DEMO-PC. usher list shows who is, with their ids.',
    ],
    [
      'sign-out ben --demo --yes --assume-unelevated',
      5,
      "Ben stays signed in. This account can't sign other people out, and no administrator can be asked here. usher doctor says why.",
    ],
  ])('usher %s ends with %d', async (line, code, err) => {
    expect(await usher(line)).toEqual({ code, out: '', err: `${err}\n` });
  });

  it('does nothing with --dry-run, whatever else is said', async () => {
    const { code, out } = await usher('sign-out anna --demo --dry-run --yes --anyway --countdown 0');
    expect([code, lines(out)]).toEqual([
      0,
      [
        'Would take --yes as your answer to: Sign out Anna anyway? Anna may be at this PC and will only be told, not asked. Unsaved work will be lost: Word is open.',
        'Would tell Anna on screen, and wait for no answer.',
        'Anna would read: Kai is signing you out. You will be signed out of this PC in 5 seconds. Please save your work at once.',
        'Would count down 5 seconds for Anna, check that it is the same sign-in, and run logoff 3.',
        'Nobody was asked and nobody was signed out.',
        '',
      ],
    ]);
  });

  it('has nothing to do where nobody has been away for so long', async () => {
    expect(await usher('sign-out --others --idle-over 9d --demo --yes')).toEqual({
      code: 0,
      out: 'Nobody is known to have been away or without input for 9 d or more.\n',
      err: '',
    });
  });

  it('ends with its code though a listing has not come back yet', async () => {
    const hung = ['--require', join(import.meta.dirname, 'hung-quser.cjs')];
    const { code, err } = await usher('sign-out anna --demo --yes', ...hung);
    expect([code, lines(err).at(-2)]).toEqual([
      3,
      expect.stringContaining('Anna said no and stays signed in.'),
    ]);
  });

  it.skipIf(process.platform === 'win32')('says at Ctrl+C that nobody was signed out', async () => {
    const child = spawn(process.execPath, [
      program,
      'sign-out',
      'ben',
      '--demo',
      '--yes',
      '--countdown',
      '60',
    ]);
    let err = '';
    let isInterrupted = false;
    child.stderr.on('data', (text) => {
      err += text;
      if (isInterrupted || !err.includes('Signing out Ben in ')) return;
      isInterrupted = true;
      child.kill('SIGINT');
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, lines(err).at(-2)]).toEqual([3, 'Canceled. Nobody was signed out.']);
  });
});

describe.concurrent('usher ask, history and doctor', () => {
  it('leaves a message', async () => {
    expect(await usher('ask anna --demo')).toEqual({
      code: 0,
      out: 'Your message was left for Anna.\n',
      err: '',
    });
    expect((await usher('ask bob --demo')).code).toBe(4);
    expect((await usher('ask anna --demo --server SRV9')).code).toBe(6);
  });

  it('tells what was asked and done', async () => {
    const { code, out } = await usher('history --demo --last 1');
    expect([code, lines(out)]).toEqual([
      0,
      [
        'What Usher asked and did, newest at the bottom',
        '',
        'TIME  Anna said no and stays signed in.',
        '    TIME  You were asked whether to sign Anna out.',
        '    TIME  You said yes to signing Anna out.',
        '    TIME  Anna was asked on screen, and the countdown began.',
        '',
      ],
    ]);
    expect(JSON.parse((await usher('history --demo --json')).out)).toHaveLength(14);
    expect(JSON.parse((await usher('history --demo --json --last 2')).out)).toMatchObject([
      { event: 'personAnswered', conversation: 2, target: { userName: 'anna', name: 'Anna' } },
      { event: 'ended', outcome: 'refused', conversation: 2 },
    ]);
  });

  it('checks the PC', async () => {
    const { out } = await usher('doctor');
    expect(out).toMatch(/^\[ok\] {6}Usher \d+\.\d+\.\d+ on Node\.js /);
    expect(JSON.parse((await usher('doctor --report')).out)).toHaveProperty('facts.usher');
    const demo = (await usher('doctor --demo')).out;
    expect(demo).toContain('[ok]      The PC and its people are simulated');
    const [, folder = ''] =
      /History and log are in (.+), which belongs to this simulated PC\./.exec(demo) ?? [];
    expect(folder).toContain(join(tmpdir(), 'usher-demo-'));
    expect(existsSync(folder)).toBe(false);
    const { settings, data } = userFolders();
    expect([demo.includes(settings), demo.includes(data)]).toEqual([false, false]);
  });

  it.skipIf(process.platform === 'win32')('needs --demo where there is no Windows', async () => {
    for (const line of ['list', 'sign-out ben --yes', 'ask ben']) {
      expect(await usher(line)).toEqual({
        code: 1,
        out: '',
        err: 'This is not Windows. Add --demo to try it on a simulated PC.\n',
      });
    }
  });
});
