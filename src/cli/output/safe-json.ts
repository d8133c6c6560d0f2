/**
 * JSON in ASCII alone: Windows' pipes decode with the OEM page, and a terminal obeys controls. Everything beyond, and
 * DEL, is escaped as `\uXXXX`, in two halves where it needs two UTF-16 units. The value is the same.
 */
export function safeJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
