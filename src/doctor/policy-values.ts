import { orNull } from '../base/or-null.ts';
import { uacPolicy } from '../rights/windows/uac-policy.ts';
import type { Native } from '../windows/native.ts';
import { machineRegistry } from '../windows/registry.ts';
import type { ReportFacts } from './report.ts';

const POLICIES = 'SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';

/** How this PC asks for elevation, from the registry; null if it cannot be read. */
export function uacValues(native: Native): ReportFacts['uac'] {
  return orNull(() => uacPolicy(native));
}

/** Session time limits that a policy sets on this PC, in ms. */
export function sessionLimits(native: Native): ReportFacts['limits'] {
  const machine = orNull(() => machineRegistry(native));
  const limit = (name: string) => machine?.number(POLICIES, name) ?? null;
  return {
    disconnected: limit('MaxDisconnectionTime'),
    idle: limit('MaxIdleTime'),
    active: limit('MaxConnectionTime'),
  };
}
