import { win32 } from 'node:path';

/** These mean nothing to Windows. Wine finds its screen and its files by them, in the tests' Windows lab. */
const OF_WINE = /^(?:DISPLAY|WINE[A-Z]*)$/;

/**
 * Takes everything out of an environment that a user could have put there, for whatever an elevated process starts.
 * Programs of Windows get along with the folders that Windows itself names.
 * @param systemFolder `C:\Windows\System32`, as GetSystemDirectoryW tells it
 */
export function closeEnvironment(environment: NodeJS.ProcessEnv, systemFolder: string): void {
  const windows = win32.dirname(systemFolder);
  const temporary = win32.join(windows, 'Temp');
  for (const name of Object.keys(environment)) if (!OF_WINE.test(name)) delete environment[name];
  Object.assign(environment, { SystemRoot: windows, windir: windows, TEMP: temporary, TMP: temporary });
}
