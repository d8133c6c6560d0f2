import { execFile } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BUILD, PREFIX, prefixOf, WORKERS } from './folders.ts';

const execute = promisify(execFile);

export const DESKTOP = { name: 'usher', width: 1024, height: 700 } as const;
const HOME = join(BUILD, 'home');
/** This file shows that a prefix was finished with this registry. */
const FINISHED = 'lab-registry.txt';
/** Wine's registry files in the prefix. Beside each is a copy from when the prefix was finished. */
const REGISTRY_FILES = ['system.reg', 'user.reg', 'userdef.reg'];
const PREFIXES = Array.from({ length: WORKERS }, (_, index) => prefixOf(index + 1));

/**
 * - Every program starts on the desktop `usher` and finds the taskbar there.
 * - The stand-in for wtsapi32 goes before Wine's own.
 * - A crash ends the process: Wine's debugger would hang in wait for an answer.
 * - UAC is on, which Wine has off.
 * - The names of fonts that Windows has and Debian lacks stand for one with Chinese, Japanese and Korean.
 */
const REGISTRY = `REGEDIT4

[HKEY_CURRENT_USER\\Software\\Wine\\Explorer]
"Desktop"="${DESKTOP.name}"

[HKEY_CURRENT_USER\\Software\\Wine\\Explorer\\Desktops]
"${DESKTOP.name}"="${DESKTOP.width}x${DESKTOP.height}"

[HKEY_CURRENT_USER\\Software\\Wine\\DllOverrides]
"wtsapi32"="native,builtin"
"winedbg.exe"=""
"winemenubuilder.exe"=""

[HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\AeDebug]
"Auto"="0"

[HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System]
"EnableLUA"=dword:00000001

[HKEY_CURRENT_USER\\Software\\Wine\\Fonts\\Replacements]
"Tahoma"="WenQuanYi Micro Hei"
"MS Shell Dlg"="WenQuanYi Micro Hei"
"MS Shell Dlg 2"="WenQuanYi Micro Hei"
"Segoe UI"="WenQuanYi Micro Hei"
`;

/** The environment of every process of the lab. */
export function wineEnvironment(display: string, prefix = PREFIX): NodeJS.ProcessEnv {
  const { PATH, USER, LANG, TMPDIR } = process.env;
  return {
    PATH,
    // Wine links the user's folders to those of this one.
    HOME,
    USER,
    TMPDIR,
    LANG: LANG ?? 'C.UTF-8',
    WINEPREFIX: prefix,
    WINEDEBUG: '-all',
    // At the first start no download of .NET or a browser engine is offered.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
    DISPLAY: display,
  };
}

/**
 * Makes the prefixes of all workers if they are missing or were made for another registry. Wine makes one, which
 * takes half a minute; the others are copies.
 */
export async function preparePrefixes(): Promise<void> {
  const [first = PREFIX, ...others] = PREFIXES;
  // Processes left by an interrupted run would go on writing.
  await endAllWine();
  if (!isFinished(first)) {
    await makePrefix(first);
    for (const other of others) rmSync(other, { recursive: true, force: true });
  }
  for (const other of others.filter((each) => !isFinished(each))) {
    copyPrefix(first, other);
  }
  for (const prefix of PREFIXES) {
    for (const file of REGISTRY_FILES) copyFileSync(join(prefix, `lab-${file}`), join(prefix, file));
  }
}

/** An interrupted copy never takes the prefix's place. */
function copyPrefix(from: string, to: string): void {
  const copy = `${to}.copy`;
  for (const folder of [copy, to]) rmSync(folder, { recursive: true, force: true });
  cpSync(from, copy, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  renameSync(copy, to);
}

function isFinished(prefix: string): boolean {
  const file = join(prefix, FINISHED);
  return existsSync(file) && readFileSync(file, 'utf8') === REGISTRY;
}

async function makePrefix(prefix: string): Promise<void> {
  rmSync(prefix, { recursive: true, force: true });
  mkdirSync(HOME, { recursive: true });
  const env = wineEnvironment('', prefix);
  // Wine 8 reports Windows 7; node.exe needs 10.
  await execute('wine', ['winecfg', '-v', 'win10'], { env, timeout: 240_000 });
  writeFileSync(join(prefix, 'drive_c', 'lab.reg'), REGISTRY);
  await execute('wine', ['regedit', '/S', 'C:\\lab.reg'], { env, timeout: 120_000 });
  await execute('wineserver', ['-w'], { env, timeout: 120_000 });
  // Z: is this whole machine. The simulated PC has no such drive, and a walk through the checkout would walk
  // through it all.
  rmSync(join(prefix, 'dosdevices', 'z:'));
  for (const file of REGISTRY_FILES) copyFileSync(join(prefix, file), join(prefix, `lab-${file}`));
  writeFileSync(join(prefix, FINISHED), REGISTRY);
}

/** The values of a Windows policy: DWORDs by name. */
export type Policy = Readonly<Record<'EnableLUA', number>>;

/** The policy unless a scenario sets another one. */
export const USUAL_POLICY: Policy = { EnableLUA: 1 };

const POLICIES = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System';

/** Sets policies of UAC for programs started afterwards. */
export async function setPolicy(display: string, policy: Policy): Promise<void> {
  for (const [name, value] of Object.entries(policy)) {
    await wine(display, 'reg', 'add', POLICIES, '/v', name, '/t', 'REG_DWORD', '/d', `${value}`, '/f');
  }
}

const USHER_POLICY = 'HKLM\\Software\\Policies\\Usher';

/** Sets a value of the policy for Usher with the arguments of `reg add`; without any removes the whole policy. */
export async function setUsherPolicy(display: string, value: readonly string[]): Promise<void> {
  if (value.length > 0) await wine(display, 'reg', 'add', USHER_POLICY, ...value, '/f');
  else await wine(display, 'reg', 'delete', USHER_POLICY, '/f').catch(() => '');
}

/** Runs a Windows program to its end. @returns its stdout */
export async function wine(display: string, program: string, ...args: string[]): Promise<string> {
  const { stdout } = await execute('wine', [program, ...args], {
    env: wineEnvironment(display),
    timeout: 120_000,
    encoding: 'utf8',
  });
  return stdout;
}

/** Ends every process of this prefix, and of no other. */
export async function endWine(prefix = PREFIX): Promise<void> {
  const env = wineEnvironment('', prefix);
  await execute('wineserver', ['-k'], { env, timeout: 60_000 }).catch(() => {});
  await execute('wineserver', ['-w'], { env, timeout: 60_000 }).catch(() => {});
}

/** Ends every process of every worker's prefix. */
export async function endAllWine(): Promise<void> {
  await Promise.all(PREFIXES.filter((prefix) => existsSync(prefix)).map(endWine));
}
