import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  closeSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { makeSetup } from '../../installer/setup.mjs';
import { FILE_TIME, filesIn, stage } from '../../installer/stage.mjs';
import { sha256 } from '../../installer/sums.mjs';
import packageJson from '../../package.json' with { type: 'json' };
import { writeChecksums } from '../../programs.mjs';
import { TOAST_PROGRAM, TRAY_PROGRAM } from '../../src/base/program-check.ts';
import { BIN, BUILT_LAUNCHERS, DRIVE_C, EXCHANGE, PREFIX } from './folders.ts';
import { wineEnvironment } from './wine.ts';

/** Several files of scenarios may make them at once. */
const MADE = join(PREFIX, 'setups');
/** Where setup puts Usher, seen from Linux and from Windows. */
export const INSTALLED = join(DRIVE_C, 'Program Files', 'Usher');
export const INSTALLED_WINDOWS = 'C:\\Program Files\\Usher';

/**
 * Versions as folders of what setup installs. No file of the second has the bytes of the first, but the icons and the
 * two programs that a running Usher lets nobody replace. In the third the programs are others, too.
 */
export const VERSIONS = {
  first: join(MADE, 'first'),
  second: join(MADE, 'second'),
  third: join(MADE, 'third'),
} as const;
export type Version = keyof typeof VERSIONS;
/** As setup shows them. The first one is in pictures. */
export const NUMBERS = { first: packageJson.version, second: '98.0.0', third: '99.0.0' } as const;
/** Only the first version has this file, in a folder of its own. */
export const FORMER_FILE = 'former/only in the first.txt';

/**
 * Makes the setups of all versions, without compression. Windows sees them as C:\setup\first.exe, …
 * @param kind as users get them; or with the launchers and the toast program that serve scenarios
 */
export function makeSetups(kind: 'shipped' | 'lab' = 'shipped'): void {
  const { first, second, third } = VERSIONS;
  rmSync(MADE, { recursive: true, force: true });
  layOutFirst(first);
  if (kind === 'lab') putLabPrograms(first);
  const held = [TRAY_PROGRAM, TOAST_PROGRAM] as const;
  // By the bytes of its icons the uninstaller finds what the tray program has left of them.
  const isKept = (file: string) => held.some((program) => program === file) || file.endsWith('.ico');
  cpSync(first, second, { recursive: true });
  for (const file of filesIn(second).filter((each) => !isKept(each)))
    appendFileSync(join(second, file), isProgram(file) ? '\0' : '\n');
  rmSync(join(second, FORMER_FILE, '..'), { recursive: true });
  writeFileSync(join(second, 'only in the second.txt'), '');
  cpSync(second, third, { recursive: true });
  for (const program of held) appendFileSync(join(third, program), '\0');
  checkHeld(third);
  const windows = join(DRIVE_C, 'setup');
  rmSync(windows, { recursive: true, force: true });
  mkdirSync(windows);
  for (const [name, folder] of Object.entries(VERSIONS)) {
    const out = `${folder}.exe`;
    makeSetup(folder, { version: NUMBERS[name as Version], out, fast: true });
    linkSync(out, join(windows, basename(out)));
  }
}

/** Makes the setup of the first version once more, elsewhere. @returns its file */
export function makeFirstAgain(): string {
  const folder = join(MADE, 'again');
  layOutFirst(folder);
  makeSetup(folder, { version: NUMBERS.first, out: `${folder}.exe`, fast: true });
  return `${folder}.exe`;
}

function layOutFirst(folder: string): void {
  stage(folder);
  const file = join(folder, FORMER_FILE);
  mkdirSync(join(file, '..'));
  writeFileSync(file, '');
  utimesSync(file, FILE_TIME, FILE_TIME);
}

/** The launchers pass on what scenarios say, and the toast program stands in for one that shows nothing in Wine. */
function putLabPrograms(folder: string): void {
  cpSync(join(BUILT_LAUNCHERS, 'lab'), folder, { recursive: true });
  cpSync(join(BIN, basename(TOAST_PROGRAM)), join(folder, TOAST_PROGRAM));
  checkHeld(folder);
}

/** Usher starts its two programs only with these bytes. */
function checkHeld(folder: string): void {
  const [tray, toast] = [join(folder, TRAY_PROGRAM), join(folder, TOAST_PROGRAM)];
  writeChecksums(folder, { [TRAY_PROGRAM]: tray, [TOAST_PROGRAM]: toast });
}

function isProgram(file: string): boolean {
  return /\.(?:exe|node)$/.test(file);
}

/** The checksum of each file in a folder, by its path. */
export function contents(folder: string): Record<string, string> {
  return Object.fromEntries(filesIn(folder).map((file) => [file, sha256(join(folder, file))]));
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
}

/** Runs a program by its Windows path to its end; in Wine stdout must be a file. */
export async function runProgram(
  display: string,
  [file = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const out = join(EXCHANGE, 'installed.txt');
  const stdout = openSync(out, 'w');
  const child = spawn('wine', [file, ...args], {
    env: { ...wineEnvironment(display), ...env },
    stdio: ['ignore', stdout, 'ignore'],
    timeout: 240_000,
    killSignal: 'SIGKILL',
  });
  closeSync(stdout);
  const [code] = await once(child, 'exit');
  return { code, out: readFileSync(out, 'utf8') };
}

/** What setup has written into the registry and the start menu of everybody; null where nothing is. */
export async function entries(display: string): Promise<Record<string, string | null>> {
  const value = async (key: string, name: string) => {
    const path = `HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\${key}`;
    const { out } = await runProgram(display, ['reg', 'query', path, '/v', name]);
    return /REG_\w+\s+(.*?)\r?\n/.exec(out)?.[1] ?? null;
  };
  const link = join(DRIVE_C, 'ProgramData/Microsoft/Windows/Start Menu/Programs/Usher.lnk');
  return {
    run: await value('Run', 'Usher'),
    version: await value('Uninstall\\Usher', 'DisplayVersion'),
    uninstall: await value('Uninstall\\Usher', 'UninstallString'),
    link: existsSync(link) ? 'Usher.lnk' : null,
  };
}
