import { describe, expect, it } from 'vitest';
import { readToken } from '../../src/windows/token.ts';
import { failed } from '../fakes/native.ts';
import { ADMINISTRATORS, BEN, EVERYONE } from '../fakes/sids.ts';
import type { FakeToken } from '../fakes/token.ts';
import { DENY_ONLY, ENABLED, LINKED, PROCESS, TOKEN, windowsWith } from '../fakes/token.ts';

const STANDARD: FakeToken = { user: BEN, groups: [[EVERYONE, ENABLED]], type: 1, elevation: 0 };
const FILTERED: FakeToken = {
  user: BEN,
  groups: [
    [EVERYONE, ENABLED],
    [ADMINISTRATORS, DENY_ONLY],
  ],
  type: 3,
  elevation: 0,
  linked: LINKED,
};
const ELEVATED: FakeToken = {
  user: BEN,
  groups: [
    [EVERYONE, ENABLED],
    [ADMINISTRATORS, ENABLED],
  ],
  type: 2,
  elevation: 1,
};

/** A Windows where this process has this token, and perhaps another one linked to it. */
function windows(own: FakeToken, linked?: FakeToken) {
  return windowsWith(new Map([[TOKEN, own], ...(linked ? [[LINKED, linked] as const] : [])]));
}

/** The handles that were closed, in order. */
function closed(native: ReturnType<typeof windows>) {
  return native.calls.filter(({ name }) => name === 'CloseHandle').map(({ args }) => args[0]);
}

describe('the token of this process', () => {
  it('of a standard user has the account and its groups', () => {
    const native = windows(STANDARD);
    expect(readToken(native)).toEqual({
      isElevated: false,
      elevationType: 'default',
      isAdministrator: false,
      sids: [BEN, EVERYONE],
      denyOnlySids: [],
    });
    expect(native.calls[1]?.args.slice(0, 2)).toEqual([PROCESS, 8]);
    expect(closed(native)).toEqual([TOKEN]);
  });

  it('of an elevated administrator has Administrators among the groups', () => {
    expect(readToken(windows(ELEVATED))).toEqual({
      isElevated: true,
      elevationType: 'full',
      isAdministrator: true,
      sids: [BEN, EVERYONE, ADMINISTRATORS],
      denyOnlySids: [],
    });
  });

  it('of a filtered administrator has them for denying only, and the linked one tells', () => {
    const native = windows(FILTERED, ELEVATED);
    expect(readToken(native)).toEqual({
      isElevated: false,
      elevationType: 'limited',
      isAdministrator: true,
      sids: [BEN, EVERYONE],
      denyOnlySids: [ADMINISTRATORS],
    });
    expect(closed(native)).toEqual([LINKED, TOKEN]);
  });

  it('may be filtered for another reason than Administrators', () => {
    const operator: FakeToken = { ...ELEVATED, groups: [['S-1-5-32-551', ENABLED]] };
    expect(readToken(windows(FILTERED, operator)).isAdministrator).toBe(false);
  });

  it('does not tell of an administrator where the linked one cannot be had or read, and both are closed', () => {
    const { linked: _, ...withoutLinked } = FILTERED;
    const withoutGroups = windows(FILTERED, {});
    expect([readToken(windows(withoutLinked)), readToken(withoutGroups)]).toMatchObject([
      { elevationType: 'limited', isAdministrator: null },
      { elevationType: 'limited', isAdministrator: null },
    ]);
    expect(closed(withoutGroups)).toEqual([LINKED, TOKEN]);
  });

  const NOTHING = {
    isElevated: null,
    elevationType: null,
    isAdministrator: null,
    sids: null,
    denyOnlySids: null,
  };

  it('tells nothing where it cannot be opened', () => {
    const native = windowsWith(new Map([[TOKEN, ELEVATED]]), { OpenProcessToken: () => failed(5) });
    expect(readToken(native)).toEqual(NOTHING);
    expect(closed(native)).toEqual([]);
  });

  it('tells nothing where Windows tells nothing, and is closed', () => {
    const native = windows({});
    expect(readToken(native)).toEqual(NOTHING);
    expect(closed(native)).toEqual([TOKEN]);
  });

  it('is closed where reading it throws', () => {
    const native = windowsWith(new Map(), {
      GetTokenInformation: () => {
        throw new Error('no memory');
      },
    });
    expect(() => readToken(native)).toThrow('no memory');
    expect(closed(native)).toEqual([TOKEN]);
  });

  it('of a kind nobody knows has no elevation type', () => {
    expect(readToken(windows({ ...STANDARD, type: 4 })).elevationType).toBeNull();
    expect(readToken(windows({ ...STANDARD, type: 0 })).elevationType).toBeNull();
  });

  it('may have as many groups as Windows allows', () => {
    const groups = Array.from({ length: 1024 }, (_, rid) => [`S-1-5-21-1-2-3-${rid}`, ENABLED] as const);
    expect(readToken(windows({ ...STANDARD, groups })).sids).toHaveLength(1025);
  });
});
