import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/base/run.ts';
import { englishSettings } from '../../src/languages/en/settings.ts';
import { commandPolicy } from '../../src/settings/command-policy.ts';
import { NO_POLICY } from '../../src/settings/policy.ts';

const KEY = 'HKLM\\SOFTWARE\\Policies\\Usher';
const ABOVE = 'HKLM\\SOFTWARE\\Policies';
const REG = 'C:\\Windows\\System32\\reg.exe';

const printed = (text: string): RunResult => ({
  kind: 'exited',
  exitCode: 0,
  stdout: Buffer.from(text),
  stderr: Buffer.alloc(0),
});
const FAILED: RunResult = { kind: 'exited', exitCode: 1, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };

/** The output of reg.exe for a key with these values. */
const values = (...lines: readonly string[]) =>
  printed(
    ['', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Usher', ...lines.map((line) => `    ${line}`), '', ''].join(
      '\r\n',
    ),
  );
const subkeys = (...names: readonly string[]) =>
  printed(['', ...names.map((name) => `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${name}`), ''].join('\r\n'));

async function policy(usher: RunResult, above: RunResult = FAILED) {
  const asked: (readonly string[])[] = [];
  const read = await commandPolicy({
    words: englishSettings,
    reg: REG,
    decode: (bytes) => bytes.toString(),
    async run(file, args) {
      asked.push([file, ...args]);
      return args.includes(KEY) ? usher : above;
    },
  });
  return { read, asked };
}

describe('the policy by reg.exe', () => {
  it('is what the key holds, as 64-bit programs see it', async () => {
    const { read, asked } = await policy(
      values(
        'Protected    REG_MULTI_SZ    OFFICE\\01234|Ben Miller',
        'PresentCountdownSeconds    REG_DWORD    0x5a',
        'awaycountdownseconds    REG_DWORD    0x1e',
        'OthersMaySignMeOut    REG_SZ    never',
        'Other    REG_SZ',
      ),
    );
    expect(read).toEqual({
      protected: ['OFFICE\\01234', 'Ben Miller'],
      leastThereMs: 90_000,
      leastAwayMs: 30_000,
      othersMaySignMeOut: 'never',
      problems: [],
    });
    expect(asked).toEqual([[REG, 'query', KEY, '/reg:64', '/se', '|']]);
  });

  it.each([
    ['one account', 'Protected    REG_SZ    ben', ['ben']],
    ['nobody', 'Protected    REG_SZ', []],
    ['nobody by a list', 'Protected    REG_MULTI_SZ    ', []],
    ['what nobody understands, by a number', 'Protected    REG_DWORD    0x1', 'unknown'],
    ['what nobody understands, by a text with variables', 'Protected    REG_EXPAND_SZ    ben', 'unknown'],
    ['what the code page does not have', 'Protected    REG_SZ    Ren?', 'unknown'],
  ])('protects %s', async (_, line, users) => {
    expect((await policy(values(line))).read.protected).toEqual(users);
  });

  it('is none where the key is empty, or where there is none among those of others', async () => {
    expect((await policy(values())).read).toEqual(NO_POLICY);
    const { read, asked } = await policy(FAILED, subkeys('Microsoft', 'UsherTwo', 'Google'));
    expect(read).toEqual(NO_POLICY);
    expect(asked[1]).toEqual([REG, 'query', ABOVE, '/reg:64']);
  });

  it.each<[string, RunResult, RunResult]>([
    ['the key is there and may not be read', FAILED, subkeys('Microsoft', 'Usher')],
    ['nobody can tell whether it is there', FAILED, FAILED],
    ['reg.exe is missing', { kind: 'absent' }, { kind: 'absent' }],
    ['reg.exe hangs', { kind: 'timedOut' }, { kind: 'timedOut' }],
  ])('offers nobody where %s', async (_, usher, above) => {
    const { read } = await policy(usher, above);
    expect(read).toMatchObject({
      protected: 'unknown',
      leastThereMs: 3_600_000,
      leastAwayMs: 3_600_000,
      othersMaySignMeOut: 'never',
    });
    expect(read.problems).toHaveLength(4);
  });
});
