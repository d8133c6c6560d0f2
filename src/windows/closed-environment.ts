import { win32 } from 'node:path';

/** Windows does not use these. Wine needs them for its screen and files, in the tests' Windows lab. */
const OF_WINE = /^(?:DISPLAY|WINE[A-Z]*)$/;

/**
 * Removes everything that a user could have put into an environment, before an elevated process starts anything.
 * Windows' programs need only the folders that Windows itself names.
 * @param systemFolder `C:\Windows\System32`, from GetSystemDirectoryW
 */
export function closeEnvironment(environment: NodeJS.ProcessEnv, systemFolder: string): void {
  const windows = win32.dirname(systemFolder);
  const temporary = win32.join(windows, 'Temp');
  for (const name of Object.keys(environment)) if (!OF_WINE.test(name)) delete environment[name];
  Object.assign(environment, { SystemRoot: windows, windir: windows, TEMP: temporary, TMP: temporary });
}
