/**
 * The error number in the output of a Windows session command, in any language: `Error [5]:Access is denied.` or
 * `Error 0x000006BA enumerating sessionnames`. Null if there is none.
 */
export function windowsErrorIn(output: string): number | null {
  const decimal = /\[(\d{1,5})\]/.exec(output)?.[1];
  if (decimal !== undefined) return Number(decimal);
  const hex = /\b0x([0-9a-f]{1,8})\b/i.exec(output)?.[1];
  return hex === undefined ? null : Number.parseInt(hex, 16);
}
