/**
 * Errors of a file that an application control policy refuses: Smart App Control and similar
 * (ERROR_SYSTEM_INTEGRITY_POLICY_VIOLATION, 4551), AppLocker (ERROR_ACCESS_DISABLED_BY_POLICY, 1260). Node.js has
 * no name for either, so starting such a program fails with UNKNOWN.
 * https://learn.microsoft.com/windows/win32/debug/system-error-codes
 */
const POLICY = /\b(?:4551|1260)\b|\bUNKNOWN\b|application control policy|blocked by group policy/i;

/** True if a policy of Windows refused a program or library, as far as the error tells. */
export function isRefusedByPolicy(error: string): boolean {
  return POLICY.test(error);
}

/**
 * Why Windows' libraries cannot be called. The kinds differ in what can be done about them.
 *
 * - `system`: this is not Windows.
 * - `architecture`: a 32-bit Node.js.
 * - `absent`: koffi, or its part for this system, is missing.
 * - `foreign`: the koffi that was found is not Usher's.
 * - `policy`: an application control policy refused it.
 * - `refused`: Windows refused it and gives the reason in its own language.
 * - `library`: they can be called, but this Windows lacks a function.
 */
export type NativeFault = 'system' | 'architecture' | 'absent' | 'foreign' | 'policy' | 'refused' | 'library';

/** Why Windows' libraries cannot be called: codes and data, which a language puts into words. */
export interface NativeReason {
  readonly fault: NativeFault;
  /** The file that it is about; null if there is none. */
  readonly file: string | null;
  /** What Windows or Node.js says about it; null if they say nothing. */
  readonly quote: string | null;
}

/** A reason; what is not given is null. */
export function nativeReason(
  fault: NativeFault,
  { file = null, quote = null }: { readonly file?: string | null; readonly quote?: string | null } = {},
): NativeReason {
  return { fault, file, quote };
}
