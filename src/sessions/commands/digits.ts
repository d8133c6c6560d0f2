/** The text with digits of any script as 0–9. Windows prints times in the region's digits. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(valueIn(digit)));
}

/** In Unicode the digits of a script follow one another, from zero to nine. */
function valueIn(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}
