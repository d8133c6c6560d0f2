/**
 * JSON whose strings can do nothing to a terminal: what JSON leaves as it is, C1 controls and marks that turn the
 * direction of a line, is escaped. The value is the same.
 */
export function safeJson(value: unknown, indent = 2): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
