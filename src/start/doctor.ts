import { dirname } from 'node:path';
import { clock } from '../base/clock.ts';
import type { Folders } from '../base/folders.ts';
import { userFolders } from '../base/folders.ts';
import { diagnosis } from '../doctor/diagnosis.ts';
import { diagnosisText } from '../doctor/diagnosis-text.ts';
import { loadNative } from '../windows/native.ts';
import { demoPc } from './demo/demo-pc.ts';
import { DEMO, doctorFacts } from './doctor-facts.ts';
import { doctorReport } from './doctor-report.ts';
import { language } from './language.ts';

/** Prints what was found. @returns the exit code: 0, or 1 where something is a problem */
export async function startDoctor(
  version: string,
  { report: isReport, demo }: { readonly report: boolean; readonly demo: boolean },
  say: (line: string) => void,
): Promise<number> {
  const demoFolder = demo ? dirname(demoPc(clock()).stateFile) : null;
  const loaded = demo ? DEMO : await loadNative();
  const facts = await doctorFacts(version, loaded, foldersOf(demoFolder));
  if (isReport) {
    say(await doctorReport(facts, 'missing' in loaded ? null : loaded));
    return 0;
  }
  const words = await language.doctor();
  const findings = diagnosis(facts, words);
  for (const line of diagnosisText(findings, words)) say(line);
  return findings.some(({ level }) => level === 'problem') ? 1 : 0;
}

/**
 * The same as lines, for whoever shows them in a window.
 * @param demoFolder where a simulated PC keeps its files; null on the real one
 */
export async function doctorLines(version: string, demoFolder: string | null): Promise<readonly string[]> {
  const loaded = demoFolder === null ? await loadNative() : DEMO;
  const facts = await doctorFacts(version, loaded, foldersOf(demoFolder));
  const words = await language.doctor();
  return diagnosisText(diagnosis(facts, words), words);
}

export function foldersOf(demoFolder: string | null): Folders {
  return demoFolder === null ? userFolders() : { settings: demoFolder, data: demoFolder };
}
