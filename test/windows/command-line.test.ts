import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../src/windows/command-line.ts';

/** Splits a command line by the rules of C programs on Windows. */
function parsed(line: string): string[] {
  const args: string[] = [];
  let at = 0;
  while (at < line.length) {
    let arg = '';
    let isQuoted = false;
    while (at < line.length && (isQuoted || line[at] !== ' ')) {
      const backslashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
      at += backslashes;
      if (line[at] !== '"') {
        arg += '\\'.repeat(backslashes);
        if (backslashes === 0) {
          arg += line[at];
          at += 1;
        }
        continue;
      }
      arg += '\\'.repeat(Math.floor(backslashes / 2));
      if (backslashes % 2 === 1) arg += '"';
      else isQuoted = !isQuoted;
      at += 1;
    }
    args.push(arg);
    while (line[at] === ' ') at += 1;
  }
  return args;
}

describe('a command line', () => {
  it('quotes every argument', () => {
    expect(commandLine(['C:\\my usher\\usher.cjs', '--terminal', ''])).toBe(
      '"C:\\my usher\\usher.cjs" "--terminal" ""',
    );
  });

  it('escapes quotation marks, and backslashes where they would escape one', () => {
    expect(commandLine(['a "b" c\\', 'd\\"e', 'f\\\\g'])).toBe('"a \\"b\\" c\\\\" "d\\\\\\"e" "f\\\\g"');
  });

  it('is taken apart again into the same arguments', () => {
    const argument = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\\', '%', '伟') });
    fc.assert(
      fc.property(fc.array(argument), (args) => {
        expect(parsed(commandLine(args))).toEqual(args);
      }),
    );
  });
});
