/**
 * What Windows says, or Node.js makes of it, where an application control policy refuses a file: Smart App Control and
 * its like (ERROR_SYSTEM_INTEGRITY_POLICY_VIOLATION, 4551), AppLocker (ERROR_ACCESS_DISABLED_BY_POLICY, 1260). Node.js
 * has no name for either, so that starting such a program fails with UNKNOWN.
 * https://learn.microsoft.com/windows/win32/debug/system-error-codes
 */
const POLICY = /\b(?:4551|1260)\b|\bUNKNOWN\b|application control policy|blocked by group policy/i;

/** True where a policy of Windows refused a program or library, as far as the error tells. */
export function isRefusedByPolicy(error: string): boolean {
  return POLICY.test(error);
}
