import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '../../../src/rights/account-rights.ts';
import { accountRights } from '../../../src/rights/account-rights.ts';
import { readAccountFacts } from '../../../src/rights/windows/account-facts.ts';
import { put } from '../../fakes/native.ts';
import { fakeRegistry } from '../../fakes/registry.ts';
import { ADMINISTRATORS, BEN, USERS } from '../../fakes/sids.ts';
import type { FakeToken } from '../../fakes/token.ts';
import { ENABLED, TOKEN, windowsWith } from '../../fakes/token.ts';

const POLICIES = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System';
const STATIONS = 'SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations';

const STANDARD: FakeToken = { user: BEN, groups: [[USERS, ENABLED]], type: 1, elevation: 0 };
const ELEVATED: FakeToken = { user: BEN, groups: [[ADMINISTRATORS, ENABLED]], type: 2, elevation: 1 };

/** A PC whose session descriptors all say the same. */
interface Pc {
  readonly token: FakeToken;
  readonly policies?: Readonly<Record<string, number>>;
  readonly sddl?: string;
}

function facts({ token, policies = { EnableLUA: 1 }, sddl }: Pc, assumeUnelevated = false): AccountFacts {
  const values: Record<string, number | Buffer> = {};
  for (const [name, value] of Object.entries(policies)) values[`${POLICIES}\\${name}`] = value;
  if (sddl !== undefined) {
    for (const name of ['ConsoleSecurity', 'DefaultSecurity'])
      values[`${STATIONS}\\${name}`] = Buffer.alloc(20);
  }
  const native = windowsWith(new Map([[TOKEN, token]]), {
    RegGetValueW: fakeRegistry(values),
    RtlValidRelativeSecurityDescriptor: () => 1,
    ConvertSecurityDescriptorToStringSecurityDescriptorW: (_descriptor, _revision, _info, text) => {
      put(text, native.place(Buffer.from(`${sddl}\0`, 'utf16le')));
      return 1;
    },
    LocalFree: () => null,
  });
  return readAccountFacts(native, { assumeUnelevated });
}

describe('what is known about this account', () => {
  it('is put together from its token, the policies and the sessions’ descriptors', () => {
    expect(facts({ token: STANDARD, sddl: 'D:(A;;0x80;;;BU)' })).toEqual({
      isElevated: false,
      elevationType: 'default',
      isAdministrator: false,
      isUacOn: true,
      standardUsersArePrompted: true,
      isResetGranted: false,
      isMessageGranted: true,
    });
  });

  it('is nothing where Windows tells nothing, but what is so where nothing is set', () => {
    expect(facts({ token: {}, policies: {} })).toEqual({
      isElevated: null,
      elevationType: null,
      isAdministrator: null,
      isUacOn: null,
      standardUsersArePrompted: true,
      isResetGranted: null,
      isMessageGranted: null,
    });
  });

  it.each([
    [0, false],
    [1, true],
    [3, true],
    [2, null],
  ])('has ConsentPromptBehaviorUser %i as %s', (ConsentPromptBehaviorUser, expected) => {
    const { standardUsersArePrompted } = facts({ token: STANDARD, policies: { ConsentPromptBehaviorUser } });
    expect(standardUsersArePrompted).toBe(expected);
  });

  it.each([
    [0, false],
    [1, true],
  ])('has EnableLUA %i as %s', (EnableLUA, expected) => {
    expect(facts({ token: STANDARD, policies: { EnableLUA } }).isUacOn).toBe(expected);
  });
});

describe('assuming no elevation', () => {
  const GRANTED = 'D:(A;;0x84;;;BA)';

  it('makes an elevated administrator a filtered one, whose permission on sessions is not taken from elevation', () => {
    expect(facts({ token: ELEVATED, sddl: GRANTED }, true)).toEqual({
      isElevated: false,
      elevationType: 'limited',
      isAdministrator: true,
      isUacOn: true,
      standardUsersArePrompted: true,
      isResetGranted: false,
      isMessageGranted: null,
    });
  });

  it('makes them an account that nobody is asked for where UAC is off', () => {
    const assumed = facts({ token: ELEVATED, policies: { EnableLUA: 0 }, sddl: GRANTED }, true);
    expect(assumed.elevationType).toEqual('default');
    expect(accountRights(assumed)).toEqual({ rights: 'none', because: 'uacOff' });
  });

  it('takes Reset from a standard user and leaves all else as it is', () => {
    const pc = { token: STANDARD, sddl: 'D:(A;;0x84;;;BU)' };
    expect(facts(pc, true)).toEqual({ ...facts(pc), isResetGranted: false });
  });

  const ORDER = ['none', 'withPermission', 'direct'];
  const tokens = [STANDARD, ELEVATED, { ...STANDARD, type: 3 }, {}];
  const policies = [{}, { EnableLUA: 0 }, { EnableLUA: 1, ConsentPromptBehaviorUser: 0 }];
  const pcs: Pc[] = tokens.flatMap((token) =>
    policies.flatMap((policy) => [
      { token, policies: policy },
      { token, policies: policy, sddl: 'D:(A;;0x84;;;BU)' },
    ]),
  );

  it.each(pcs)('never has more rights than there are, and never direct ones: %j', (pc) => {
    const assumed = accountRights(facts(pc, true)).rights;
    expect(assumed).not.toBe('direct');
    expect(ORDER.indexOf(assumed)).toBeLessThanOrEqual(ORDER.indexOf(accountRights(facts(pc)).rights));
  });
});
