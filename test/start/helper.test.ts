import { describe, expect, it } from 'vitest';
import { nativeReason } from '../../src/base/refusal.ts';
import type { HelperWorld } from '../../src/start/helper.ts';
import { isOperator, startHelper } from '../../src/start/helper.ts';
import { fakeHost } from '../fakes/host.ts';
import type { FakeNative } from '../fakes/native.ts';
import { fakeNative, put } from '../fakes/native.ts';
import { ben, kai } from '../fakes/people.ts';
import { sidBytes } from '../fakes/token.ts';

const NAME = '0'.repeat(32);
const TOKEN = 'f'.repeat(32);

const WELCOME = 'e'.repeat(32);
const ARGS = [NAME, TOKEN, WELCOME];

/** A system on which nobody serves the pipe. Requests to it are recorded. */
function world(over: Partial<HelperWorld> = {}) {
  const asked: string[] = [];
  const pc = fakeHost([kai(), ben()]);
  const found: HelperWorld = {
    // The folder must exist, because the helper changes to it.
    loadNative: async () => ({ ...fakeNative({}), systemFolder: process.cwd() }),
    windowsHost: async () => pc.host,
    openPipe: async () => null,
    environment: {},
    ...over,
  };
  return {
    asked,
    pc,
    world: {
      loadNative() {
        asked.push('native');
        return found.loadNative();
      },
      windowsHost(...args) {
        asked.push('host');
        return found.windowsHost(...args);
      },
      openPipe(path, ...rest) {
        asked.push(path);
        return found.openPipe(path, ...rest);
      },
      environment: found.environment,
    } satisfies HelperWorld,
  };
}

describe('the helper refuses', () => {
  it.each([
    ['no arguments', []],
    ['a pipe that is elsewhere', ['..\\other', TOKEN, WELCOME]],
    ['a pipe on another PC', [`\\\\SRV1\\pipe\\${NAME}`, TOKEN, WELCOME]],
    ['a token that is too short', [NAME, 'f', WELCOME]],
    ['no second secret', [NAME, TOKEN]],
    ['a second secret that is none', [NAME, TOKEN, 'E'.repeat(32)]],
    ['a request', [NAME, TOKEN, '{"people":[]}']],
  ])('%s before it has touched anything', async (_, args) => {
    const { asked, world: system } = world();
    expect(await startHelper(args, system)).toEqual(2);
    expect(asked).toEqual([]);
  });

  it('to go on without the native library', async () => {
    const { asked, world: system } = world({
      loadNative: async () => ({ missing: nativeReason('absent') }),
    });
    expect(await startHelper(ARGS, system)).toEqual(2);
    expect(asked).toEqual(['native']);
  });

  it.each([
    ['no host', null],
    ['one that tells no identity', { ...fakeHost([]).host, isExact: false }],
  ])('to go on with %s', async (_, host) => {
    const { asked, world: system } = world({ windowsHost: async () => host });
    expect(await startHelper(ARGS, system)).toEqual(2);
    expect(asked).toEqual(['native', 'host']);
  });

  it('to go on without a tray', async () => {
    const { asked, pc, world: system } = world();
    expect(await startHelper(ARGS, system)).toEqual(2);
    expect(asked).toEqual(['native', 'host', `\\\\.\\pipe\\usher-${NAME}`]);
    expect(pc.done).toEqual([]);
  });

  it('to hand on what it was started with', async () => {
    const environment: NodeJS.ProcessEnv = { NODE_OPTIONS: '--require C:\\x.js', Path: 'C:\\users\\kai' };
    const { world: system } = world({ environment });
    await startHelper(ARGS, system);
    expect(Object.keys(environment).sort()).toEqual(['SystemRoot', 'TEMP', 'TMP', 'windir']);
  });
});

const OPERATOR = 'S-1-5-21-1-2-3-1001';
const ADMINISTRATOR = 'S-1-5-21-1-2-3-500';

/** A Windows on which this process runs in session 1, as `own`. The operator is signed in there as `kai`. */
function windowsAs(own: string | null) {
  const native: FakeNative = fakeNative({
    ...FREED,
    ProcessIdToSessionId(_process, session) {
      put(session, 1);
      return 1;
    },
    OpenProcess: () => (own === null ? null : 0x10n),
    OpenProcessToken(_process, _access, token) {
      put(token, 0x20n);
      return 1;
    },
    GetTokenInformation(_token, _info, buffer) {
      if (own === null || !Buffer.isBuffer(buffer)) return 0;
      const sid = sidBytes(own);
      buffer.writeBigUInt64LE(native.address(buffer) + 16n);
      sid.copy(buffer, 16);
      return 1;
    },
    WTSEnumerateSessionsExW(_server, _level, _filter, info, count) {
      put(info, native.place(rowOf(native, 1, 'kai', 'OFFICE')));
      put(count, 1);
      return 1;
    },
    LookupAccountNameW(_system, account, sid, _bytes, _domain, _units, use) {
      if (account !== 'OFFICE\\kai' || !Buffer.isBuffer(sid) || !Buffer.isBuffer(use)) return 0;
      sidBytes(OPERATOR).copy(sid);
      use.writeInt32LE(1);
      return 1;
    },
  });
  return native;
}

const FREED = Object.fromEntries(
  [
    ...['CloseHandle', 'WTSFreeMemoryExW', 'WTSFreeMemory', 'WTSQuerySessionInformationW'],
    ...['WTSLogoffSession', 'WTSDisconnectSession', 'WTSWaitSystemEvent'],
    ...['NetUserGetInfo', 'NetApiBufferFree', 'GetComputerNameW'],
  ].map((name) => [name, () => 1]),
);

/** WTS_SESSION_INFO_1W as wtsapi32.h declares it. */
function rowOf(native: FakeNative, sessionId: number, user: string, domain: string): Buffer {
  const row = Buffer.alloc(56);
  const text = (value: string) => native.place(Buffer.from(`${value}\0`, 'utf16le'));
  row.writeInt32LE(sessionId, 8);
  row.writeBigUInt64LE(text(user), 32);
  row.writeBigUInt64LE(text(domain), 40);
  return row;
}

describe('the pipe is the operator’s', () => {
  it.each<[string, string | null, number, string | null, boolean]>([
    ['where it is served by the helper’s own account in its own session', OPERATOR, 1, OPERATOR, true],
    ['where the helper runs as an administrator whose password was given', ADMINISTRATOR, 1, OPERATOR, true],
    ['and not where another account serves it', OPERATOR, 1, 'S-1-5-21-1-2-3-1002', false],
    ['and not where another account serves it for that administrator', ADMINISTRATOR, 1, 'S-1-5-18', false],
    ['and not where it is served in another session', OPERATOR, 2, OPERATOR, false],
    ['and not where it is served in the services’ session', OPERATOR, 0, OPERATOR, false],
    ['and not where Windows does not tell who serves it', OPERATOR, 1, null, false],
    ['and not where Windows tells neither', null, 1, null, false],
  ])('%s', async (_, own, sessionId, user, expected) => {
    expect(await isOperator(windowsAs(own), { sessionId, user })).toBe(expected);
  });
});
