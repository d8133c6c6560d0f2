import type { PolicyValue } from './policy.ts';

/** Stands between the texts of a list, because no account's name has it. For `reg query … /se`. */
export const SEPARATOR = '|';

/** The values in what `reg query KEY /se |` printed, by name in lower case: `    Name    REG_SZ    text` each. */
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

/** Whether a key is among the subkeys that `reg query` printed of the one above it. */
export function hasSubkey(output: string, key: string): boolean {
  return output.split(/\r?\n/).some((line) => line.trim().toLowerCase().endsWith(`\\${key.toLowerCase()}`));
}
