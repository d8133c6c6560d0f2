import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/base/run.ts';

/*
 * Tests how .ci/run sums up the reports of its suites.
 */

const ROOT = join(import.meta.dirname, '..', '..');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'usher-ci-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, statuses: readonly string[], message = '') {
  const assertionResults = statuses.map((status, index) => ({
    status,
    fullName: `scenario ${index + 1}`,
    failureMessages: status === 'failed' ? ['Error: Not within 80 s: the box stands\nmenu: …'] : [],
  }));
  const status = message || statuses.includes('failed') ? 'failed' : 'passed';
  return { name: join(ROOT, 'test', 'lab', name), status, message, assertionResults };
}

/** Writes a report of these files. @returns its path */
function report(name: string, files: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ testResults: files }));
  return path;
}

async function told(...args: string[]): Promise<string> {
  const result = await run(process.execPath, [join(ROOT, '.ci', 'report.mjs'), ...args], {
    timeoutMs: 100_000,
  });
  if (result.kind !== 'exited') throw new Error(result.kind);
  return result.stdout.toString().trimEnd();
}

const FIRST = [
  file('menu.test.ts', ['passed', 'passed']),
  file('ask.test.ts', ['passed', 'failed', 'passed']),
  file('doubt.test.ts', ['skipped', 'skipped'], 'Error: Wine showed no desktop'),
];

describe('The report of a suite', () => {
  it('names the files that failed, and what each died of', async () => {
    const first = report('first.json', FIRST);
    expect(await told('failed', first)).toBe('test/lab/ask.test.ts\ntest/lab/doubt.test.ts');
    expect(await told('why', first)).toBe(
      [
        'test/lab/ask.test.ts failed at its first try.',
        'scenario 2: Error: Not within 80 s: the box stands',
        'menu: …',
        '',
        'test/lab/doubt.test.ts failed at its first try.',
        'Error: Wine showed no desktop',
      ].join('\n'),
    );
  });

  it('counts what was skipped as failed', async () => {
    expect(await told('count', report('first.json', FIRST))).toBe('4 3');
  });

  it('counts a file as it ended at its second try', async () => {
    const first = report('first.json', FIRST);
    const again = [
      file('ask.test.ts', ['passed', 'passed', 'passed']),
      file('doubt.test.ts', ['passed', 'failed']),
    ];
    expect(await told('count', first, report('again.json', again))).toBe('6 1');
  });

  it('counts a file that failed outside its tests', async () => {
    const files = [file('ask.test.ts', ['passed'], 'Error: no end'), file('doubt.test.ts', [], 'Error')];
    expect(await told('count', report('first.json', files))).toBe('1 2');
  });

  it('is empty where there is none: .ci/run takes that for a failure', async () => {
    expect(await told('count', join(folder, 'none.json'))).toBe('0 0');
    expect(await told('failed', join(folder, 'none.json'))).toBe('');
  });
});
