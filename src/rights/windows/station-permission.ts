import type { Native } from '../../windows/native.ts';
import { machineRegistry } from '../../windows/registry.ts';
import { sddlOf } from '../../windows/security-descriptor.ts';
import type { Token } from '../../windows/token.ts';
import { grantedTo } from '../sddl.ts';

const STATIONS = 'SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations';

/**
 * The registry values that say who may do what with sessions, at the console and of Remote Desktop. A station's own
 * value comes first, then the one for its kind. If there is neither, Windows has an undocumented default, so
 * nothing is known. A change counts from the next start of Windows. https://support.microsoft.com/help/259129
 */
const DESCRIPTORS: readonly (readonly (readonly [key: string, name: string])[])[] = [
  [
    [`${STATIONS}\\Console`, 'Security'],
    [STATIONS, 'ConsoleSecurity'],
  ],
  [
    [`${STATIONS}\\RDP-Tcp`, 'Security'],
    [STATIONS, 'DefaultSecurity'],
  ],
];

/** WINSTATION_RESET, WINSTATION_MSG; https://learn.microsoft.com/windows/win32/termserv/win32-tsaccount-modifypermissions */
const RESET = 0x4;
const MESSAGE = 0x80;

/** What an account may do with other people's sessions, on every kind of station; null if it cannot be told. */
export interface StationPermission {
  readonly isResetGranted: boolean | null;
  readonly isMessageGranted: boolean | null;
}

/** The permissions as far as they are known without acting. Windows decides at the attempt. */
export function stationPermission(native: Native, { sids, denyOnlySids }: Token): StationPermission {
  const machine = machineRegistry(native);
  const sddls = DESCRIPTORS.map((places) => {
    const bytes = places.map(([key, name]) => machine.bytes(key, name)).find((found) => found !== null);
    return bytes === undefined ? null : sddlOf(native, bytes);
  });
  const isGranted = (mask: number) => {
    if (sids === null || denyOnlySids === null) return null;
    return all(sddls.map((sddl) => (sddl === null ? null : grantedTo(sddl, sids, mask, denyOnlySids))));
  };
  return { isResetGranted: isGranted(RESET), isMessageGranted: isGranted(MESSAGE) };
}

function all(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}
