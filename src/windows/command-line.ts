/**
 * Joins arguments to one command line. A C program on Windows splits it into the same arguments again.
 * https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
export function commandLine(args: readonly string[]): string {
  return args.map(quoted).join(' ');
}

/** Backslashes are escapes only before a quotation mark, also before the closing one. */
function quoted(arg: string): string {
  return `"${arg.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}
