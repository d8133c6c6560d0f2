import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { run } from '../../src/base/run.ts';
import { until } from '../fakes/until.ts';

// The built program; `npm test` builds it first.
const program = join(import.meta.dirname, '..', '..', 'dist', 'usher.cjs');

async function usher(...args: string[]) {
  const result = await run(process.execPath, [program, ...args], { timeoutMs: 100_000 });
  if (result.kind !== 'exited') throw new Error(result.kind);
  return {
    code: result.exitCode,
    out: result.stdout.toString(),
    err: result.stderr.toString(),
  };
}

describe.skipIf(process.platform === 'win32')('Usher away from Windows, without a terminal', () => {
  it('tells three stories, and each ends as it should', async () => {
    const { code, out, err } = await usher();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const line of [
      'This is not Windows: the PC and its people are simulated, the rest is the real program.',
      'Time runs 30 times faster in these stories.',
      'started: logoff 2, exit code 0',
      'session 2 is gone',
      'toast: Ben is signed out.',
      'answer of Anna: no',
      'toast: Anna said no and stays signed in.',
      'session 3 is still there',
      'toast: Guest had already signed out. Somebody has signed in there since.',
      'session 7 is still there',
    ]) {
      expect(out).toContain(line);
    }
    expect(out.match(/started: logoff/g)).toHaveLength(1);
  });

  it.skipIf(!existsSync('/dev/full')).each(['list --demo', 'list --demo --json', 'history --demo'])(
    'calls lost output no success: usher %s > /dev/full',
    async (line) => {
      const command = `exec "$0" "$1" ${line} > /dev/full`;
      const result = await run('/bin/sh', ['-c', command, process.execPath, program], { timeoutMs: 15_000 });
      if (result.kind !== 'exited') throw new Error(result.kind);
      expect([result.exitCode, result.stderr.toString()]).toEqual([
        1,
        'The output could not be written (ENOSPC), so part of it is missing.\n',
      ]);
    },
  );

  it('is not told of it as an error where the reader goes away', async () => {
    const command = `"$0" "$1" history --demo --last 1000 | head -c 1`;
    const result = await run('/bin/sh', ['-c', command, process.execPath, program], { timeoutMs: 15_000 });
    expect(result).toMatchObject({ kind: 'exited', exitCode: 0, stderr: Buffer.from('') });
  });

  it.each([
    ['the stories', [], 'SIGTERM'],
    ['the stories', [], 'SIGHUP'],
    ['a command', ['list', '--demo'], 'SIGINT'],
  ] as const)('leaves no simulated PC behind where %s of %j end by %s', async (_, args, signal) => {
    const temporary = mkdtempSync(join(tmpdir(), 'usher-test-'));
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...process.env, TMPDIR: temporary },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('exit', (code, by) => resolve(by ?? code)));
    await until(() => readdirSync(temporary).length > 0);
    child.kill(signal);
    expect(await ended).toBe(signal);
    expect(readdirSync(temporary)).toEqual([]);
    rmSync(temporary, { recursive: true });
  });

  /** Runs it in a terminal of its own until its window has this text, and presses q. */
  async function inTerminal(env: Readonly<Record<string, string>>, text: string) {
    const temporary = mkdtempSync(join(tmpdir(), 'usher-test-'));
    const command = `stty rows 24 cols 80; exec "${process.execPath}" "${program}"`;
    const { NO_COLOR, FORCE_COLOR, CI, ...rest } = process.env;
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      env: { ...rest, SHELL: '/bin/sh', TERM: 'xterm', TMPDIR: temporary, ...env },
    });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    let isOver = false;
    const ended = new Promise((resolve) => child.once('exit', resolve)).finally(() => {
      isOver = true;
    });
    await until(() => expect(out).toContain(text));
    if (!isOver) child.stdin.write('q');
    const code = await ended;
    const left = readdirSync(temporary);
    rmSync(temporary, { recursive: true });
    return { out, code, left };
  }

  // Bold, dim or a color.
  const STYLED = /\x1b\[\d+m/;

  describe.skipIf(!existsSync('/usr/bin/script'))('but in one', () => {
    it.each([
      ['stays in the menu, with colors', {}, true],
      ['stays in the menu where CI is set', { CI: '1' }, false],
      ['has no colors where nobody wants them', { NO_COLOR: '1' }, false],
    ])('%s', async (_, env, isStyled) => {
      const { out, code, left } = await inTerminal(env, 'Guest, away for');
      expect({ code, left }).toEqual({ code: 0, left: [] });
      expect(out).toContain('This PC is simulated, so try everything');
      expect(out).not.toContain('Time runs 30 times faster');
      expect(STYLED.test(out)).toBe(isStyled);
      // The window is as it was.
      expect(out.trimEnd().endsWith('\x1b[?1049l')).toBe(true);
    });

    it('says so where the terminal cannot draw a menu', async () => {
      const { out, code } = await inTerminal({ TERM: 'dumb' }, 'a simulated PC.');
      expect([code, out]).toEqual([
        2,
        expect.stringMatching(/^The menu needs a terminal that can draw it\. Try usher --plain/),
      ]);
    });
  });

  it('says its version and its options', async () => {
    expect(await usher('--version')).toMatchObject({ code: 0, out: `${packageJson.version}\n` });
    expect((await usher('--help')).out).toContain('--assume-unelevated');
  });

  it.each([
    [['--foo'], "Unknown option '--foo'. Try usher --help.\n"],
    [['bob'], "Unknown command 'bob'. Try usher --help.\n"],
    [['--quser'], "Option '--quser <file>' argument missing. Try usher --help.\n"],
  ])('answers %j with one sentence and exit code 2', async (args, err) => {
    expect(await usher(...args)).toMatchObject({ code: 2, out: '', err });
  });
});
