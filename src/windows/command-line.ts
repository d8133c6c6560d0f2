/**
 * Arguments as one command line, as a C program on Windows takes them apart again.
 * https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
export function commandLine(args: readonly string[]): string {
  return args.map(quoted).join(' ');
}

/** Backslashes count as escapes only before a quotation mark, the closing one too. */
function quoted(arg: string): string {
  return `"${arg.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}
