import type { Native } from './native.ts';
import { keyNames } from './registry-names.ts';

const KEYS = ['Environment', 'Volatile Environment'];

/**
 * The names of the user's own variables. Windows makes the environment of elevated programs from them. `Volatile
 * Environment` has one more key for each session.
 * https://learn.microsoft.com/windows/win32/procthread/environment-variables
 *
 * @returns null if they cannot all be read
 */
export function userVariables(native: Native): readonly string[] | null {
  const names: string[] = [];
  const wanted = [...KEYS];
  for (const path of wanted) {
    const found = keyNames(native, path);
    if (found === null) return null;
    names.push(...found.values);
    if (KEYS.includes(path)) wanted.push(...found.keys.map((key) => `${path}\\${key}`));
  }
  return names;
}
