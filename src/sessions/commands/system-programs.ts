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

/** Where Windows is unless somebody chose otherwise when setting it up. Only administrators can write there. */
const USUAL = 'C:\\Windows';

/**
 * Windows' folder of programs for a process that cannot ask GetSystemDirectoryW, having no native library.
 * The environment is whatever the user, or a program of theirs, made of it, so no path is taken from it. It
 * only has to agree: where Windows is on another drive, anybody could have put a `C:\Windows` on this one.
 *
 * A 32-bit process sees SysWOW64 under the name of System32, where client Windows has no copies of these
 * programs; it reaches the real folder as Sysnative, which 64-bit processes do not have.
 * https://learn.microsoft.com/windows/win32/winprog64/file-system-redirector
 * @returns null where that is not known for certain
 */
export function usualSystemFolder(systemRoot: string | undefined, is32BitProcess: boolean): string | null {
  if (systemRoot?.toLowerCase() !== USUAL.toLowerCase()) return null;
  return win32.join(USUAL, is32BitProcess ? 'Sysnative' : 'System32');
}
