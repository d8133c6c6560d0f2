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
