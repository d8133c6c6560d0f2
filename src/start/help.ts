import { historyFile, logFile, programFolder } from '../base/folders.ts';
import type { StartWords } from '../languages/start-words.ts';
import { doctorLines, foldersOf } from './doctor.ts';
import { ownSettingsFile } from './settings.ts';

export interface HelpParts {
  readonly version: string;
  readonly host: { readonly name: string };
  readonly words: StartWords;
}

/**
 * What *Help and about…* shows, with what works on this PC as it is now.
 * @param demoFolder where a simulated PC keeps its files; null on the real one
 */
export async function helpText(
  { version, host, words }: HelpParts,
  demoFolder: string | null,
): Promise<string> {
  const { settings, data } = foldersOf(demoFolder);
  const lines = words.help({
    version,
    backend: host.name,
    settingsFile: ownSettingsFile(settings),
    historyFile: historyFile(data),
    logFile: logFile(data),
    programFolder,
    findings: await doctorLines(version, demoFolder),
  });
  return [...lines, ''].join('\r\n');
}
