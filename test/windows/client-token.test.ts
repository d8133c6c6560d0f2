import { describe, expect, it } from 'vitest';
import { clientToken } from '../../src/windows/client-token.ts';
import type { FakeFunction } from '../fakes/native.ts';
import { failed, put } from '../fakes/native.ts';
import { ADMINISTRATORS, BEN, EVERYONE } from '../fakes/sids.ts';
import type { FakeToken } from '../fakes/token.ts';
import { DENY_ONLY, ENABLED, windowsWith } from '../fakes/token.ts';

const PIPE = 0x10cn;
const CLIENT = 0x3a4n;
const THREAD = 0xfffffffffffffffen;

const ELEVATED: FakeToken = {
  user: BEN,
  groups: [
    [EVERYONE, ENABLED],
    [ADMINISTRATORS, ENABLED],
  ],
  elevation: 1,
};

/** A Windows where the client of a pipe has this token. */
function windows(token: FakeToken, over: Readonly<Record<string, FakeFunction>> = {}) {
  const ended: string[] = [];
  const native = windowsWith(new Map([[CLIENT, token]]), {
    ImpersonateNamedPipeClient: () => 1,
    GetCurrentThread: () => THREAD,
    OpenThreadToken: (_thread, _access, _asSelf, output) => {
      put(output, CLIENT);
      return 1;
    },
    RevertToSelf: () => 1,
    ...over,
  });
  const tokenAt = clientToken(native, () => void ended.push('ended'));
  return { native, ended, ask: () => tokenAt(PIPE), names: () => native.calls.map(({ name }) => name) };
}

describe('the token of a pipe’s client', () => {
  it('is asked for queries as this process, and nothing else happens as the client', () => {
    const { native, ask, names } = windows(ELEVATED);
    expect(ask()).toEqual({ user: BEN, isAdministrator: true });
    expect(names().slice(0, 4)).toEqual([
      'GetCurrentThread',
      'ImpersonateNamedPipeClient',
      'OpenThreadToken',
      'RevertToSelf',
    ]);
    const args = (name: string) => native.calls.find((call) => call.name === name)?.args;
    expect(args('ImpersonateNamedPipeClient')).toEqual([PIPE]);
    expect(args('OpenThreadToken')?.slice(0, 3)).toEqual([THREAD, 0x8, 1]);
    expect(native.calls.at(-1)).toMatchObject({ name: 'CloseHandle', args: [CLIENT] });
  });

  it.each<[string, FakeToken, boolean | null]>([
    ['an elevated administrator', ELEVATED, true],
    ['an administrator who is not elevated', { ...ELEVATED, elevation: 0 }, false],
    [
      'an administrator whose token is filtered',
      { ...ELEVATED, elevation: 0, groups: [[ADMINISTRATORS, DENY_ONLY]] },
      false,
    ],
    [
      'Administrators that only count against it',
      { ...ELEVATED, groups: [[ADMINISTRATORS, DENY_ONLY]] },
      false,
    ],
    ['an elevated account of another group', { ...ELEVATED, groups: [[EVERYONE, ENABLED]] }, false],
    ['an unknown elevation', { user: BEN, groups: [[ADMINISTRATORS, ENABLED]] }, null],
    ['unknown groups', { user: BEN, elevation: 1 }, null],
  ])('tells %s', (_, token, isAdministrator) => {
    const { ask } = windows(token);
    expect(ask()).toEqual({ user: BEN, isAdministrator });
  });

  it('tells no account that Windows does not tell', () => {
    const { user: _, ...rest } = ELEVATED;
    expect(windows(rest).ask()).toEqual({ user: null, isAdministrator: true });
  });

  it('is unknown before something was read from the client, and this thread stays itself', () => {
    const { ask, names } = windows(ELEVATED, { ImpersonateNamedPipeClient: () => failed(1368) });
    expect([ask(), names()]).toEqual([null, ['GetCurrentThread', 'ImpersonateNamedPipeClient']]);
  });

  it('is unknown where Windows does not open it, as of an anonymous client, and this thread is itself again', () => {
    const { ask, names, ended } = windows(ELEVATED, { OpenThreadToken: () => failed(1347) });
    expect([ask(), names().at(-1), ended]).toEqual([null, 'RevertToSelf', []]);
  });

  it('leaves this thread itself also where a call breaks', () => {
    const broken = () => {
      throw new Error('broken');
    };
    const { ask, names, ended } = windows(ELEVATED, { OpenThreadToken: broken });
    expect(ask).toThrow('broken');
    expect([names().at(-1), ended]).toEqual(['RevertToSelf', []]);
  });

  it.each<[string, FakeFunction]>([
    ['says no', () => failed(5)],
    [
      'breaks',
      () => {
        throw new Error('broken');
      },
    ],
  ])('ends this process where Windows does not make this thread itself again: it %s', (_, RevertToSelf) => {
    const { ask, ended } = windows(ELEVATED, { RevertToSelf });
    try {
      ask();
    } catch {}
    expect(ended).toEqual(['ended']);
  });
});
