import { win32 } from 'node:path';

/** Absolute paths of the Windows programs that Usher starts. Windows Home has neither quser nor logoff. */
export interface SystemPrograms {
  readonly quser: string;
  readonly logoff: string;
  readonly msg: string;
  readonly reg: string;
}

/**
 * Where Windows keeps them. A 32-bit process sees SysWOW64 under the name of System32, where client Windows
 * has no copies of them; it reaches the real folder as Sysnative, which 64-bit processes do not have.
 * https://learn.microsoft.com/windows/win32/winprog64/file-system-redirector
 * @throws TypeError where the root is not an absolute path on a drive
 */
export function systemPrograms(systemRoot: string | undefined, is32BitProcess: boolean): SystemPrograms {
  if (systemRoot === undefined || !/^[a-z]:\\/i.test(systemRoot)) {
    throw new TypeError(`not the Windows folder: ${systemRoot}`);
  }
  const program = (name: string) => win32.join(systemRoot, is32BitProcess ? 'Sysnative' : 'System32', name);
  return {
    quser: program('quser.exe'),
    logoff: program('logoff.exe'),
    msg: program('msg.exe'),
    reg: program('reg.exe'),
  };
}
