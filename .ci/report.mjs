// Reads vitest's JSON reports for .ci/run.
//   node .ci/report.mjs failed FILE          the test files that failed, one a line
//   node .ci/report.mjs why FILE             what each of them died of
//   node .ci/report.mjs count FILE [FILE]    "passed failed"; a test file in the second report counts as it is there
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} Test
 * @typedef {{ name: string, status: string, message: string, assertionResults: Test[] }} TestFile
 */

/** @param {string} file @returns {TestFile[]} none where there is no report */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults;
  } catch {
    return [];
  }
}

/** @param {TestFile} file */
const path = (file) => relative(process.cwd(), file.name);

/** @param {string} text The report of the run itself has the rest. */
const firstLines = (text) => text.split('\n').slice(0, 8).join('\n');

/** @param {TestFile} file A file whose set-up failed has no test that did. */
function why(file) {
  const failed = file.assertionResults.filter(({ status }) => status === 'failed');
  const reasons = failed.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages.join('\n')}`);
  const shown = reasons.length > 0 ? reasons.map(firstLines) : [firstLines(file.message)];
  return [`${path(file)} failed at its first try.`, ...shown].join('\n');
}

/** @param {TestFile[]} files @returns {[number, number]} Skipped counts as failed, and so does a file that died. */
function count(files) {
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const died = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status === 'passed'),
  );
  return [passed, tests.length - passed + died.length];
}

const [what = '', report = '', again = ''] = process.argv.slice(2);
const files = read(report);
const failed = files.filter(({ status }) => status === 'failed');
if (what === 'failed') console.log(failed.map(path).join('\n'));
if (what === 'why') console.log(failed.map(why).join('\n\n'));
if (what === 'count') {
  const second = read(again);
  const names = new Set(second.map(({ name }) => name));
  console.log(count([...files.filter(({ name }) => !names.has(name)), ...second]).join(' '));
}
