/**
 * `npm run mutate -- ROOM`: changes what decides in one room, one change at a time, and runs the room's tests on
 * each. `--again` judges only what survived the last time, and what has changed since; files that are named behind it
 * are judged alone. The report of the last time is `node_modules/.cache/mutation/ROOM.json`.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { createVitest } from 'vitest/node';
import { results, score, told } from './report.mjs';
import { ROOMS } from './rooms.mjs';

/** In percent. */
const AIM = { room: 97, file: 92 };

const [name = '', again, ...only] = process.argv.slice(2);
const room = ROOMS[name];
if (!room || (again && again !== '--again')) {
  console.error(`npm run mutate -- ROOM [--again [FILE…]]\nRooms: ${Object.keys(ROOMS).join(', ')}`);
  process.exit(2);
}

const root = join(import.meta.dirname, '..');
const reportFile = join(root, 'node_modules', '.cache', 'mutation', `${name}.json`);
process.chdir(root);
process.env.ROOM_TESTS = room.tests.join(' ');
// From patterns to files.
const vitest = await createVitest('test', { config: 'mutation/vitest.config.ts', watch: false });
const specifications = await vitest.globTestSpecifications();
await vitest.close();
process.env.ROOM_TESTS = specifications.map(({ moduleId }) => relative(root, moduleId)).join(' ');

/** @returns {import('./report.mjs').Report} */
const read = () => JSON.parse(readFileSync(reportFile, 'utf8'));

/** @param {string} path */
const isJudged = (path) => only.length === 0 || only.includes(path);

/** Mutants that are not in the report are judged anew. @param {(mutant: import('./report.mjs').Mutant) => boolean} isOpen */
function forget(isOpen) {
  const report = read();
  for (const [path, file] of Object.entries(report.files)) {
    if (isJudged(path)) file.mutants = file.mutants.filter((each) => !isOpen(each));
  }
  writeFileSync(reportFile, JSON.stringify(report));
}

/** @param {readonly string[]} files @param {boolean} ignoreStatic whether what runs only while a module loads is left out */
async function judge(files, ignoreStatic) {
  await new Stryker({
    mutate: [...files],
    testRunner: 'quick',
    plugins: [join(root, 'mutation', 'quick-runner.mjs')],
    vitest: { configFile: 'mutation/vitest.config.ts', related: false },
    // Nearly each string in a decision is one of several that its type names: the compiler finds any other.
    mutator: { excludedMutations: ['StringLiteral'] },
    coverageAnalysis: 'perTest',
    ignoreStatic,
    incremental: true,
    incrementalFile: reportFile,
    concurrency: 1,
    timeoutMS: 60_000,
    reporters: ['progress-append-only'],
    tempDirName: '.mutation',
    ignorePatterns: ['.*', 'dist', 'docs', 'test/lab', 'installer/build'],
    // Stryker would rewrite this file, and it cannot read it with TypeScript 7.
    tsconfigFile: 'none.json',
  }).runMutationTest();
}

if (!again) rmSync(reportFile, { force: true });
if (existsSync(reportFile)) forget(({ status }) => status !== 'Killed' && status !== 'Timeout');
// A mutant that runs while a module loads needs a new process and all tests. Most of these run in tests, too, and
// the first round finds them there.
const files = only.length === 0 ? room.files : only;
await judge(files, true);
forget((mutant) => mutant.status === 'Ignored' || (mutant.static === true && mutant.status === 'Survived'));
await judge(files, false);

/** @type {import('./report.mjs').Equivalent[]} */
const equivalents = JSON.parse(readFileSync(join(root, 'mutation', 'equivalent.json'), 'utf8'));
const report = read();
const { files: judged, stale } = results(
  report,
  equivalents.filter(({ file }) => file in report.files),
);
console.log(told(judged));
for (const { file, mutant } of stale)
  console.log(`Named as equivalent, but it did not survive: ${file} ${mutant}`);
const isMet =
  score(judged) >= AIM.room && judged.every((file) => score([file]) >= AIM.file) && stale.length === 0;
process.exitCode = isMet ? 0 : 1;
