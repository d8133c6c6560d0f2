import { describe, expect, it } from 'vitest';
import { stationPermission } from '../../../src/rights/windows/station-permission.ts';
import type { Token } from '../../../src/windows/token.ts';
import type { FakeNative } from '../../fakes/native.ts';
import { fakeNative, put } from '../../fakes/native.ts';
import { fakeRegistry } from '../../fakes/registry.ts';
import { ADMINISTRATORS, BEN, CONSOLE_SDDL, INTERACTIVE, USERS } from '../../fakes/sids.ts';

const STATIONS = 'SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations';
const CONSOLE = `${STATIONS}\\Console\\Security`;
const ANY_CONSOLE = `${STATIONS}\\ConsoleSecurity`;
const RDP = `${STATIONS}\\RDP-Tcp\\Security`;
const ANY_OTHER = `${STATIONS}\\DefaultSecurity`;

/** Windows with these descriptors in its registry. Their bytes are the text itself, long enough to be accepted. */
function windows(descriptors: Readonly<Record<string, string>>): FakeNative {
  const bytes = Object.entries(descriptors).map(
    ([place, sddl]) => [place, Buffer.from(sddl.padEnd(20))] as const,
  );
  const native: FakeNative = fakeNative({
    RegGetValueW: fakeRegistry(Object.fromEntries(bytes)),
    RtlValidRelativeSecurityDescriptor: () => 1,
    ConvertSecurityDescriptorToStringSecurityDescriptorW: (descriptor, _revision, _info, text) => {
      if (!Buffer.isBuffer(descriptor)) throw new Error('not bytes');
      put(text, native.place(Buffer.from(`${descriptor.toString().trimEnd()}\0`, 'utf16le')));
      return 1;
    },
    LocalFree: () => null,
  });
  return native;
}

const STANDARD: Token = {
  isElevated: false,
  elevationType: 'default',
  isAdministrator: false,
  sids: [BEN, USERS, INTERACTIVE],
  denyOnlySids: [],
};
const ELEVATED: Token = { ...STANDARD, sids: [BEN, USERS, INTERACTIVE, ADMINISTRATORS] };

const AS_INSTALLED = { [ANY_CONSOLE]: CONSOLE_SDDL, [ANY_OTHER]: CONSOLE_SDDL };

const BOTH = { isResetGranted: true, isMessageGranted: true };
const NEITHER = { isResetGranted: false, isMessageGranted: false };
const UNKNOWN = { isResetGranted: null, isMessageGranted: null };

describe('what an account may do with other people’s sessions', () => {
  it('is nothing for a standard user and everything for an administrator, as Windows is installed', () => {
    const native = windows(AS_INSTALLED);
    expect(stationPermission(native, STANDARD)).toEqual(NEITHER);
    expect(stationPermission(native, ELEVATED)).toEqual(BOTH);
  });

  it('is unknown where the registry says nothing: Windows has its own default then', () => {
    expect(stationPermission(windows({}), ELEVATED)).toEqual(UNKNOWN);
  });

  it('is unknown where the token tells no groups', () => {
    const native = windows(AS_INSTALLED);
    expect(stationPermission(native, { ...ELEVATED, sids: null })).toEqual(UNKNOWN);
    expect(stationPermission(native, { ...ELEVATED, denyOnlySids: null })).toEqual(UNKNOWN);
  });

  it('is what the station itself has rather than what all have', () => {
    const granted = 'D:(A;;0x84;;;BU)';
    expect(
      stationPermission(windows({ ...AS_INSTALLED, [CONSOLE]: granted, [RDP]: granted }), STANDARD),
    ).toEqual(BOTH);
  });

  it.each<[string, Readonly<Record<string, string>>, object]>([
    [
      'refused at one of the two',
      { [CONSOLE]: 'D:(A;;0x84;;;BU)', [RDP]: 'D:(A;;0x80;;;BU)' },
      { isResetGranted: false, isMessageGranted: true },
    ],
    ['unknown of one and granted at the other', { [CONSOLE]: 'D:(A;;0x84;;;BU)' }, UNKNOWN],
    [
      'unknown of one and refused at the other',
      { [CONSOLE]: 'D:(A;;0x4;;;BU)' },
      { isResetGranted: null, isMessageGranted: false },
    ],
    ['unreadable at one', { [CONSOLE]: 'D:(A;;0x84;;;BU)', [RDP]: 'D:(A;;0x84;;;DU)' }, UNKNOWN],
  ])('is told for both stations at once: %s', (_, descriptors, expected) => {
    expect(stationPermission(windows(descriptors), STANDARD)).toEqual(expected);
  });

  it('heeds a group that is there for denying only', () => {
    const denying = 'D:(D;;0x4;;;BA)(A;;0x84;;;BU)';
    const filtered = { ...STANDARD, denyOnlySids: [ADMINISTRATORS] };
    expect(stationPermission(windows({ [CONSOLE]: denying, [RDP]: denying }), filtered)).toEqual({
      isResetGranted: false,
      isMessageGranted: true,
    });
  });
});
