import { styleText } from 'node:util';

export type Style = 'bold' | 'dim' | 'cyan' | 'magenta';

/**
 * The text in these styles. It stays as it is if the stream is no terminal, if NO_COLOR is set, and where TERM is
 * `dumb`.
 * https://nodejs.org/api/util.html#utilstyletextformat-text-options
 */
export function styled(styles: readonly Style[], text: string, stream: NodeJS.WritableStream): string {
  // One by one: in Node.js 20.20 a list of styles is applied whatever the stream and NO_COLOR say.
  return styles.reduce((styledText, style) => styleText(style, styledText, { stream }), text);
}
