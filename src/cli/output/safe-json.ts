import { inAscii } from '../../base/text/plain-text.ts';

/**
 * JSON in ASCII alone, because Windows' pipes decode with the OEM page, and a terminal obeys control characters.
 * Everything else, and DEL, is escaped as `\uXXXX`, as two escapes if it needs two UTF-16 units. The value is the
 * same.
 */
export function safeJson(value: unknown, indent = 2): string {
  return inAscii(JSON.stringify(value, null, indent));
}
