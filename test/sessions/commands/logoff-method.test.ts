import { describe, expect, it } from 'vitest';
import { logoffMethod } from '../../../src/sessions/commands/logoff-method.ts';
import { ben } from '../../fakes/people.ts';

const LOGOFF = { file: 'C:\\Windows\\System32\\logoff.exe', args: [] };

/** What comes of a logoff that fails with this output. */
function ending(stderr: string, stdout: string) {
  const output = { stderr: Buffer.from(stderr), stdout: Buffer.from(stdout) };
  return logoffMethod(LOGOFF, async () => ({ kind: 'exited', exitCode: 1, ...output })).end(ben());
}

describe('a failed logoff', () => {
  it('has done its work only where one of its outputs says that the session is gone', async () => {
    expect(await ending('Error [7022]: not found', '')).toEqual({ kind: 'done' });
    expect(await ending('', 'Error [7022]: not found')).toEqual({ kind: 'done' });
    // No number begins in one and ends in the other.
    expect(await ending('Error [70', '22]')).toEqual({ kind: 'failed', code: null, accessDenied: false });
  });
});
