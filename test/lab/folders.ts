import { join, relative } from 'node:path';

/** The checkout. */
export const ROOT = join(import.meta.dirname, '..', '..');
export const LAB = import.meta.dirname;
/** Files that the lab made or installed. They are kept between runs and may be deleted. */
export const BUILD = join(LAB, 'build');
/** The stand-ins that `build.sh` makes. */
export const BIN = join(BUILD, 'bin');
/** The built probes: one CommonJS file each, for Windows' node.exe. */
export const PROBES = join(BUILD, 'probes');
/** Screenshots and the program's outputs, for people to look at. */
export const RESULTS = join(LAB, 'results');
/** How many files of scenarios run side by side, each in its own Windows: a Wine prefix with its own screen. */
export const WORKERS = 4;
/** The prefix of one of vitest's workers, which are counted from 1. */
export function prefixOf(worker: number): string {
  return join(BUILD, `prefix-${worker}`);
}
/** The prefix of the worker that runs this file. */
export const PREFIX = prefixOf(Number(process.env.VITEST_POOL_ID ?? 1));
export const DRIVE_C = join(PREFIX, 'drive_c');
/** The program as it would be installed, seen from Windows as C:\usher. */
export const PROGRAM = join(DRIVE_C, 'usher');
/** The folder from which the operator starts the program, seen from Windows as C:\start. */
export const START = join(DRIVE_C, 'start');
/** The program as built when the run began. A later build is for the next run. */
export const BUILT = join(BUILD, 'dist');
/** The lab's own small Windows programs: as built, and as Windows sees them in C:\programs. */
export const BUILT_PROGRAMS = join(BUILD, 'programs');
export const PROGRAMS = join(DRIVE_C, 'programs');
/** The launchers: `shipped` as users get them, and `lab` with what the lab needs besides. */
export const BUILT_LAUNCHERS = join(BUILD, 'launchers');
/** The files that the driver and the Windows side exchange, seen from Windows as C:\lab. */
export const EXCHANGE = join(DRIVE_C, 'lab');

/** The Windows path of something on the lab's C: drive. */
export function windowsPath(path: string): string {
  return `C:\\${relative(DRIVE_C, path).replaceAll('/', '\\')}`;
}

/** The Windows path of one of the lab's own programs. */
export function labProgram(name: 'windows' | 'stay'): string {
  return windowsPath(join(PROGRAMS, `${name}.exe`));
}
