import type { Native } from './native.ts';
import { machineRegistry } from './registry.ts';

const POLICY = 'SYSTEM\\CurrentControlSet\\Control\\CI\\Policy';

/** Whether Windows starts only programs that it knows or that are signed. */
export type SmartAppControl = 'off' | 'on' | 'evaluating';

const STATES: readonly SmartAppControl[] = ['off', 'on', 'evaluating'];

/**
 * Read where several public scripts read it; Microsoft documents the switch in Windows Security only.
 * https://learn.microsoft.com/windows/apps/develop/smart-app-control/overview
 *
 * @returns null where it cannot be told; `off` on a Windows that has no such switch
 */
export function smartAppControl(native: Native): SmartAppControl | null {
  const answer = machineRegistry(native).value(POLICY, 'VerifiedAndReputablePolicyState');
  if (answer.kind === 'none') return 'off';
  if (answer.kind === 'failed' || answer.type !== 'number' || answer.data.length !== 4) return null;
  return STATES[answer.data.readUInt32LE()] ?? null;
}
