import type { Native } from './native.ts';
import { machineRegistry } from './registry.ts';

const POLICY = 'SYSTEM\\CurrentControlSet\\Control\\CI\\Policy';

/** The state of Smart App Control, with which Windows starts only known or signed programs. */
export type SmartAppControl = 'off' | 'on' | 'evaluating';

const STATES: readonly SmartAppControl[] = ['off', 'on', 'evaluating'];

/**
 * Reads the registry value that several public scripts read. Microsoft documents only the switch in Windows
 * Security. https://learn.microsoft.com/windows/apps/develop/smart-app-control/overview
 *
 * @returns null if it is not known; `off` on a Windows without this switch
 */
export function smartAppControl(native: Native): SmartAppControl | null {
  const answer = machineRegistry(native).value(POLICY, 'VerifiedAndReputablePolicyState');
  if (answer.kind === 'none') return 'off';
  if (answer.kind === 'failed' || answer.type !== 'number' || answer.data.length !== 4) return null;
  return STATES[answer.data.readUInt32LE()] ?? null;
}
