import type { Native } from '../../windows/native.ts';
import { machineRegistry } from '../../windows/registry.ts';

const POLICIES = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System';

/** How this PC asks for elevation: DWORDs from the registry, null for each that is missing. */
export interface UacPolicy {
  /** 0: UAC is off, from the next start of Windows. */
  readonly enableLua: number | null;
  /** What standard users get: 0 denied without a prompt, 1 or 3 a prompt for credentials. */
  readonly consentPromptBehaviorUser: number | null;
  /** What administrators get: 0 elevation without a prompt, 1 to 5 a prompt of some kind. */
  readonly consentPromptBehaviorAdmin: number | null;
  /** 2: Administrator protection is on. Then an elevated program runs as a separate account. */
  readonly typeOfAdminApprovalMode: number | null;
}

/**
 * https://learn.microsoft.com/openspecs/windows_protocols/ms-gpsb/958053ae-5397-4f96-977f-b7700ee461ec and the sections
 * next to it; https://learn.microsoft.com/windows/security/application-security/application-control/administrator-protection
 */
export function uacPolicy(native: Native): UacPolicy {
  const { number } = machineRegistry(native);
  return {
    enableLua: number(POLICIES, 'EnableLUA'),
    consentPromptBehaviorUser: number(POLICIES, 'ConsentPromptBehaviorUser'),
    consentPromptBehaviorAdmin: number(POLICIES, 'ConsentPromptBehaviorAdmin'),
    typeOfAdminApprovalMode: number(POLICIES, 'TypeOfAdminApprovalMode'),
  };
}
