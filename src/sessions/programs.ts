import { visibleName } from '../base/text/plain-text.ts';
import catalog from './programs.json' with { type: 'json' };
import type { Program, ProgramClass } from './usage.ts';

type Names = Readonly<Record<string, string>>;

/** Maps image names in lower case to the names that people know. */
const CLASSES: readonly (readonly [ProgramClass, Names])[] = [
  ['documents', catalog.documents],
  ['forms', catalog.forms],
  ['harmless', catalog.harmless],
];

/**
 * Classifies a process by its image name. Anybody can call a program `explorer.exe`, but risks only their own work
 * by it. A program outside the catalog is unknown, never harmless.
 */
export function classify(imageName: string): Program {
  const key = imageName.toLowerCase();
  for (const [holds, names] of CLASSES) {
    const name = Object.hasOwn(names, key) ? names[key] : undefined;
    if (name !== undefined) return { name, holds };
  }
  return { name: visibleName(imageName) || '?', holds: 'unknown' };
}

/** The programs of these processes, each once, in the order of their first process. */
export function programsOf(imageNames: readonly string[]): readonly Program[] {
  const programs = new Map<string, Program>();
  for (const imageName of new Set(imageNames)) {
    const program = classify(imageName);
    programs.set(`${program.holds} ${program.name}`, program);
  }
  return [...programs.values()];
}
