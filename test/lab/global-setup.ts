import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { windowsParts } from '../../installer/windows-parts.mjs';
import { buildProbes } from './build-probes.ts';
import { BIN, BUILT, BUILT_LAUNCHERS, BUILT_PROGRAMS, LAB, RESULTS, ROOT } from './folders.ts';
import { takeTurn } from './turn.ts';
import { endAllWine, preparePrefixes } from './wine.ts';

/** Makes and installs everything that the scenarios need. Unchanged parts are kept from the last run. */
export default async function setUp(): Promise<() => Promise<void>> {
  const done = await takeTurn();
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(BIN, { recursive: true });
  keepBuilt();
  windowsParts();
  execFileSync('bash', [join(LAB, 'build.sh')], { stdio: 'inherit' });
  await preparePrefixes();
  buildPrograms();
  buildLaunchers();
  await buildProbes(join(LAB, 'probes'));
  // A scenario that was interrupted leaves its desktop behind.
  return async () => {
    await endAllWine();
    done();
  };
}

/** Keeps the output of `npm run build`, without what `npm run package` made of it. The foundation needs none. */
function keepBuilt(): void {
  const dist = join(ROOT, 'dist');
  rmSync(BUILT, { recursive: true, force: true });
  if (!existsSync(dist)) return;
  cpSync(dist, BUILT, { recursive: true, filter: (file) => !basename(file).startsWith('Usher-') });
}

/** Builds the lab's own small Windows programs. */
function buildPrograms(): void {
  mkdirSync(BUILT_PROGRAMS, { recursive: true });
  for (const [name, built, ...more] of [
    ['windows', 'windows.exe'],
    ['stay', 'stay.exe'],
    ['planted', 'planted.dll', '-shared'],
  ]) {
    const args = [
      '-O2',
      '-Wall',
      '-Wextra',
      '-Werror',
      '-s',
      ...more,
      '-o',
      join(BUILT_PROGRAMS, `${built}`),
    ];
    execFileSync('x86_64-w64-mingw32-gcc', [...args, join(LAB, 'programs', `${name}.c`)], {
      stdio: 'inherit',
    });
  }
}

function buildLaunchers(): void {
  const build = join(ROOT, 'installer', 'launcher', 'build.sh');
  execFileSync(build, [join(BUILT_LAUNCHERS, 'shipped')], { stdio: 'inherit' });
  execFileSync(build, [join(BUILT_LAUNCHERS, 'lab'), 'lab'], { stdio: 'inherit' });
}
