import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../../src/base/run.ts';
import {
  childElevation,
  ELEVATION_END,
  elevate,
} from '../../../src/elevation/client/run-as-administrator.ts';
import { failed, fakeNative } from '../../fakes/native.ts';

const PROGRAM = { file: 'C:\\usher\\node.exe', args: ['C:\\usher\\usher.cjs'] };
const never = new AbortController().signal;

function exited(exitCode: number): RunResult {
  return { kind: 'exited', exitCode, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };
}

describe('asking Windows for an administrator', () => {
  it.each([
    [exited(ELEVATION_END.started), 'started'],
    [exited(ELEVATION_END.declined), 'declined'],
    [exited(ELEVATION_END.failed), 'failed'],
    [exited(0), 'failed'],
    [exited(1), 'failed'],
    [{ kind: 'timedOut' }, 'failed'],
    [{ kind: 'absent' }, 'failed'],
  ] as const)('by a child that ends with %j is %s', async (result, answer) => {
    const started: unknown[] = [];
    const ask = childElevation(PROGRAM, async (file, args) => {
      started.push([file, ...args]);
      return result;
    });
    expect(await ask(['--helper', 'a'], never)).toEqual(answer);
    expect(started).toEqual([[PROGRAM.file, ...PROGRAM.args, '--elevate', '--helper', 'a']]);
  });

  it('by a child that cannot be started has failed', async () => {
    const ask = childElevation(PROGRAM, () => Promise.reject(new Error('no memory')));
    expect(await ask([], never)).toEqual('failed');
  });

  it.each([
    [0, ELEVATION_END.started],
    [1223, ELEVATION_END.declined],
    [5, ELEVATION_END.failed],
  ])('tells Windows’ error %i by its exit code', async (error, code) => {
    const native = fakeNative({
      GetForegroundWindow: () => null,
      ShellExecuteExW: () => (error === 0 ? 1 : failed(error)),
    });
    expect(await elevate(native, PROGRAM, ['--helper'])).toEqual(code);
  });
});
