/** The same text with the digits of any script as 0–9: Windows prints a time in those of the region. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(valueIn(digit)));
}

/** Unicode has the digits of a script side by side, from zero to nine. */
function valueIn(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}
