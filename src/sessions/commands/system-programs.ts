import { win32 } from 'node:path';

/** Absolute paths of the Windows programs that Usher starts. Windows Home has neither quser nor logoff. */
export interface SystemPrograms {
  readonly quser: string;
  readonly logoff: string;
  readonly msg: string;
  readonly reg: string;
}

/** @param folder Windows' folder of programs, as `C:\Windows\System32` */
export function systemPrograms(folder: string): SystemPrograms {
  const program = (name: string) => win32.join(folder, name);
  return {
    quser: program('quser.exe'),
    logoff: program('logoff.exe'),
    msg: program('msg.exe'),
    reg: program('reg.exe'),
  };
}

/** Windows' usual folder. Only administrators can write there. */
const USUAL = 'C:\\Windows';

/**
 * Windows' folder of programs, for a process without a native library: it cannot call GetSystemDirectoryW. The user
 * or any program of theirs can change the environment, so no path is taken from it. The environment must only agree
 * with the usual folder: if Windows is on another drive, anybody could have made a `C:\Windows` here.
 *
 * A 32-bit process sees SysWOW64 under the name System32, and client Windows has no copies of these programs there.
 * It reaches the real folder as Sysnative, which 64-bit processes do not have.
 * https://learn.microsoft.com/windows/win32/winprog64/file-system-redirector
 * @returns null if it is not certain
 */
export function usualSystemFolder(systemRoot: string | undefined, is32BitProcess: boolean): string | null {
  if (systemRoot?.toLowerCase() !== USUAL.toLowerCase()) return null;
  return win32.join(USUAL, is32BitProcess ? 'Sysnative' : 'System32');
}
