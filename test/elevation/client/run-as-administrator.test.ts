import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../../src/base/run.ts';
import { PERMISSION_END } from '../../../src/elevation/client/permission.ts';
import { childElevation } from '../../../src/elevation/client/run-as-administrator.ts';

const PROGRAM = { file: 'C:\\usher\\node.exe', args: ['C:\\usher\\usher.cjs'] };
const BEN = { deed: 'signOut', count: 1, name: 'Ben', conversations: [7] } as const;
const never = new AbortController().signal;

function exited(exitCode: number): RunResult {
  return { kind: 'exited', exitCode, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };
}

describe('asking Windows for an administrator', () => {
  it.each([
    [exited(PERMISSION_END.started), 'started'],
    [exited(PERMISSION_END.declined), 'declined'],
    [exited(PERMISSION_END.failed), 'failed'],
    [exited(0), 'failed'],
    [exited(1), 'failed'],
    [{ kind: 'timedOut' }, 'failed'],
    [{ kind: 'absent' }, 'failed'],
  ] as const)('by a child that ends with %j is %s', async (result, answer) => {
    const started: unknown[] = [];
    const ask = childElevation({
      ownProgram: PROGRAM,
      terminal: () => 0x42n,
      runProgram: async (file, args) => {
        started.push([file, ...args]);
        return result;
      },
    });
    expect(await ask(['--helper', 'a'], BEN, never)).toEqual(answer);
    expect(started).toEqual([
      [PROGRAM.file, ...PROGRAM.args, '--elevate', '66', 'signOut', '1', 'Ben', '--helper', 'a'],
    ]);
  });

  it('by a child that cannot be started has failed', async () => {
    const runProgram = () => Promise.reject(new Error('no memory'));
    const ask = childElevation({ ownProgram: PROGRAM, terminal: () => 0n, runProgram });
    expect(await ask([], BEN, never)).toEqual('failed');
  });
});
