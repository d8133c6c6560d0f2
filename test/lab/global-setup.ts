import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BIN, BUILT, BUILT_PROGRAMS, LAB, PROBES, RESULTS, ROOT } from './folders.ts';
import { takeTurn } from './turn.ts';
import { endAllWine, preparePrefixes } from './wine.ts';

const WIN32 = join(LAB, 'win32');
const LOCK = join(WIN32, 'package-lock.json');
const INSTALLED = join(WIN32, 'node_modules', 'installed-lock.json');

/** Makes and installs everything that the scenarios need. Unchanged parts are kept from the last run. */
export default async function setUp(): Promise<() => Promise<void>> {
  const done = await takeTurn();
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(BIN, { recursive: true });
  keepBuilt();
  installWindowsParts();
  execFileSync('bash', [join(LAB, 'build.sh')], { stdio: 'inherit' });
  await preparePrefixes();
  buildPrograms();
  await buildProbes();
  // A scenario that was interrupted leaves its desktop behind.
  return async () => {
    await endAllWine();
    done();
  };
}

/** Keeps the output of `npm run build`. The foundation needs none. */
function keepBuilt(): void {
  const dist = join(ROOT, 'dist');
  rmSync(BUILT, { recursive: true, force: true });
  if (existsSync(dist)) cpSync(dist, BUILT, { recursive: true });
}

/** Installs Node.js and koffi for Windows. npm installs packages for another system only with --force. */
function installWindowsParts(): void {
  const lock = readFileSync(LOCK, 'utf8');
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === lock) return;
  const args = ['ci', '--os=win32', '--cpu=x64', '--force', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', args, { cwd: WIN32, stdio: ['ignore', 'ignore', 'inherit'] });
  writeFileSync(INSTALLED, lock);
}

/** Builds the lab's own small Windows programs. */
function buildPrograms(): void {
  mkdirSync(BUILT_PROGRAMS, { recursive: true });
  for (const name of ['windows', 'stay']) {
    const args = ['-O2', '-Wall', '-Wextra', '-Werror', '-s', '-o', join(BUILT_PROGRAMS, `${name}.exe`)];
    execFileSync('x86_64-w64-mingw32-gcc', [...args, join(LAB, 'programs', `${name}.c`)], {
      stdio: 'inherit',
    });
  }
}

async function buildProbes(): Promise<void> {
  await build({
    entryPoints: [join(LAB, 'probes', '*.ts')],
    outdir: PROBES,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['koffi'],
    // Some probes run the program's own code.
    define: { 'import.meta.dirname': '__dirname' },
    logLevel: 'warning',
  });
}
