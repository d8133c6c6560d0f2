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

describe('logoff', () => {
  it('is described by the id, and gets half a minute', async () => {
    const started: unknown[] = [];
    const method = logoffMethod(LOGOFF, async (...given) => {
      started.push(given);
      return { kind: 'timedOut' };
    });
    expect([method.describe(ben()), await method.end(ben())]).toEqual(['logoff 2', { kind: 'slow' }]);
    expect(started).toEqual([[LOGOFF.file, ['2'], { timeoutMs: 30_000 }]]);
  });

  it.each([
    ['Error [5]: no', 5, true],
    ['Error [7045]: no', 7045, true],
    ['Error [1722]: no', 1722, false],
  ])('fails with the number that Windows has: %s', async (stderr, code, accessDenied) => {
    expect(await ending(stderr, '')).toEqual({ kind: 'failed', code, accessDenied });
  });
});
