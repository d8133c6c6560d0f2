import type { PolicyValue } from './policy.ts';

/** Separates the texts of a list for `reg query … /se`. No account name contains it. */
export const SEPARATOR = '|';

/**
 * The values in the output of `reg query KEY /se |`, by name in lower case. Each line is `    Name    REG_SZ
 * text`.
 */
export function registryValues(output: string): ReadonlyMap<string, PolicyValue> {
  const rows = output.matchAll(/^ {4}(.+?) {4}(REG_\w+)(?: {4}(.*))?$/gm);
  return new Map(
    [...rows].map(([, name = '', type = '', data = '']) => [name.toLowerCase(), valueOfType(type, data)]),
  );
}

function valueOfType(type: string, data: string): PolicyValue {
  const text = data.replace(/\r$/, '');
  if (type === 'REG_MULTI_SZ')
    return { kind: 'texts', texts: text.split(SEPARATOR).filter((each) => each !== '') };
  if (type === 'REG_SZ') return { kind: 'texts', texts: text === '' ? [] : [text] };
  const number = /^0x([0-9a-f]{1,8})$/i.exec(text.trim())?.[1];
  if (type === 'REG_DWORD' && number !== undefined)
    return { kind: 'number', number: Number.parseInt(number, 16) };
  return { kind: 'otherType' };
}

/** Whether a key is among the subkeys in the output of `reg query` for its parent key. */
export function hasSubkey(output: string, key: string): boolean {
  return output.split(/\r?\n/).some((line) => line.trim().toLowerCase().endsWith(`\\${key.toLowerCase()}`));
}
