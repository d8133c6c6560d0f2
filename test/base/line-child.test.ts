import { describe, expect, it } from 'vitest';
import type { LineChild } from '../../src/base/line-child.ts';
import { startLineChild } from '../../src/base/line-child.ts';

/** Everything that a program tells, up to its end. */
function told(
  file: string,
  script: string,
  heard: (child: LineChild, line: string) => void = () => {},
): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const lines: string[] = [];
    const child = startLineChild(
      { file, args: ['--eval', script] },
      {
        line(text) {
          lines.push(text);
          heard(child, text);
        },
        ended() {
          lines.push('(ended)');
          resolve(lines);
        },
      },
    );
    child.send('first');
  });
}

const NODE = process.execPath;
/** Writes back what it is sent, until its input ends. */
const ECHO = 'process.stdin.on("data", (text) => process.stdout.write("heard " + text))';

describe('a program that talks in lines', () => {
  it('gets lines and answers in lines, and is over at once when it is ended', async () => {
    const lines = await told(NODE, ECHO, (child, line) => {
      if (line === 'heard first') return child.send('second ü');
      child.end();
      // Its end has not been told yet.
      child.send('third');
    });
    expect(lines).toEqual(['heard first', 'heard second ü', '(ended)']);
  });

  it('that ends by itself says its last line first, and is not told of twice', async () => {
    expect(await told(NODE, 'process.stdout.write("a\\r\\nb")')).toEqual(['a', 'b', '(ended)']);
  });

  it('that does not read, fails, or cannot be started is only over', async () => {
    expect(await told(NODE, 'process.stdin.destroy(); process.exitCode = 3')).toEqual(['(ended)']);
    expect(await told('/no/such/program', ECHO)).toEqual(['(ended)']);
  });

  it('is named by an absolute path, never looked for', () => {
    const listener = { line() {}, ended() {} };
    expect(() => startLineChild({ file: 'usher.exe', args: [] }, listener)).toThrow(TypeError);
  });

  it('has no process id where it could not be started', () => {
    const { processId } = startLineChild({ file: '/no/such/program', args: [] }, { line() {}, ended() {} });
    expect(processId).toBeNull();
  });
});
